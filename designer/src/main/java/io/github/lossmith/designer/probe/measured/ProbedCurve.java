package io.github.lossmith.designer.probe.measured;

import java.util.List;

/**
 * A sweep over p.
 *
 * @param classes the number of classes, or of logits of a sigmoid
 * @param target the class of the example; for a sigmoid 1 is an object and 0 background
 * @param others how the other classes share 1 - p: {@code even}, {@code one}, {@code falling}
 * @param type {@code float64}, {@code float32} or {@code float16}
 * @param emulated whether a float16 was emulated by rounding each operation
 * @param shift what was added to every logit
 * @param mates the other examples of the batch
 * @param points in increasing s; those at which the loss threw are missing
 */
public record ProbedCurve(
    int classes,
    int target,
    String others,
    String type,
    boolean emulated,
    double shift,
    List<ProbedExample> mates,
    List<ProbedPoint> points) {
  public ProbedCurve {
    mates = List.copyOf(mates);
    points = List.copyOf(points);
  }

  /** The points from p = 1e-9 to 1 - 1e-9. */
  public List<ProbedPoint> inside() {
    return points.stream().filter(ProbedPoint::isInside).toList();
  }

  /** Whether some gradient is finite and not 0. */
  public boolean isAlive() {
    return points.stream().anyMatch(x -> Double.isFinite(x.gradient()) && x.gradient() != 0);
  }
}
