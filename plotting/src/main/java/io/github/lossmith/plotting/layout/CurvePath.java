package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * A curve as paths on the surface: cut at gaps and at the frame, without points that make no
 * visible difference.
 */
public final class CurvePath {
  private static final double FAR = 1e7;

  private final List<PointPath> paths = new ArrayList<>();
  private final LayoutBox clip;
  private PointPath current = new PointPath();
  private double lastX = Double.NaN;
  private double lastY = Double.NaN;

  private CurvePath(LayoutBox clip) {
    this.clip = clip;
  }

  /**
   * The paths of a series within the frame of its panel, a little wider than the frame.
   *
   * <p>Of every column of the surface they keep the first, lowest, highest and last point, and of
   * nearly straight stretches the ends.
   */
  public static List<PointPath> of(PlotArea area, Series series, FigureMetrics metrics) {
    CurvePath curve = new CurvePath(area.frame().grown(2 * metrics.lineWidth()));
    AxisMapping across = area.across();
    AxisMapping upwards = area.upwards();
    CurveDecimation thinning = new CurveDecimation(metrics.column(), curve::point);
    for (int i = 0; i < series.size(); i++) {
      double x = near(across.of(series.x(i)));
      double y = near(upwards.of(series.y(i)));
      if (Double.isNaN(x + y)) {
        thinning.flush();
        curve.end();
      } else {
        thinning.add(x, y);
      }
    }
    thinning.flush();
    curve.end();
    return curve.paths.stream().map(path -> PathSimplification.of(path, metrics)).toList();
  }

  private static double near(double place) {
    return Math.max(-FAR, Math.min(FAR, place));
  }

  private void point(double x, double y) {
    if (!Double.isNaN(lastX)) {
      segment(lastX, lastY, x, y);
    }
    lastX = x;
    lastY = y;
  }

  private void end() {
    lastX = Double.NaN;
    cut();
  }

  private void cut() {
    if (current.size() > 0) {
      paths.add(current);
      current = new PointPath();
    }
  }

  /** Adds the part of a segment inside the box (Liang &amp; Barsky, 1984). */
  private void segment(double x1, double y1, double x2, double y2) {
    if (isInside(x1, y1) && isInside(x2, y2)) {
      if (current.size() == 0) {
        current.add(x1, y1);
      }
      current.add(x2, y2);
      return;
    }
    clipped(x1, y1, x2, y2);
  }

  private boolean isInside(double x, double y) {
    return x >= clip.x() && x <= clip.right() && y >= clip.y() && y <= clip.bottom();
  }

  private void clipped(double x1, double y1, double x2, double y2) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double[] edge = {-dx, dx, -dy, dy};
    double[] room = {x1 - clip.x(), clip.right() - x1, y1 - clip.y(), clip.bottom() - y1};
    double enter = 0;
    double leave = 1;
    for (int i = 0; i < 4; i++) {
      if (edge[i] == 0 && room[i] < 0) {
        leave = -1;
      } else if (edge[i] < 0) {
        enter = Math.max(enter, room[i] / edge[i]);
      } else if (edge[i] > 0) {
        leave = Math.min(leave, room[i] / edge[i]);
      }
    }
    if (enter > leave) {
      cut();
      return;
    }
    if (enter > 0 || current.size() == 0) {
      cut();
      current.add(x1 + enter * dx, y1 + enter * dy);
    }
    current.add(x1 + leave * dx, y1 + leave * dy);
    if (leave < 1) {
      cut();
    }
  }
}
