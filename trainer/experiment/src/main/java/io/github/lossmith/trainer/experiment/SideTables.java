package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.designer.table.ClassVectors;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a loss, by the side of the target, and those of the classes.
 *
 * @param object for targets that are objects
 * @param background for those that are background; the same table where the loss has one side
 * @param classes weights and terms of the logits; empty: none
 * @param byTarget where the coefficient depends on the share of the target's class, a table for
 *     each target; else empty
 */
public record SideTables(
    CoefficientTable object,
    CoefficientTable background,
    Optional<ClassVectors> classes,
    List<CoefficientTable> byTarget) {
  public SideTables {
    byTarget = List.copyOf(byTarget);
  }

  /** Tables without those of the classes. */
  public SideTables(CoefficientTable object, CoefficientTable background) {
    this(object, background, Optional.empty(), List.of());
  }

  /** The table for a target, of which {@code background} is the number of background. */
  public CoefficientTable of(int target, int background) {
    if (!byTarget.isEmpty()) {
      return byTarget.get(target);
    }
    return target != background ? object : this.background;
  }

  /** ω_t·Δ_t, by which tables of the classes change the pull on the target's own logit. */
  public float factor(int target) {
    return classes.map(found -> found.weight(target) * found.scale(target)).orElse(1f);
  }
}
