package io.github.lossmith.designer.property;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts all questions to one coefficient. */
final class Examination {
  private static final double NOTHING = 1e-6;

  /** More than noise over three decades; a logarithm grows by a third. */
  private static final double GROWTH = 1.2;

  private static final double WIDE = 1e-5;
  private final ScaleCoefficient coefficient;
  private final Outcome<LossCurve> curve;
  private final Scan scan;
  private final EndAtZero zero;
  private final EndAtOne one;

  Examination(ScaleCoefficient coefficient, Outcome<LossCurve> curve) {
    this.coefficient = coefficient;
    this.curve = curve;
    this.scan = new Scan(coefficient);
    this.zero = EndAtZero.of(coefficient);
    this.one = EndAtOne.of(coefficient, curve);
  }

  List<Finding> findings() {
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
        Symmetry.of(coefficient, scan.where(g -> g > 0)),
        sameAs());
  }

  private Finding sign() {
    List<Interval> wrong = scan.where(g -> g >= 0);
    if (wrong.isEmpty() && !scan.where(g -> Double.isNaN(g)).isEmpty()) {
      return Finding.unknown(Property.SIGN);
    }
    return wrong.isEmpty()
        ? Finding.holds(Property.SIGN, "sign.holds")
        : Finding.fails(Property.SIGN, wrong, "sign.fails", Shown.intervals(wrong));
  }

  private Finding monotone() {
    List<Interval> falling = scan.decreasing();
    if (falling.isEmpty() && !scan.where(g -> !Double.isFinite(g)).isEmpty()) {
      return Finding.unknown(Property.MONOTONE);
    }
    return falling.isEmpty()
        ? Finding.holds(Property.MONOTONE, "monotone.holds")
        : Finding.fails(Property.MONOTONE, falling, "monotone.fails", Shown.intervals(falling));
  }

  private Finding vanishesAtOne() {
    if (Double.isNaN(one.limit())) {
      return Finding.unknown(Property.VANISHES_AT_ONE);
    }
    double usual = Math.abs(coefficient.at(0.5));
    double scale = usual > 0 && Double.isFinite(usual) ? usual : 1;
    boolean silent = Math.abs(one.limit()) <= NOTHING * scale;
    List<Interval> place = List.of(Interval.at(1));
    Finding finding =
        silent
            ? Finding.holds(Property.VANISHES_AT_ONE, "vanishes.holds")
            : Finding.fails(
                Property.VANISHES_AT_ONE,
                place,
                Double.isInfinite(one.limit()) ? "vanishes.infinite" : "vanishes.fails",
                Shown.number(one.limit()));
    return finding.with("limit", one.limit());
  }

  private Finding poleOrderAtZero() {
    if (Double.isNaN(zero.order())) {
      return Finding.unknown(Property.POLE_ORDER_AT_ZERO);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", zero.order());
    values.put("logPower", zero.logPower());
    String logs = zero.logPower() == 0 ? "" : "Log";
    String key = zero.order() == 0 ? "pole.none" : "pole.order";
    return Finding.measured(
        Property.POLE_ORDER_AT_ZERO,
        values,
        key + logs,
        Shown.number(zero.order()),
        Shown.number(zero.logPower()));
  }

  private Finding lossAtZero() {
    if (!curve.isOk() || Double.isNaN(zero.order())) {
      return Finding.unknown(Property.LOSS_AT_ZERO);
    }
    return Finding.measured(
        Property.LOSS_AT_ZERO, Map.of("value", zero.loss()), "loss." + zero.loss());
  }

  private Finding logitGradientBounded() {
    if (Double.isNaN(zero.order()) || Double.isNaN(one.limit())) {
      return Finding.unknown(Property.LOGIT_GRADIENT_BOUNDED);
    }
    boolean easy = one.exponent() < -1;
    if (!zero.isBounded() || easy) {
      return Finding.fails(
          Property.LOGIT_GRADIENT_BOUNDED,
          List.of(Interval.at(zero.isBounded() ? 1 : 0)),
          zero.isBounded() ? "bounded.easy" : "bounded.fails");
    }
    List<Interval> inside = Obstacle.infinite(curve.failure());
    List<Interval> infinite = inside.isEmpty() && curve.isOk() ? unbounded() : inside;
    if (!infinite.isEmpty()) {
      return Finding.fails(
          Property.LOGIT_GRADIENT_BOUNDED, infinite, "bounded.inside", Shown.intervals(infinite));
    }
    return one.exponent() < 0
        ? Finding.holds(
            Property.LOGIT_GRADIENT_BOUNDED, "bounded.growing", Shown.number(-one.exponent()))
        : Finding.holds(Property.LOGIT_GRADIENT_BOUNDED, "bounded.holds");
  }

  /** The place inside where the pull has no greatest value, if there is one. */
  private List<Interval> unbounded() {
    double place = steepest();
    double near = around(place, 1e-12);
    double middle = around(place, 1e-9);
    double far = around(place, 1e-6);
    boolean grows = near > GROWTH * middle && middle > GROWTH * far;
    return grows && place > WIDE && place < 1 - WIDE
        ? List.of(Interval.at(Scan.tidy(place)))
        : List.of();
  }

  private double around(double place, double distance) {
    double left = Math.abs(gradient(place - distance));
    double right = Math.abs(gradient(place + distance));
    return Math.max(Double.isFinite(left) ? left : 0, Double.isFinite(right) ? right : 0);
  }

  private Finding integrable() {
    if (curve.isOk()) {
      return Finding.holds(Property.INTEGRABLE, "integrable.holds");
    }
    List<Interval> inside = Obstacle.inside(curve.failure());
    if (!inside.isEmpty()) {
      return Finding.fails(
          Property.INTEGRABLE, inside, "integrable.inside", Shown.intervals(inside));
    }
    return one.isIntegrable()
        ? Finding.unknown(Property.INTEGRABLE, "integrable.hard")
        : Finding.fails(
            Property.INTEGRABLE,
            List.of(Interval.at(1)),
            "integrable.fails",
            Shown.number(-one.exponent()));
  }

  private Finding maxLogitGradient() {
    if (!curve.isOk()) {
      return Finding.unknown(Property.MAX_LOGIT_GRADIENT);
    }
    if (!zero.isBounded()) {
      return Finding.measured(Property.MAX_LOGIT_GRADIENT, Map.of("at", 0.0), "max.unbounded");
    }
    List<Interval> inside = unbounded();
    if (!inside.isEmpty()) {
      return Finding.measured(
          Property.MAX_LOGIT_GRADIENT,
          Map.of("at", inside.get(0).from()),
          "max.inside.unbounded",
          Shown.intervals(inside));
    }
    double place = steepest();
    double most = Math.abs(gradient(place));
    if (zero.hasLimit() && Math.abs(zero.limit()) >= most * (1 - NOTHING)) {
      place = 0;
      most = Math.abs(zero.limit());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", most);
    values.put("at", place);
    String key = place == 0 ? "max.zero" : "max.inside";
    return Finding.measured(
        Property.MAX_LOGIT_GRADIENT, values, key, Shown.number(most), Shown.number(place));
  }

  private double steepest() {
    int best = 0;
    for (int i = 1; i < scan.size(); i++) {
      if (Math.abs(gradient(scan.p(i))) > Math.abs(gradient(scan.p(best)))) {
        best = i;
      }
    }
    double low = scan.p(Math.max(0, best - 1));
    double high = scan.p(Math.min(scan.size() - 1, best + 1));
    double place = Scan.peak(low, high, false, p -> Math.abs(gradient(p)));
    boolean better = Math.abs(gradient(place)) >= Math.abs(gradient(scan.p(best)));
    return better ? Scan.tidy(place) : scan.p(best);
  }

  private double gradient(double p) {
    return (1 - p) * coefficient.weighted(p);
  }

  private Finding easyToHard() {
    double easy = coefficient.at(0.9);
    double ratio = easy / coefficient.at(0.3);
    return Double.isFinite(ratio) && Double.isFinite(coefficient.at(0.3))
        ? Finding.measured(
            Property.EASY_TO_HARD, Map.of("value", ratio), "easyToHard", Shown.number(ratio))
        : Finding.unknown(Property.EASY_TO_HARD);
  }

  private Finding sameAs() {
    return Likeness.of(coefficient)
        .map(Likeness::finding)
        .orElseGet(() -> Finding.measured(Property.SAME_AS, Map.of(), "same.none"));
  }
}
