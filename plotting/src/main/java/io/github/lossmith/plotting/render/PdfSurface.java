package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.plotting.text.TypefaceStyle;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** Draws on a page of a PDF: vectors, and text in embedded subsets of the product's fonts. */
final class PdfSurface implements Surface {
  private static final int ROUND_JOIN = 1;

  private final PDPageContentStream page;
  private final double height;
  private final Map<TypefaceStyle, PDFont> fonts = new EnumMap<>(TypefaceStyle.class);

  /** A step that may fail like all writing of PDF. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  PdfSurface(PDDocument document, PDPageContentStream page, double height) throws IOException {
    this.page = page;
    this.height = height;
    for (TypefaceStyle face : TypefaceStyle.values()) {
      fonts.put(face, PDType0Font.load(document, new ByteArrayInputStream(face.bytes()), true));
    }
  }

  @Override
  public void save() {
    run(page::saveGraphicsState);
  }

  @Override
  public void restore() {
    run(page::restoreGraphicsState);
  }

  @Override
  public void clip(double x, double y, double width, double h) {
    run(
        () -> {
          page.addRect((float) x, up(y + h), (float) width, (float) h);
          page.clip();
        });
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, LineStroke stroke) {
    polyline(new double[] {x1, x2}, new double[] {y1, y2}, stroke);
  }

  @Override
  public void polyline(double[] x, double[] y, LineStroke stroke) {
    run(
        () -> {
          page.setStrokingColor(colour(stroke.colour()));
          page.setLineWidth((float) stroke.width());
          page.setLineJoinStyle(ROUND_JOIN);
          page.setLineDashPattern(dashes(stroke), 0);
          trace(x, y);
          page.stroke();
        });
  }

  @Override
  public void polygon(double[] x, double[] y, Rgb fill, double opacity) {
    run(
        () -> {
          page.saveGraphicsState();
          if (opacity < 1) {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant((float) opacity);
            page.setGraphicsStateParameters(state);
          }
          page.setNonStrokingColor(colour(fill));
          trace(x, y);
          page.closePath();
          page.fill();
          page.restoreGraphicsState();
        });
  }

  @Override
  public void text(RichText text, double x, double y, double fontSize, Rgb colour, double degrees) {
    double angle = Math.toRadians(degrees);
    run(
        () -> {
          page.beginText();
          page.setNonStrokingColor(colour(colour));
          double along = 0;
          for (RichText.Run run : text.runs()) {
            double rise = run.rise() * fontSize;
            double runX = x + along * Math.cos(angle) - rise * Math.sin(angle);
            double runY = height - y + along * Math.sin(angle) + rise * Math.cos(angle);
            page.setTextMatrix(Matrix.getRotateInstance(angle, (float) runX, (float) runY));
            page.setFont(font(run.face()), (float) (run.size() * fontSize));
            page.showText(known(run));
            along += run.width() * fontSize;
          }
          page.endText();
        });
  }

  /** The text with characters that the font lacks replaced, because PDFBox would throw. */
  private String known(RichText.Run run) {
    StringBuilder known = new StringBuilder();
    run.text()
        .codePoints()
        .forEach(c -> known.append(has(run.face(), c) ? Character.toString(c) : "\u25a1"));
    return known.toString();
  }

  private boolean has(TypefaceStyle face, int codePoint) {
    try {
      return font(face).encode(Character.toString(codePoint)).length > 0;
    } catch (IOException | IllegalArgumentException unknown) {
      return false;
    }
  }

  private PDFont font(TypefaceStyle face) {
    PDFont font = fonts.get(face);
    if (font == null) {
      throw new IllegalStateException("no font for " + face);
    }
    return font;
  }

  private void trace(double[] x, double[] y) throws IOException {
    for (int i = 0; i < x.length; i++) {
      if (i == 0) {
        page.moveTo((float) x[i], up(y[i]));
      } else {
        page.lineTo((float) x[i], up(y[i]));
      }
    }
  }

  private float up(double y) {
    return (float) (height - y);
  }

  private static Color colour(Rgb rgb) {
    return new Color(rgb.red(), rgb.green(), rgb.blue());
  }

  private static float[] dashes(LineStroke stroke) {
    double[] lengths = stroke.dashes();
    float[] dashes = new float[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      dashes[i] = (float) lengths[i];
    }
    return dashes;
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
