package io.github.lossmith.plotting.view;

import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.render.LineStroke;
import io.github.lossmith.plotting.render.Surface;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.plotting.text.TypefaceStyle;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;

/** Draws on a canvas, in logical pixels. */
final class CanvasSurface implements Surface {
  private static final Map<Key, Font> FONTS = new HashMap<>();

  private final GraphicsContext graphics;
  private final Map<Ink, Color> colours = new HashMap<>();

  private record Key(TypefaceStyle face, double size) {}

  private record Ink(Rgb rgb, double opacity) {}

  CanvasSurface(GraphicsContext graphics) {
    this.graphics = graphics;
    graphics.setLineCap(StrokeLineCap.BUTT);
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    graphics.setFontSmoothingType(FontSmoothingType.GRAY);
  }

  @Override
  public void save() {
    graphics.save();
  }

  @Override
  public void restore() {
    graphics.restore();
  }

  /** Extended to whole pixels: with any other clip JavaFX blends every stroke through a mask. */
  @Override
  public void clip(double x, double y, double width, double height) {
    double left = Math.floor(x);
    double top = Math.floor(y);
    graphics.beginPath();
    graphics.rect(left, top, Math.ceil(x + width) - left, Math.ceil(y + height) - top);
    graphics.clip();
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, LineStroke stroke) {
    if (isSolid(stroke) && (x1 == x2 || y1 == y2)) {
      double across = x1 == x2 ? stroke.width() : 0;
      double along = stroke.width() - across;
      straight(x1, y1, x2, y2, across / 2, along / 2, stroke.colour());
    } else {
      use(stroke);
      graphics.strokeLine(x1, y1, x2, y2);
    }
  }

  @Override
  public void polyline(double[] x, double[] y, LineStroke stroke) {
    if (isSolid(stroke) && isAngular(x, y)) {
      double half = stroke.width() / 2;
      for (int i = 1; i < x.length; i++) {
        straight(x[i - 1], y[i - 1], x[i], y[i], half, half, stroke.colour());
      }
    } else {
      use(stroke);
      graphics.strokePolyline(x, y, x.length);
    }
  }

  private static boolean isSolid(LineStroke stroke) {
    return stroke.dashes().length == 0;
  }

  private static boolean isAngular(double[] x, double[] y) {
    for (int i = 1; i < x.length; i++) {
      if (x[i] != x[i - 1] && y[i] != y[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Draws a straight line as a rectangle: for a stroke the renderer processes the whole bounding
   * box.
   */
  private void straight(
      double x1, double y1, double x2, double y2, double besideX, double besideY, Rgb colour) {
    double left = Math.min(x1, x2) - besideX;
    double top = Math.min(y1, y2) - besideY;
    double width = Math.abs(x2 - x1) + 2 * besideX;
    double height = Math.abs(y2 - y1) + 2 * besideY;
    fill(left, top, width, height, colour, 1);
  }

  @Override
  public void polygon(double[] x, double[] y, Rgb fill, double opacity) {
    graphics.setFill(colour(fill, opacity));
    graphics.fillPolygon(x, y, x.length);
  }

  @Override
  public void fill(double x, double y, double width, double height, Rgb fill, double opacity) {
    graphics.setFill(colour(fill, opacity));
    graphics.fillRect(x, y, width, height);
  }

  @Override
  public void text(RichText text, double x, double y, double fontSize, Rgb colour, double degrees) {
    graphics.save();
    graphics.translate(x, y);
    graphics.rotate(-degrees);
    graphics.setFill(colour(colour, 1));
    double along = 0;
    for (RichText.Run run : text.runs()) {
      graphics.setFont(font(run.face(), run.size() * fontSize));
      graphics.fillText(run.text(), along, -run.rise() * fontSize);
      along += run.width() * fontSize;
    }
    graphics.restore();
  }

  private void use(LineStroke stroke) {
    graphics.setStroke(colour(stroke.colour(), 1));
    graphics.setLineWidth(stroke.width());
    graphics.setLineDashes(stroke.dashes());
  }

  /** The same object each time, because the canvas transmits every new one to the renderer. */
  private Color colour(Rgb rgb, double opacity) {
    return colours.computeIfAbsent(
        new Ink(rgb, opacity), ink -> Color.rgb(rgb.red(), rgb.green(), rgb.blue(), ink.opacity));
  }

  private static Font font(TypefaceStyle face, double size) {
    return FONTS.computeIfAbsent(
        new Key(face, size),
        key -> {
          Font font = Font.loadFont(new ByteArrayInputStream(face.bytes()), key.size());
          return font == null ? Font.font(key.size()) : font;
        });
  }
}
