package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.coefficient.NarrowFeatures;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds features of a formula that samples miss, such as exp(-((p-0.3)/1e-7)²): on each cell of a
 * mesh every part of the tree is enclosed in an interval (Moore, Kearfott, Cloud, Introduction to
 * Interval Analysis, 2009, chapter 5). Where an interval reaches far beyond the samples and does
 * not shrink as its cell is halved, something narrow is within; the halving ends where it shrinks,
 * at the feature's own width. The overestimation of an interval in which p occurs several times
 * shrinks with the cell.
 */
final class NarrowSearch {
  /** Cells, even in the logit of p. */
  private static final int CELLS = 256;

  /** p from 7e-13 to 1 - 7e-13. */
  private static final double WIDEST_LOGIT = 28;

  /** In cells: keeps the edges away from round numbers, where people place features. */
  private static final double OFFSET = (3 - Math.sqrt(5)) / 2;

  /** Enough to follow about ten jumps down to the spacing of doubles; about a millisecond. */
  private static final int MOST_HALVINGS = 1500;

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

  private final Subexpressions parts;
  private final SortedSet<Double> places = new TreeSet<>();
  private final Deque<Cell> waiting = new ArrayDeque<>();
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
  }

  private NarrowSearch(ExpressionTree expression) {
    parts = new Subexpressions(expression);
  }

  /** Searches a tree whose only variable is p. */
  static NarrowFeatures of(ExpressionTree expression) {
    NarrowSearch search = new NarrowSearch(expression);
    search.mesh();
    search.halve();
    search.waiting.forEach(search::leave);
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
      parts.enclose(edges[i], edges[i + 1]);
      double[] outstanding = new double[parts.count()];
      for (int k = 0; k < outstanding.length; k++) {
        ValueInterval range = parts.range(k);
        double[] samples = {before[k], values[i][k], values[i + 1][k], after[k]};
        outstanding[k] = standsOut(range, samples) ? range.width() : 0;
      }
      await(new Cell(edges[i], edges[i + 1], outstanding));
    }
  }

  /** Without the most extreme sample, which may have hit something narrow. */
  private static boolean standsOut(ValueInterval range, double[] samples) {
    Arrays.sort(samples);
    boolean upper = samples[3] - samples[1] < samples[2] - samples[0];
    double low = samples[upper ? 1 : 0];
    double high = samples[upper ? 3 : 2];
    double usual = USUAL * (high - low) + ROUNDING * Math.max(Math.abs(low), Math.abs(high));
    return range.high() - high > usual || low - range.low() > usual;
  }

  private void await(Cell cell) {
    if (Arrays.stream(cell.outstanding).anyMatch(width -> width > 0)) {
      waiting.add(cell);
    }
  }

  /** Breadth first, so that every feature has its share. */
  private void halve() {
    for (int i = 0; i < MOST_HALVINGS && !waiting.isEmpty(); i++) {
      Cell cell = waiting.remove();
      double middle = cell.begin + (cell.end - cell.begin) / 2;
      if (isBounded(cell) && Double.isFinite(whole(middle))) {
        places.add(middle);
      }
      if (cell.end - cell.begin > NARROWEST * cell.end) {
        await(half(cell.begin, middle, cell));
        await(half(middle, cell.end, cell));
      }
    }
  }

  private double whole(double p) {
    return parts.values(p)[parts.count() - 1];
  }

  /** Infinite intervals belong to singular points, which the integration handles. */
  private static boolean isBounded(Cell cell) {
    return Arrays.stream(cell.outstanding).anyMatch(w -> w > 0 && Double.isFinite(w));
  }

  private Cell half(double begin, double end, Cell cell) {
    parts.enclose(begin, end);
    double[] outstanding = new double[parts.count()];
    for (int k = 0; k < outstanding.length; k++) {
      double before = cell.outstanding[k];
      double width = parts.range(k).width();
      outstanding[k] = before > 0 && width >= LASTING * before ? width : 0;
    }
    return new Cell(begin, end, outstanding);
  }

  /** Adds what the integral over a cell may be off by, because it has not been halved enough. */
  private void leave(Cell cell) {
    parts.enclose(cell.begin, cell.end);
    ValueInterval range = parts.range(parts.count() - 1);
    double begin = whole(cell.begin);
    double end = whole(cell.end);
    double beyond =
        Math.max(range.high() - Math.max(begin, end), Math.min(begin, end) - range.low());
    double reach = beyond * (cell.end - cell.begin);
    if (Double.isFinite(reach) && reach > 0) {
      unseen += reach;
      below = Math.max(below, cell.end);
    }
  }
}
