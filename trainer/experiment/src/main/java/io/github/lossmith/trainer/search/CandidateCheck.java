package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.property.CoefficientProperty;
import io.github.lossmith.designer.property.PropertyFinding.Verdict;
import io.github.lossmith.designer.property.PropertyReport;
import io.github.lossmith.designer.search.SearchSpace;
import java.util.List;
import java.util.Optional;

/** Refuses candidates before they are trained, by the report that {@code inspect} prints. */
final class CandidateCheck {
  /** Points closer than this in every coordinate differ by a factor of 1.000001 at most. */
  private static final double SAME = 1e-6;

  private CandidateCheck() {}

  /**
   * Why a point is not trained.
   *
   * @param earlier the points of all earlier candidates
   */
  static Optional<RejectionReason> reason(List<Double> point, List<List<Double>> earlier) {
    Outcome<ScaleCoefficient> coefficient =
        SearchSpace.design("candidate", point).then(Design::coefficient);
    if (!coefficient.isOk() || !Double.isFinite(SearchSpace.boxFactor(point))) {
      return Optional.of(RejectionReason.NOT_FINITE);
    }
    if (earlier.stream().anyMatch(other -> isSame(point, other))) {
      return Optional.of(RejectionReason.TWICE);
    }
    return reason(PropertyReport.of(coefficient.orThrow()));
  }

  /** Whether a point balances measured anchors worse than the baseline. */
  static Optional<RejectionReason> imbalance(SearchSettings settings, List<Double> point) {
    return settings
        .measured()
        .filter(measured -> isWorse(measured, settings, point))
        .map(measured -> RejectionReason.IMBALANCED);
  }

  private static boolean isWorse(
      MeasuredExamples measured, SearchSettings settings, List<Double> point) {
    Outcome<Double> baseline =
        settings.baseline().design().resolve().then(Design::coefficient).map(measured::easyToHard);
    Outcome<Double> candidate =
        SearchSpace.design("candidate", point).then(Design::coefficient).map(measured::easyToHard);
    return baseline.isOk() && candidate.isOk() && candidate.orThrow() > baseline.orThrow();
  }

  private static boolean isSame(List<Double> one, List<Double> other) {
    for (int i = 0; i < one.size(); i++) {
      if (Math.abs(one.get(i) - other.get(i)) > SAME) {
        return false;
      }
    }
    return true;
  }

  /** Why a coefficient with this report is not trained. */
  static Optional<RejectionReason> reason(PropertyReport report) {
    if (fails(report, CoefficientProperty.SIGN)) {
      return Optional.of(RejectionReason.WRONG_SIGN);
    }
    if (report.problem().isPresent()) {
      return Optional.of(RejectionReason.NO_LOSS);
    }
    if (fails(report, CoefficientProperty.CONTINUOUS)) {
      return Optional.of(RejectionReason.NOT_CONTINUOUS);
    }
    if (fails(report, CoefficientProperty.LOGIT_GRADIENT_BOUNDED)) {
      return Optional.of(RejectionReason.UNBOUNDED);
    }
    Optional<Object> easy = value(report, CoefficientProperty.EASY_TO_HARD);
    if (easy.filter(ratio -> ratio instanceof Double number && number >= 1).isPresent()) {
      return Optional.of(RejectionReason.EASY_FIRST);
    }
    return value(report, CoefficientProperty.SAME_AS).map(preset -> RejectionReason.SAME_AS_PRESET);
  }

  private static boolean fails(PropertyReport report, CoefficientProperty property) {
    return report.finding(property).verdict() == Verdict.FAILS;
  }

  private static Optional<Object> value(PropertyReport report, CoefficientProperty property) {
    return Optional.ofNullable(report.finding(property).values().get("value"));
  }
}
