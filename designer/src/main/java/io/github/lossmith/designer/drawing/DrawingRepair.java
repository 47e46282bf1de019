package io.github.lossmith.designer.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * The smallest change of a drawing's knots that gives it a property. A drawing that already has the
 * property, or cannot have it, is returned unchanged. Pure functions.
 */
public final class DrawingRepair {
  private DrawingRepair() {}

  /**
   * A drawing whose g does not decrease: the isotonic regression of the knots by the pool of
   * adjacent violators (Ayer et al., 1955), which has the least squared change. A last knot at zero
   * stays, and no other knot comes to lie above it.
   */
  public static Drawing monotone(Drawing drawing) {
    List<Knot> knots = drawing.knots();
    List<Pool> pools = new ArrayList<>();
    for (Knot knot : knots) {
      pools.add(new Pool(knot.g(), 1));
      while (pools.size() > 1 && last(pools, 1).mean < last(pools, 2).mean) {
        Pool right = pools.remove(pools.size() - 1);
        Pool left = pools.remove(pools.size() - 1);
        pools.add(left.with(right));
      }
    }
    List<Knot> mended = new ArrayList<>();
    boolean endsAtZero = knots.get(knots.size() - 1).g() == 0;
    double most = endsAtZero ? 0 : Double.POSITIVE_INFINITY;
    for (Pool pool : pools) {
      for (int i = 0; i < pool.size; i++) {
        mended.add(new Knot(knots.get(mended.size()).p(), Math.min(pool.mean, most)));
      }
    }
    if (endsAtZero) {
      mended.set(mended.size() - 1, knots.get(knots.size() - 1));
    }
    return new Drawing(mended, tail(drawing, mended), drawing.band());
  }

  /** A positive c/p decreases, so a positive tail has to be constant. */
  private static LeftTail tail(Drawing drawing, List<Knot> mended) {
    return mended.get(0).g() > 0 ? LeftTail.HOLD : drawing.leftTail();
  }

  /** A drawing that passes (1, 0). */
  public static Drawing endingAtZero(Drawing drawing) {
    return drawing.adding(new Knot(1, 0));
  }

  /**
   * A drawing with g below zero on (0, 1): knots at or above zero are removed, except one at p = 1,
   * which is set to zero.
   */
  public static Drawing negative(Drawing drawing) {
    List<Knot> mended = new ArrayList<>(drawing.knots());
    Knot last = mended.get(mended.size() - 1);
    mended.removeIf(knot -> knot.g() >= 0);
    if (mended.isEmpty()) {
      return drawing;
    }
    if (last.g() >= 0) {
      mended.add(new Knot(1, 0));
    }
    return mended.size() < 2 ? drawing : new Drawing(mended, drawing.leftTail(), drawing.band());
  }

  private static Pool last(List<Pool> pools, int back) {
    return pools.get(pools.size() - back);
  }

  /** A block of knots with a common value. */
  private record Pool(double mean, int size) {
    Pool with(Pool right) {
      int both = size + right.size;
      return new Pool((mean * size + right.mean * right.size) / both, both);
    }
  }
}
