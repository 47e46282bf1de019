package io.github.lossmith.designer.fit;

import io.github.lossmith.designer.drawing.Drawing;
import java.util.List;

/**
 * A coefficient that was fitted to examples.
 *
 * @param drawing the coefficient, with the band that the number of examples leaves
 * @param tenths of p, in increasing p
 * @param curvature the integral of the squared second derivative of log|g| over the logit; 0: a
 *     power of p/(1-p)
 */
public record FittedCoefficient(Drawing drawing, List<TenthPull> tenths, double curvature) {
  public FittedCoefficient {
    tenths = List.copyOf(tenths);
  }

  /** The share of the pull of the examples with p below 0.5. */
  public double hardShare() {
    return sum(tenths.subList(0, SeenExamples.TENTHS / 2), true);
  }

  /** That share under the loss that the examples were seen with. */
  public double hardShareBefore() {
    return sum(tenths.subList(0, SeenExamples.TENTHS / 2), false);
  }

  /** The largest share of a tenth that has examples, over the smallest. */
  public double spread() {
    List<TenthPull> seen = tenths.stream().filter(tenth -> !tenth.isEmpty()).toList();
    double most = seen.stream().mapToDouble(TenthPull::after).max().orElse(1);
    double least = seen.stream().mapToDouble(TenthPull::after).min().orElse(1);
    return most / least;
  }

  private static double sum(List<TenthPull> tenths, boolean after) {
    return tenths.stream().mapToDouble(tenth -> after ? tenth.after() : tenth.before()).sum();
  }
}
