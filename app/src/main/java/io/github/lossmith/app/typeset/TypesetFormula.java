package io.github.lossmith.app.typeset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.swing.JLabel;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/**
 * LaTeX drawn by JLaTeXMath, which is under the GPL with the linking exception; its Greek font jar,
 * which lacks the exception, is left out (the letters of mathematics stand in the base fonts).
 * Loading its fonts takes a moment: call it away from the screen. One formula is drawn at a time:
 * the library keeps the place in a row within the row, and rows such as that of {@code \log} are
 * the same object in all formulas.
 */
public final class TypesetFormula {
  /** Dots drawn for each pixel and direction; each has 256 greys of its own. */
  public static final int FINENESS = 4;

  /** Letters may be so much smaller before a formula is broken into lines instead. */
  private static final double LEAST_SHARE = 0.8;

  private static final float LINE_GAP = 0.35f;

  private TypesetFormula() {}

  /**
   * A formula in pixels.
   *
   * @param image no wider than the available width
   * @param natural the width in one line of letters of the wanted size
   */
  public record Drawn(Image image, double natural) {}

  /**
   * Draws LaTeX for math mode. Every pixel gets the share of it that is covered with ink, so that
   * no stroke is lost, however thin. What is too wide is drawn a little smaller, then in lines, and
   * smaller again where that does not do.
   *
   * @param size of the letters, in device pixels
   * @param room the widest that the picture may be, in device pixels
   * @param rgb the colour of the ink
   * @return nothing where the LaTeX cannot be drawn
   */
  public static synchronized Optional<Drawn> draw(String latex, float size, double room, int rgb) {
    try {
      TeXFormula formula = new TeXFormula(roomy(latex));
      double natural = width(plain(formula, size));
      TeXIcon icon = fitting(formula, size, natural, Math.max(1, room));
      return Optional.of(new Drawn(pixels(icon, rgb), natural));
    } catch (ParseException foreign) {
      return Optional.empty();
    }
  }

  /**
   * The same as a picture for files, with {@link #FINENESS} dots for each of its pixels; a screen
   * is not needed.
   */
  public static synchronized Optional<BufferedImage> picture(
      String latex, float size, double room, int rgb) {
    try {
      TeXFormula formula = new TeXFormula(roomy(latex));
      TeXIcon icon = fitting(formula, size, width(plain(formula, size)), Math.max(1, room));
      icon.setForeground(new Color(rgb));
      return Optional.of(dots(icon, icon.getIconWidth(), icon.getIconHeight()));
    } catch (ParseException foreign) {
      return Optional.empty();
    }
  }

  private static TeXIcon plain(TeXFormula formula, float size) {
    return formula.createTeXIcon(TeXConstants.STYLE_DISPLAY, size * FINENESS);
  }

  private static double width(TeXIcon icon) {
    return Math.ceil(icon.getIconWidth() / (double) FINENESS);
  }

  private static TeXIcon fitting(TeXFormula formula, float size, double natural, double room) {
    double share = room / natural;
    if (share >= LEAST_SHARE) {
      return plain(formula, (float) (size * Math.min(1, share * share(natural))));
    }
    float smaller = (float) (size * LEAST_SHARE);
    TeXIcon lines = lines(formula, smaller, room);
    double wide = width(lines);
    return wide <= room
        ? lines
        : lines(formula, (float) (smaller * room / wide * share(wide)), room);
  }

  /** Rounding up to whole pixels must not exceed the width. */
  private static double share(double width) {
    return (width - 1) / width;
  }

  private static TeXIcon lines(TeXFormula formula, float size, double room) {
    return formula.new TeXIconBuilder()
        .setStyle(TeXConstants.STYLE_DISPLAY)
        .setSize(size * FINENESS)
        .setWidth(TeXConstants.UNIT_PIXEL, (float) ((room - 1) * FINENESS), TeXConstants.ALIGN_LEFT)
        .setIsMaxWidth(true)
        .setInterLineSpacing(TeXConstants.UNIT_PIXEL, LINE_GAP * size * FINENESS)
        .build();
  }

  /** JLaTeXMath leaves no room between the columns of cases. */
  private static String roomy(String latex) {
    return latex.replace("&", "&\\quad ");
  }

  private static Image pixels(TeXIcon icon, int rgb) {
    int width = (int) Math.max(1, width(icon));
    int height = Math.max(1, (icon.getIconHeight() + FINENESS - 1) / FINENESS);
    BufferedImage fine = dots(icon, width * FINENESS, height * FINENESS);
    int[] dots = ((DataBufferInt) fine.getRaster().getDataBuffer()).getData();
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      int covered = covered(dots, i % width, i / width, width * FINENESS);
      argb[i] = (covered << 24) | (rgb & 0xFFFFFF);
    }
    WritableImage pixels = new WritableImage(width, height);
    pixels
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return pixels;
  }

  private static BufferedImage dots(TeXIcon icon, int width, int height) {
    BufferedImage fine =
        new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = fine.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    icon.paintIcon(new JLabel(), graphics, 0, 0);
    graphics.dispose();
    return fine;
  }

  /** The mean opacity, 0 to 255, of the dots of a pixel. */
  private static int covered(int[] dots, int x, int y, int stride) {
    int sum = 0;
    for (int row = y * FINENESS; row < (y + 1) * FINENESS; row++) {
      for (int i = row * stride + x * FINENESS; i < row * stride + (x + 1) * FINENESS; i++) {
        sum += dots[i] >>> 24;
      }
    }
    return (sum + FINENESS * FINENESS / 2) / (FINENESS * FINENESS);
  }
}
