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
 * Loading its fonts takes a moment: call it away from the screen.
 */
public final class TypesetFormula {
  private TypesetFormula() {}

  /**
   * Draws LaTeX for math mode.
   *
   * @param size of the letters, in device pixels
   * @param rgb the colour of the ink
   * @return nothing where the LaTeX cannot be drawn
   */
  public static Optional<Image> draw(String latex, float size, int rgb) {
    try {
      TeXIcon icon = new TeXFormula(roomy(latex)).createTeXIcon(TeXConstants.STYLE_DISPLAY, size);
      icon.setForeground(new Color(rgb));
      return Optional.of(pixels(icon));
    } catch (ParseException foreign) {
      return Optional.empty();
    }
  }

  /** JLaTeXMath leaves no room between the columns of cases. */
  private static String roomy(String latex) {
    return latex.replace("&", "&\\quad ");
  }

  private static Image pixels(TeXIcon icon) {
    int width = Math.max(1, icon.getIconWidth());
    int height = Math.max(1, icon.getIconHeight());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    icon.paintIcon(new JLabel(), graphics, 0, 0);
    graphics.dispose();
    WritableImage pixels = new WritableImage(width, height);
    int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    pixels
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), argb, 0, width);
    return pixels;
  }
}
