package io.github.lossmith.designer.interval;

import io.github.lossmith.designer.coefficient.NarrowFeatures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the features of a formula that samples step over, such as exp(-((p-0.3)/1e-7)²): on each
 * cell of a mesh every part of the tree is enclosed in an interval. Where an interval reaches far
 * beyond the samples and does not shrink as its cell is halved, something narrow is within; the
 * halving ends where it shrinks, at the feature's own width. What an interval is too wide by,
 * because p occurs several times, shrinks with the cell at once, an infinite one as soon as the
 * cell is as narrow as what is within. One that stays infinite down to a point is a singularity,
 * which the integration looks after; one that stays so on more than the search gets to may hide
 * anything.
 */
public final class NarrowSearch {
  /** Cells, even in the logit of p. */
  private static final int CELLS = 256;

  /** p from 7e-13 to 1 - 7e-13. */
  private static final double WIDEST_LOGIT = 28;

  /**
   * Shift of the mesh, in cells; keeps edges away from round numbers, where people place features.
   */
  private static final double OFFSET = (3 - Math.sqrt(5)) / 2;

  /**
   * Limit for halved cells: enough to follow about ten jumps down to the spacing of doubles; some
   * milliseconds.
   */
  private static final int MOST_HALVINGS = 1500;

  /**
   * Limit for cells with infinite intervals, in evaluated parts, since a long formula takes longer:
   * enough for a fourth power of a difference that was multiplied out, down to its rounding. It
   * takes some ten milliseconds, which no usual formula needs.
   */
  private static final int MOST_OF_INFINITE = 240_000;

  /** How many times the range of its samples an interval may reach beyond them. */
  private static final double USUAL = 4;

  /** Relative to the samples: far above rounding, which the intervals ignore. */
  private static final double ROUNDING = 1e-9;

  /**
   * Ratio of the interval widths for half a cell and the cell; about 1/2 where the interval is
   * merely too wide.
   */
  private static final double LASTING = 0.75;

  /** Narrower cells are single points for the integral. */
  private static final double NARROWEST = 0x1p-50;

  /** Distance from such a point, in widths, beyond which a jump at a rounded position is over. */
  private static final double NEIGHBOURS = 64;

  /** Smallest integral over such a point that is reported: L is accurate to that. */
  private static final double NOTABLE = 1e-12;

  private static final double[] NOTHING = {};

  private final Enclosure enclosure;
  private final Subexpressions parts;
  private final SortedSet<Double> places = new TreeSet<>();
  private final SortedSet<Double> singular = new TreeSet<>();
  private final List<Cell> resolved = new ArrayList<>();
  private final Deque<Cell> infinite = new ArrayDeque<>();
  private final Deque<Cell> bounded = new ArrayDeque<>();
  private double unseen;
  private double below;

  /** A piece of (0, 1); the widths of the intervals that stand out, 0 for those that do not. */
  private static final class Cell {
    private final double begin;
    private final double end;
    private final double[] outstanding;

    private Cell(double begin, double end, double[] outstanding) {
      this.begin = begin;
      this.end = end;
      this.outstanding = outstanding;
    }

    private double middle() {
      return begin + (end - begin) / 2;
    }

    private boolean isInfinite() {
      return isAnyOver(Double.MAX_VALUE);
    }

    private boolean isAnyOver(double width) {
      for (double each : outstanding) {
        if (each > width) {
          return true;
        }
      }
      return false;
    }

    private boolean isPoint() {
      return end - begin <= NARROWEST * end;
    }
  }

  private NarrowSearch(Enclosure enclosure) {
    this.enclosure = enclosure;
    parts = enclosure.parts();
  }

  /** Searches a tree whose only variable is p. */
  public static NarrowFeatures of(Enclosure enclosure) {
    NarrowSearch search = new NarrowSearch(enclosure);
    search.mesh();
    search.halve(search.infinite, MOST_OF_INFINITE / search.parts.count());
    search.halve(search.bounded, MOST_HALVINGS);
    search.infinite.forEach(search::leave);
    search.bounded.forEach(search::leave);
    if (Double.isInfinite(search.unseen)) {
      return new NarrowFeatures(List.of(), search.unseen, search.below);
    }
    search.addResolved();
    return new NarrowFeatures(search.places.stream().toList(), search.unseen, search.below);
  }

  private void mesh() {
    double[] edges = new double[CELLS];
    double[][] values = new double[CELLS][];
    for (int i = 0; i < CELLS; i++) {
      edges[i] = 1 / (1 + Math.exp(WIDEST_LOGIT * (1 - 2 * (i + OFFSET) / CELLS)));
      values[i] = parts.values(edges[i]);
    }
    for (int i = 0; i + 1 < CELLS; i++) {
      double[] before = values[Math.max(0, i - 1)];
      double[] after = values[Math.min(CELLS - 1, i + 2)];
      ValueInterval[] ranges = enclosure.over(edges[i], edges[i + 1]);
      double[] outstanding = NOTHING;
      for (int k = 0; k < ranges.length; k++) {
        // A part without operands is p or a number, whose samples are its interval.
        if (parts.operands(k).length > 0
            && standsOut(ranges[k], before[k], values[i][k], values[i + 1][k], after[k])) {
          outstanding = outstanding.length == 0 ? new double[ranges.length] : outstanding;
          outstanding[k] = ranges[k].width();
        }
      }
      await(edges[i], edges[i + 1], ranges, outstanding);
    }
  }

  /**
   * Whether a range exceeds the four samples; the most extreme one is ignored, as it may have hit
   * something narrow.
   */
  private static boolean standsOut(ValueInterval range, double a, double b, double c, double d) {
    double highest = Math.max(Math.max(a, b), Math.max(c, d));
    if (Double.isNaN(highest)) {
      return range.width() > 0;
    }
    double lowest = Math.min(Math.min(a, b), Math.min(c, d));
    double left = Math.max(Math.min(a, b), Math.min(c, d));
    double right = Math.min(Math.max(a, b), Math.max(c, d));
    double second = Math.min(left, right);
    double third = Math.max(left, right);
    boolean upper = highest - second < third - lowest;
    double low = upper ? second : lowest;
    double high = upper ? highest : third;
    double usual = USUAL * (high - low) + ROUNDING * Math.max(Math.abs(low), Math.abs(high));
    return range.high() - high > usual || low - range.low() > usual;
  }

  /** Queues a cell in which something stands out that the value of the whole depends on. */
  private Cell await(double begin, double end, ValueInterval[] ranges, double[] outstanding) {
    Cell cell = new Cell(begin, end, outstanding);
    if (cell.isAnyOver(0)) {
      boolean[] needed = parts.needed(ranges);
      for (int k = 0; k < outstanding.length; k++) {
        outstanding[k] = needed[k] ? outstanding[k] : 0;
      }
      if (cell.isInfinite()) {
        infinite.add(cell);
      } else if (cell.isAnyOver(0)) {
        bounded.add(cell);
      }
    }
    return cell;
  }

  /** Breadth first, so that every feature has its share. */
  private void halve(Deque<Cell> waiting, int most) {
    for (int i = 0; i < most && !waiting.isEmpty(); i++) {
      Cell cell = waiting.remove();
      if (cell.isPoint()) {
        end(cell);
      } else {
        halve(cell);
      }
    }
  }

  private void halve(Cell cell) {
    Cell left = half(cell.begin, cell.middle(), cell);
    Cell right = half(cell.middle(), cell.end, cell);
    if (!cell.isInfinite()) {
      addPlace(cell);
    } else if (!left.isInfinite() || !right.isInfinite()) {
      resolved.add(cell);
    }
  }

  private void end(Cell cell) {
    if (cell.isInfinite()) {
      singular.add(cell.middle());
      return;
    }
    addPlace(cell);
    double margin = NEIGHBOURS * (cell.end - cell.begin);
    boolean isBesideSingularity = isSingular(cell.begin - margin, cell.end + margin);
    if (!isBesideSingularity && reach(cell, margin) > NOTABLE) {
      add(cell, reach(cell, margin));
    }
  }

  private boolean isSingular(double begin, double end) {
    return !singular.tailSet(begin).headSet(Math.nextUp(end)).isEmpty();
  }

  private void addPlace(Cell cell) {
    if (Double.isFinite(whole(cell.middle()))) {
      places.add(cell.middle());
    }
  }

  /** Adds the cells whose intervals were infinite but do not lead to a singularity. */
  private void addResolved() {
    for (Cell cell : resolved) {
      if (!isSingular(cell.begin, cell.end)) {
        addPlace(cell);
      }
    }
  }

  private double whole(double p) {
    return parts.values(p)[parts.count() - 1];
  }

  private Cell half(double begin, double end, Cell cell) {
    ValueInterval[] ranges = enclosure.sharply(begin, end);
    double[] outstanding = new double[parts.count()];
    double[][] samples = {};
    for (int k = 0; k < outstanding.length; k++) {
      double before = cell.outstanding[k];
      double width = ranges[k].width();
      boolean isNewlyFinite = Double.isInfinite(before) && Double.isFinite(width);
      if (isNewlyFinite && samples.length == 0) {
        samples = samples(begin, end);
      }
      boolean stays =
          isNewlyFinite
              ? standsOut(ranges[k], samples[0][k], samples[1][k], samples[2][k], samples[3][k])
              : before > 0 && width >= LASTING * before;
      outstanding[k] = stays ? width : 0;
    }
    return await(begin, end, ranges, outstanding);
  }

  private double[][] samples(double begin, double end) {
    double third = (end - begin) / 3;
    return new double[][] {
      parts.values(begin), parts.values(begin + third), parts.values(end - third), parts.values(end)
    };
  }

  /**
   * Error bound of the integral over a cell whose samples are that far from its interval; infinite
   * where nothing is known.
   */
  private double reach(Cell cell, double margin) {
    ValueInterval[] ranges = enclosure.sharply(cell.begin, cell.end);
    ValueInterval range = ranges[ranges.length - 1];
    double begin = whole(cell.begin - margin);
    double end = whole(cell.end + margin);
    double beyond =
        Math.max(range.high() - Math.max(begin, end), Math.min(begin, end) - range.low());
    double reach = beyond * (cell.end - cell.begin);
    return Double.isNaN(reach) ? Double.POSITIVE_INFINITY : reach;
  }

  /** Adds the error bound of the integral over a cell that has not been halved enough. */
  private void leave(Cell cell) {
    add(cell, reach(cell, 0));
  }

  private void add(Cell cell, double reach) {
    if (reach > 0) {
      unseen += reach;
      below = Math.max(below, cell.end);
    }
  }
}
