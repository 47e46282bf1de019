package io.github.lossmith.plotting.view;

import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.render.Stroke;
import io.github.lossmith.plotting.render.Surface;
import io.github.lossmith.plotting.text.Face;
import io.github.lossmith.plotting.text.RichText;
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

  private record Key(Face face, double size) {}

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

  /** Out to whole pixels: JavaFX blends every stroke through a mask behind any other clip. */
  @Override
  public void clip(double x, double y, double width, double height) {
    double left = Math.floor(x);
    double top = Math.floor(y);
    graphics.beginPath();
    graphics.rect(left, top, Math.ceil(x + width) - left, Math.ceil(y + height) - top);
    graphics.clip();
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    use(stroke);
    graphics.strokeLine(x1, y1, x2, y2);
  }

  @Override
  public void polyline(double[] x, double[] y, Stroke stroke) {
    use(stroke);
    graphics.strokePolyline(x, y, x.length);
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

  private void use(Stroke stroke) {
    graphics.setStroke(colour(stroke.colour(), 1));
    graphics.setLineWidth(stroke.width());
    graphics.setLineDashes(stroke.dashes());
  }

  private static Color colour(Rgb rgb, double opacity) {
    return Color.rgb(rgb.red(), rgb.green(), rgb.blue(), opacity);
  }

  private static Font font(Face face, double size) {
    return FONTS.computeIfAbsent(
        new Key(face, size),
        key -> {
          Font font = Font.loadFont(new ByteArrayInputStream(face.bytes()), key.size());
          return font == null ? Font.font(key.size()) : font;
        });
  }
}
