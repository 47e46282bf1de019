package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What kind of loss a coefficient gives: a finding for each {@link CoefficientProperty}, in its
 * order. Found by sampling 480 points that are even in the logit, with the ends of intervals
 * bisected; features narrower than a thousandth of p between the samples are not found.
 *
 * @param findings one for each property
 * @param problem why there is no loss, if there is none
 */
public record PropertyReport(List<PropertyFinding> findings, Optional<Problem> problem) {
  /** Copies the list. */
  public PropertyReport {
    findings = List.copyOf(findings);
  }

  /** The report of a coefficient, which need not have a loss. */
  public static PropertyReport of(ScaleCoefficient coefficient) {
    return of(coefficient, LossCurve.of(coefficient));
  }

  /** The same, where the coefficient was integrated already. */
  public static PropertyReport of(ScaleCoefficient coefficient, Outcome<LossCurve> curve) {
    return new PropertyReport(new Examination(coefficient, curve).findings(), curve.failure());
  }

  /**
   * The same where this is the report of one side of a design: if that has two, whether it is
   * proper is said of both together.
   *
   * @param progress t in [0, 1]
   */
  public PropertyReport within(Design design, double progress) {
    return design.isTwoSided()
        ? design.coefficients(progress).fold(this::within, problem -> this)
        : this;
  }

  private PropertyReport within(SideCoefficients sides) {
    PropertyFinding pair = SidedCalibration.finding(sides);
    return new PropertyReport(
        findings.stream().map(one -> one.property() == pair.property() ? pair : one).toList(),
        problem);
  }

  /** The finding for a property. */
  public PropertyFinding finding(CoefficientProperty property) {
    return findings.stream()
        .filter(finding -> finding.property() == property)
        .findFirst()
        .orElseThrow();
  }
}
