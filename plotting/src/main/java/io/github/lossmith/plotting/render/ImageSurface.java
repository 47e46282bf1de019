package io.github.lossmith.plotting.render;

import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.text.RichText;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Draws on an image, antialiased. */
final class ImageSurface implements Surface {
  private final Graphics2D graphics;
  private final Deque<ClipBefore> clips = new ArrayDeque<>();

  private record ClipBefore(@Nullable Shape shape) {}

  ImageSurface(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  @Override
  public void save() {
    clips.push(new ClipBefore(graphics.getClip()));
  }

  @Override
  public void restore() {
    graphics.setClip(clips.pop().shape());
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    graphics.clip(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, LineStroke stroke) {
    use(stroke);
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void polyline(double[] x, double[] y, LineStroke stroke) {
    use(stroke);
    graphics.draw(path(x, y));
  }

  @Override
  public void polygon(double[] x, double[] y, Rgb fill, double opacity) {
    graphics.setColor(colour(fill));
    graphics.setComposite(AlphaComposite.SrcOver.derive((float) opacity));
    Path2D outline = path(x, y);
    outline.closePath();
    graphics.fill(outline);
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  @Override
  public void text(RichText text, double x, double y, double fontSize, Rgb colour, double degrees) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.toRadians(degrees));
    graphics.setColor(colour(colour));
    for (RichText.Run run : text.runs()) {
      Path2D letters = GlyphOutlines.shared().of(run.face(), run.text(), run.size() * fontSize);
      letters.transform(AffineTransform.getTranslateInstance(0, -run.rise() * fontSize));
      graphics.fill(letters);
      graphics.translate(run.width() * fontSize, 0);
    }
    graphics.setTransform(before);
  }

  private void use(LineStroke stroke) {
    graphics.setColor(colour(stroke.colour()));
    double[] lengths = stroke.dashes();
    float[] dashes = new float[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      dashes[i] = (float) lengths[i];
    }
    float width = (float) stroke.width();
    graphics.setStroke(
        dashes.length == 0
            ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
            : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0));
  }

  private static Path2D path(double[] x, double[] y) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < x.length; i++) {
      if (i == 0) {
        path.moveTo(x[i], y[i]);
      } else {
        path.lineTo(x[i], y[i]);
      }
    }
    return path;
  }

  private static Color colour(Rgb rgb) {
    return new Color(rgb.red(), rgb.green(), rgb.blue());
  }
}
