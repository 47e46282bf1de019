package io.github.lossmith.plotting.layout;

import java.util.List;
import java.util.Optional;

/** Looks for a place in the panels where a legend covers nothing that is drawn. */
final class LegendPlacement {
  private static final int MOST_COLUMNS = 3;
  private static final double LARGEST_SHARE = 0.8;
  private static final int STEPS = 24;

  private LegendPlacement() {}

  static Optional<Legend> inFreeSpace(
      List<PlotArea> areas, List<Legend.Entry> entries, FigureMetrics metrics) {
    List<Occupancy> occupied = areas.stream().map(area -> Occupancy.of(area, metrics)).toList();
    for (int columns = 1; columns <= Math.min(MOST_COLUMNS, entries.size()); columns++) {
      Legend legend = Legend.stacked(entries, columns, metrics);
      for (int i = areas.size() - 1; i >= 0; i--) {
        Optional<Legend> found =
            inFreeSpace(areas.get(i).frame(), occupied.get(i), legend, metrics);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The free place nearest to a corner, the upper right one first. */
  private static Optional<Legend> inFreeSpace(
      LayoutBox frame, Occupancy occupied, Legend legend, FigureMetrics metrics) {
    double gap = metrics.gap() + metrics.tickLength();
    double roomX = frame.width() - 2 * gap - legend.box().width();
    double roomY = frame.height() - 2 * gap - legend.box().height();
    boolean large = legend.box().width() > LARGEST_SHARE * frame.width();
    if (roomX < 0 || roomY < 0 || large) {
      return Optional.empty();
    }
    LayoutBox best = null;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= STEPS; i++) {
      for (int j = 0; j <= STEPS; j++) {
        double cost = cost(i, j);
        double x = frame.x() + gap + roomX * i / STEPS;
        double y = frame.y() + gap + roomY * j / STEPS;
        LayoutBox box = new LayoutBox(x, y, legend.box().width(), legend.box().height());
        if (cost < bestCost && occupied.isFree(box.grown(metrics.gap()))) {
          best = box;
          bestCost = cost;
        }
      }
    }
    return Optional.ofNullable(best).map(box -> legend.at(box.x(), box.y()));
  }

  private static double cost(int i, int j) {
    int fromSide = Math.min(i, STEPS - i);
    int fromEdge = Math.min(j, STEPS - j);
    return fromSide + fromEdge + (i > STEPS / 2 ? 0 : 0.5) + (j < STEPS / 2 ? 0 : 0.25);
  }
}
