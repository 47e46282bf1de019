package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.integration.CoefficientTable;

/**
 * The tables of a loss, by the side of the target.
 *
 * @param object for targets that are objects
 * @param background for those that are background; the same table where the loss has one side
 */
public record SideTables(CoefficientTable object, CoefficientTable background) {
  /** The table for a target. */
  public CoefficientTable of(boolean isObject) {
    return isObject ? object : background;
  }
}
