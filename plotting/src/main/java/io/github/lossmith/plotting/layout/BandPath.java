package io.github.lossmith.plotting.layout;

import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.figure.SpreadBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The outline of a band around a curve on the surface: its upper ends, then its lower ones back.
 */
public final class BandPath {
  /** Where a surface keeps its exactness; the frame clips what lies beyond. */
  private static final double FAR = 1e5;

  private final double[] xs;
  private final double[] ys;

  private BandPath(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
  }

  /** The parts of a series's band between gaps, of two points or more; none without a band. */
  public static List<BandPath> of(PlotArea area, Series series) {
    Optional<SpreadBand> band = series.band();
    return band.isEmpty() ? List.of() : of(area, series, band.get());
  }

  private static List<BandPath> of(PlotArea area, Series series, SpreadBand band) {
    List<BandPath> paths = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= series.size(); i++) {
      if (i == series.size() || !Double.isFinite(band.low(i) + band.high(i))) {
        if (i - from > 1) {
          paths.add(of(area, series, band, from, i));
        }
        from = i + 1;
      }
    }
    return paths;
  }

  private static BandPath of(PlotArea area, Series series, SpreadBand band, int from, int to) {
    int length = to - from;
    double[] xs = new double[2 * length];
    double[] ys = new double[2 * length];
    for (int i = 0; i < length; i++) {
      int back = 2 * length - 1 - i;
      xs[i] = near(area.toX(series.x(from + i)));
      xs[back] = xs[i];
      ys[i] = near(area.toY(band.high(from + i)));
      ys[back] = near(area.toY(band.low(from + i)));
    }
    return new BandPath(xs, ys);
  }

  private static double near(double place) {
    return Math.max(-FAR, Math.min(FAR, place));
  }

  /** Of all corners. */
  public double[] xs() {
    return xs.clone();
  }

  /** One for each x. */
  public double[] ys() {
    return ys.clone();
  }
}
