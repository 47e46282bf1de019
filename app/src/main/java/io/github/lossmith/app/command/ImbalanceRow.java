package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.ChosenLoss;
import io.github.lossmith.designer.imbalance.GradientSums;

/**
 * A loss under an imbalance.
 *
 * @param balancedCoefficient the parameter's value for which easy and hard weigh the same in dL/dp;
 *     NaN where there is none or none was asked for
 * @param balancedLogit the same in dL/dz
 */
record ImbalanceRow(
    ChosenLoss loss,
    GradientSums coefficient,
    GradientSums logit,
    double balancedCoefficient,
    double balancedLogit) {
  /** Whether no value of the parameter was found. */
  boolean cannotBalance(String parameter) {
    return !parameter.isEmpty() && Double.isNaN(balancedCoefficient) && Double.isNaN(balancedLogit);
  }
}
