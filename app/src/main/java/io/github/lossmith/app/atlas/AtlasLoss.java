package io.github.lossmith.app.atlas;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.PublishedLoss;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.property.CoefficientProperty;
import io.github.lossmith.designer.property.GradientShape;
import io.github.lossmith.designer.property.PropertyFinding.Verdict;
import io.github.lossmith.designer.property.PropertyReport;
import io.github.lossmith.designer.property.SidedCalibration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A published loss, examined with its published parameters; one that follows the training at its
 * end, t = 1.
 *
 * @param sides the loss itself, or its two sides
 */
record AtlasLoss(PublishedLoss loss, List<Side> sides) {
  /** A loss, or one side of it. */
  record Side(
      TargetSide side, Design design, LossCurve curve, PropertyReport report, GradientShape shape) {
    private static Side of(Design whole, TargetSide side) {
      Design design = whole.side(side);
      ScaleCoefficient coefficient = design.coefficient().orThrow();
      LossCurve curve = LossCurve.of(coefficient).orThrow();
      return new Side(
          side, design, curve, PropertyReport.of(coefficient), new GradientShape(coefficient));
    }
  }

  AtlasLoss {
    sides = List.copyOf(sides);
  }

  static AtlasLoss of(PublishedLoss loss) {
    Design design = loss.design();
    return new AtlasLoss(loss, design.sides().stream().map(side -> Side.of(design, side)).toList());
  }

  String key() {
    return loss.key();
  }

  String title() {
    return loss.design().name() + ", " + loss.year();
  }

  String file() {
    return key() + ".html";
  }

  boolean isTwoSided() {
    return sides.size() > 1;
  }

  private Side background() {
    return sides.get(sides.size() - 1);
  }

  SideCoefficients coefficients() {
    return new SideCoefficients(sides.get(0).curve().source(), background().curve().source());
  }

  /** Whether a property holds, on both sides if there are two; of both together if it is proper. */
  boolean holds(CoefficientProperty property) {
    if (property == CoefficientProperty.PROPER && isTwoSided()) {
      return SidedCalibration.isProper(coefficients());
    }
    return sides.stream()
        .allMatch(side -> side.report().finding(property).verdict() == Verdict.HOLDS);
  }

  /** The common part of the pull, 0 to 1; the mean over both sides. */
  double overlap(AtlasLoss other) {
    return (sides.get(0).shape().overlap(other.sides.get(0).shape())
            + background().shape().overlap(other.background().shape()))
        / 2;
  }

  /** c where this gradient is c times the other's, on both sides. */
  OptionalDouble factor(AtlasLoss other) {
    OptionalDouble object = sides.get(0).shape().factor(other.sides.get(0).shape());
    OptionalDouble background = background().shape().factor(other.background().shape());
    boolean one =
        object.isPresent()
            && background.isPresent()
            // Factors of equal shapes differ by rounding alone.
            && Math.abs(object.getAsDouble() / background.getAsDouble() - 1) < 1e-9;
    return one ? object : OptionalDouble.empty();
  }
}
