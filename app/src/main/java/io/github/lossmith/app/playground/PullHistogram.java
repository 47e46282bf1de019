package io.github.lossmith.app.playground;

import io.github.lossmith.designer.playground.LearnerMeasures;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Two small charts over p_t, one above the other: how many points lie where, on a logarithmic axis
 * so that ten are seen beside a thousand, and where the summed gradient comes from. The rare class
 * stands upwards, the common one downwards.
 */
final class PullHistogram extends Canvas {
  private static final double GAP = 8;

  /** A single point of a thousand is still a seen bar. */
  private static final double LEAST_BAR = 2;

  PullHistogram(double width, double height) {
    super(width, height);
  }

  void show(LearnerMeasures measures, PictureColours colours) {
    GraphicsContext pen = getGraphicsContext2D();
    pen.clearRect(0, 0, getWidth(), getHeight());
    double part = (getHeight() - GAP) / 2;
    double most = Math.log1p(Math.max(most(measures.rareCounts()), most(measures.commonCounts())));
    chart(pen, 0, part, logs(measures.rareCounts()), logs(measures.commonCounts()), most, colours);
    double pull = Math.max(most(measures.rarePull()), most(measures.commonPull()));
    chart(pen, part + GAP, part, measures.rarePull(), measures.commonPull(), pull, colours);
  }

  private static List<Double> logs(List<Double> counts) {
    return counts.stream().map(Math::log1p).toList();
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private void chart(
      GraphicsContext pen,
      double top,
      double height,
      List<Double> rare,
      List<Double> common,
      double most,
      PictureColours colours) {
    double middle = top + height / 2;
    bars(pen, rare, middle, -height / 2, most, colour(colours.point(true)));
    bars(pen, common, middle, height / 2, most, colour(colours.point(false)));
    pen.setStroke(colour(colours.boundary()).deriveColor(0, 1, 1, 0.5));
    pen.strokeLine(0, middle, getWidth(), middle);
  }

  private void bars(
      GraphicsContext pen,
      List<Double> values,
      double middle,
      double reach,
      double most,
      Color fill) {
    double width = getWidth() / values.size();
    pen.setFill(fill);
    for (int i = 0; i < values.size(); i++) {
      double share = most > 0 ? Math.min(1, values.get(i) / most) : 0;
      double length = share > 0 ? Math.max(LEAST_BAR, share * Math.abs(reach)) : 0;
      double begin = reach < 0 ? middle - length : middle;
      pen.fillRect(i * width + 0.5, begin, width - 1, length);
    }
  }

  static Color colour(int rgb) {
    return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }
}
