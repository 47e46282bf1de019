package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Examines all properties of one coefficient. */
final class Examination {
  /**
   * Relative to |g(1/2)|; covers rounding and the rest of (1-p)^γ for small γ. At 1e-3 a g(1) of -4
   * beside a peak of 10,000 passes for 0.
   */
  static final double NOTHING = 1e-6;

  /** More than noise over three decades; a logarithm grows by a third. */
  private static final double GROWTH = 1.2;

  /** Distance from the ends, which are examined separately; p ± 1e-6 is still inside. */
  private static final double WIDE = 1e-5;

  private final RoundedCoefficient coefficient;
  private final Outcome<LossCurve> curve;
  private final CoefficientScan scan;
  private final BehaviourAtZero zero;
  private final BehaviourAtOne one;

  Examination(ScaleCoefficient coefficient, Outcome<LossCurve> curve) {
    this.coefficient = new RoundedCoefficient(coefficient);
    this.curve = curve;
    this.scan = new CoefficientScan(this.coefficient);
    this.zero = BehaviourAtZero.of(this.coefficient);
    this.one = BehaviourAtOne.of(this.coefficient, curve);
  }

  List<PropertyFinding> findings() {
    return List.of(
        sign(),
        monotone(),
        vanishesAtOne(),
        poleOrderAtZero(),
        lossAtZero(),
        logitGradientBounded(),
        integrable(),
        new Continuity(scan, curve, one).finding(),
        maxLogitGradient(),
        easyToHard(),
        Symmetry.of(coefficient, scan.where(g -> g.value() - g.error() > 0)),
        sameAs());
  }

  private PropertyFinding sign() {
    List<Interval> wrong = scan.notNegative();
    List<Interval> hidden = scan.withoutSign();
    if (wrong.isEmpty() && !hidden.isEmpty()) {
      return PropertyFinding.unclear(CoefficientProperty.SIGN, "sign.unclear", hidden);
    }
    if (wrong.isEmpty() && !scan.where(g -> Double.isNaN(g.value())).isEmpty()) {
      return PropertyFinding.unknown(CoefficientProperty.SIGN);
    }
    if (wrong.isEmpty()) {
      return PropertyFinding.holds(CoefficientProperty.SIGN, "sign.holds");
    }
    return curve
        .toOptional()
        .flatMap(loss -> minimum(loss, wrong))
        .orElseGet(
            () ->
                PropertyFinding.fails(
                    CoefficientProperty.SIGN, wrong, "sign.fails", ReportNumbers.intervals(wrong)));
  }

  /** That the loss is least inside (0, 1), if the coefficient changes its sign once. */
  private static Optional<PropertyFinding> minimum(LossCurve loss, List<Interval> wrong) {
    OptionalDouble place = loss.minimum();
    if (place.isEmpty()) {
      return Optional.empty();
    }
    double p = place.getAsDouble();
    boolean zero = loss.zeroInside().isPresent();
    PropertyFinding finding =
        PropertyFinding.fails(
            CoefficientProperty.SIGN,
            wrong,
            zero ? "sign.zero" : "sign.minimum",
            ReportNumbers.number(p),
            ReportNumbers.number(loss.loss(p)));
    return Optional.of(finding.with("minimum", p));
  }

  private PropertyFinding monotone() {
    List<Interval> falling = scan.decreasing();
    List<Interval> vague = scan.vague();
    if (falling.isEmpty() && !vague.isEmpty()) {
      return PropertyFinding.unclear(CoefficientProperty.MONOTONE, "monotone.unclear", vague);
    }
    if (falling.isEmpty() && !scan.where(RoundedValue::isMissing).isEmpty()) {
      return PropertyFinding.unknown(CoefficientProperty.MONOTONE);
    }
    return falling.isEmpty()
        ? PropertyFinding.holds(CoefficientProperty.MONOTONE, "monotone.holds")
        : PropertyFinding.fails(
            CoefficientProperty.MONOTONE,
            falling,
            "monotone.fails",
            ReportNumbers.intervals(falling));
  }

  private PropertyFinding vanishesAtOne() {
    if (Double.isNaN(one.limit())) {
      return PropertyFinding.unknown(CoefficientProperty.VANISHES_AT_ONE);
    }
    boolean silent = Math.abs(one.limit()) <= NOTHING * coefficient.size();
    List<Interval> place = List.of(Interval.at(1));
    PropertyFinding finding =
        silent
            ? PropertyFinding.holds(CoefficientProperty.VANISHES_AT_ONE, "vanishes.holds")
            : PropertyFinding.fails(
                CoefficientProperty.VANISHES_AT_ONE,
                place,
                Double.isInfinite(one.limit()) ? "vanishes.infinite" : "vanishes.fails",
                ReportNumbers.number(one.limit()));
    return finding.with("limit", one.limit());
  }

  private PropertyFinding poleOrderAtZero() {
    if (Double.isNaN(zero.order())) {
      return PropertyFinding.unknown(CoefficientProperty.POLE_ORDER_AT_ZERO);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", zero.order());
    values.put("logPower", zero.logPower());
    String logs = zero.logPower() == 0 ? "" : "Log";
    String key = zero.order() == 0 ? "pole.none" : "pole.order";
    return PropertyFinding.measured(
        CoefficientProperty.POLE_ORDER_AT_ZERO,
        values,
        key + logs,
        ReportNumbers.number(zero.order()),
        ReportNumbers.number(zero.logPower()));
  }

  private PropertyFinding lossAtZero() {
    if (!curve.isOk() || Double.isNaN(zero.order())) {
      return PropertyFinding.unknown(CoefficientProperty.LOSS_AT_ZERO);
    }
    return PropertyFinding.measured(
        CoefficientProperty.LOSS_AT_ZERO, Map.of("value", zero.loss()), "loss." + zero.loss());
  }

  private PropertyFinding logitGradientBounded() {
    if (Double.isNaN(zero.order()) || Double.isNaN(one.limit())) {
      return PropertyFinding.unknown(CoefficientProperty.LOGIT_GRADIENT_BOUNDED);
    }
    boolean easy = one.exponent() < -1;
    if (!zero.isBounded() || easy) {
      return PropertyFinding.fails(
          CoefficientProperty.LOGIT_GRADIENT_BOUNDED,
          List.of(Interval.at(zero.isBounded() ? 1 : 0)),
          zero.isBounded() ? "bounded.easy" : "bounded.fails");
    }
    List<Interval> inside = Obstacle.infinite(curve.failure());
    List<Interval> infinite = inside.isEmpty() && curve.isOk() ? unbounded() : inside;
    if (!infinite.isEmpty()) {
      return PropertyFinding.fails(
          CoefficientProperty.LOGIT_GRADIENT_BOUNDED,
          infinite,
          "bounded.inside",
          ReportNumbers.intervals(infinite));
    }
    return one.exponent() < 0
        ? PropertyFinding.holds(
            CoefficientProperty.LOGIT_GRADIENT_BOUNDED,
            "bounded.growing",
            ReportNumbers.number(-one.exponent()))
        : PropertyFinding.holds(CoefficientProperty.LOGIT_GRADIENT_BOUNDED, "bounded.holds");
  }

  /** The place inside (0, 1) where dL/dz is unbounded, if there is one. */
  private List<Interval> unbounded() {
    double place = CoefficientScan.tidy(steepest());
    double near = around(place, 1e-12);
    double middle = around(place, 1e-9);
    double far = around(place, 1e-6);
    boolean grows = near > GROWTH * middle && middle > GROWTH * far;
    return grows && place > WIDE && place < 1 - WIDE ? List.of(Interval.at(place)) : List.of();
  }

  /** NaN where rounding hides it. */
  private double around(double place, double distance) {
    double left = gradient(place - distance);
    double right = gradient(place + distance);
    return Math.max(left, right);
  }

  private PropertyFinding integrable() {
    OptionalDouble zero = curve.fold(LossCurve::zeroInside, problem -> OptionalDouble.empty());
    if (zero.isPresent()) {
      return PropertyFinding.fails(
          CoefficientProperty.INTEGRABLE,
          List.of(Interval.at(1)),
          "integrable.minimum",
          ReportNumbers.number(-one.exponent()),
          ReportNumbers.number(zero.getAsDouble()));
    }
    if (curve.isOk()) {
      return PropertyFinding.holds(CoefficientProperty.INTEGRABLE, "integrable.holds");
    }
    List<Interval> inside = Obstacle.inside(curve.failure());
    if (!inside.isEmpty()) {
      return PropertyFinding.fails(
          CoefficientProperty.INTEGRABLE,
          inside,
          "integrable.inside",
          ReportNumbers.intervals(inside));
    }
    return one.isIntegrable() || Double.isNaN(one.exponent())
        ? PropertyFinding.unknown(CoefficientProperty.INTEGRABLE, "integrable.hard")
        : PropertyFinding.fails(
            CoefficientProperty.INTEGRABLE,
            List.of(Interval.at(1)),
            "integrable.fails",
            ReportNumbers.number(-one.exponent()));
  }

  private PropertyFinding maxLogitGradient() {
    if (!curve.isOk()) {
      return PropertyFinding.unknown(CoefficientProperty.MAX_LOGIT_GRADIENT);
    }
    if (!zero.isBounded()) {
      return PropertyFinding.measured(
          CoefficientProperty.MAX_LOGIT_GRADIENT, Map.of("at", 0.0), "max.unbounded");
    }
    List<Interval> inside = unbounded();
    if (!inside.isEmpty()) {
      return PropertyFinding.measured(
          CoefficientProperty.MAX_LOGIT_GRADIENT,
          Map.of("at", inside.get(0).from()),
          "max.inside.unbounded",
          ReportNumbers.intervals(inside));
    }
    double place = steepest();
    double most = gradient(place);
    if (!(most >= 0) || mayExceed(most)) {
      return PropertyFinding.unknown(CoefficientProperty.MAX_LOGIT_GRADIENT, "max.unclear");
    }
    if (zero.hasLimit() && Math.abs(zero.limit()) >= most * (1 - NOTHING)) {
      place = 0;
      most = Math.abs(zero.limit());
    }
    place = CoefficientScan.tidy(place);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", most);
    values.put("at", place);
    String key = place == 0 ? "max.zero" : "max.inside";
    return PropertyFinding.measured(
        CoefficientProperty.MAX_LOGIT_GRADIENT,
        values,
        key,
        ReportNumbers.number(most),
        ReportNumbers.number(place));
  }

  /** The p of the greatest |dL/dz| that is known to four digits; NaN where none is. */
  private double steepest() {
    int best = -1;
    for (int i = 0; i < scan.size(); i++) {
      double here = gradient(scan.p(i));
      best = best < 0 ? (here >= 0 ? i : best) : here > gradient(scan.p(best)) ? i : best;
    }
    if (best < 0) {
      return Double.NaN;
    }
    double low = scan.p(Math.max(0, best - 1));
    double high = scan.p(Math.min(scan.size() - 1, best + 1));
    double place = CoefficientScan.peak(low, high, false, this::gradient);
    boolean better = gradient(place) >= gradient(scan.p(best));
    return better ? place : scan.p(best);
  }

  /** |dL/dz| of a sigmoid, NaN where it is no number or rounding leaves less than four digits. */
  private double gradient(double p) {
    RoundedValue weighted = coefficient.weighted(p);
    return Double.isFinite(weighted.value()) && weighted.isExactTo(RoundedValue.SHOWN)
        ? Math.abs((1 - p) * weighted.value())
        : Double.NaN;
  }

  /** Whether |dL/dz| may be greater where rounding hides it. */
  private boolean mayExceed(double most) {
    for (int i = 0; i < scan.size(); i++) {
      RoundedValue weighted = coefficient.weighted(scan.p(i));
      double greatest = (1 - scan.p(i)) * (Math.abs(weighted.value()) + weighted.error());
      if (!weighted.isExactTo(RoundedValue.SHOWN) && greatest > most) {
        return true;
      }
    }
    return false;
  }

  /**
   * The ratio of g at the paper's p of an easy example, 0.9, to that of a hard one, 0.3 (section
   * 2.1).
   */
  private PropertyFinding easyToHard() {
    RoundedValue easy = coefficient.at(0.9);
    RoundedValue hard = coefficient.at(0.3);
    double ratio = easy.value() / hard.value();
    boolean known = easy.isExactTo(RoundedValue.SHOWN) && hard.isExactTo(RoundedValue.SHOWN);
    return known && Double.isFinite(ratio) && Double.isFinite(hard.value())
        ? PropertyFinding.measured(
            CoefficientProperty.EASY_TO_HARD,
            Map.of("value", ratio),
            "easyToHard",
            ReportNumbers.number(ratio))
        : PropertyFinding.unknown(CoefficientProperty.EASY_TO_HARD);
  }

  private PropertyFinding sameAs() {
    return SimilarPreset.of(coefficient.plain())
        .map(SimilarPreset::finding)
        .orElseGet(
            () -> PropertyFinding.measured(CoefficientProperty.SAME_AS, Map.of(), "same.none"));
  }
}
