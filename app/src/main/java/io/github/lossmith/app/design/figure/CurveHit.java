package io.github.lossmith.app.design.figure;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.LetterMotion;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.article.Quantity;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.view.FigureView;
import java.util.Arrays;
import java.util.Optional;

/**
 * A curve under the mouse that a letter moves.
 *
 * @param designCurve whose curve it is
 * @param quantity what its panel shows
 * @param area the panel
 * @param letter the one that moves it
 */
record CurveHit(DesignCurve designCurve, Quantity quantity, PlotArea area, String letter) {
  /** As near as a hand is sure of, in logical pixels. */
  private static final double REACH = 7;

  /** The curve at a point of the figure; where two are, the nearer one. */
  static Optional<CurveHit> at(FigureView view, DesignContext context, double x, double y) {
    return view.areaAt(x, y).flatMap(area -> at(area, context, x, y));
  }

  private static Optional<CurveHit> at(PlotArea area, DesignContext context, double x, double y) {
    Optional<Quantity> quantity = quantity(area);
    double nearest = REACH;
    Optional<CurveHit> hit = Optional.empty();
    for (DesignCurve one : context.updater().designCurves().get()) {
      double distance = quantity.map(shown -> distance(one, shown, area, x, y)).orElse(REACH);
      if (distance < nearest) {
        nearest = distance;
        hit =
            quantity.flatMap(
                shown ->
                    of(one, shown, area.valueX(x), context.motion())
                        .map(letter -> new CurveHit(one, shown, area, letter)));
      }
    }
    return hit;
  }

  /** What a panel shows. */
  static Optional<Quantity> quantity(PlotArea area) {
    return Arrays.stream(Quantity.values())
        .filter(shown -> shown.key().equals(area.panel().key()))
        .findFirst();
  }

  /** The letter that moves a curve at p, if one does. */
  static Optional<String> of(DesignCurve one, Quantity quantity, double p, LetterMotion motion) {
    boolean inside = p > 0 && p <= 1 && one.curve().isOk();
    return inside
        ? new LetterEffect(one.whole().design(), one.side(), one.progress(), quantity, p)
            .letter(motion.used())
        : Optional.empty();
  }

  /** The distance to the tangent, which is what is seen of a steep curve. */
  private static double distance(
      DesignCurve one, Quantity quantity, PlotArea area, double x, double y) {
    Optional<LossCurve> curve = one.curve().toOptional();
    if (curve.isEmpty()) {
      return REACH;
    }
    double here = height(curve.get(), quantity, area, x);
    double slope =
        (height(curve.get(), quantity, area, x + 1) - height(curve.get(), quantity, area, x - 1))
            / 2;
    double steep = Double.isFinite(slope) ? slope : 0;
    double distance = Math.abs(here - y) / Math.sqrt(1 + steep * steep);
    return Double.isFinite(distance) ? distance : REACH;
  }

  private static double height(LossCurve curve, Quantity quantity, PlotArea area, double x) {
    double p = area.valueX(x);
    return p > 0 && p <= 1 ? area.toY(quantity.of(curve, p)) : Double.NaN;
  }
}
