package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassVectors;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The curves and the tables of a design. */
public final class Coefficients {
  private Coefficients() {}

  /** The curve of a design of one side at a training progress in [0, 1]. */
  public static Outcome<LossCurve> curve(Design design, double progress) {
    return design.coefficient(progress).then(LossCurve::of);
  }

  /** The tables of a design at a training progress in [0, 1]; one where it has one side. */
  public static Outcome<SideTables> tables(Design design, double progress) {
    return Outcome.each(
            design.sides(), side -> curve(design.side(side), progress).map(CoefficientTable::of))
        .map(tables -> new SideTables(tables.get(0), tables.get(tables.size() - 1)));
  }

  /**
   * The tables of a design for the classes of a network.
   *
   * @param classes as the design's own tables of the classes are for them
   * @param background the number of background's logit
   */
  public static Outcome<SideTables> tables(
      Design design, double progress, ClassVectors classes, int background) {
    Optional<ClassVectors> changing = classes.isNeutral() ? Optional.empty() : Optional.of(classes);
    return tables(design, progress)
        .then(
            sides ->
                byTarget(design, progress, classes, background)
                    .map(
                        each ->
                            new SideTables(sides.object(), sides.background(), changing, each)));
  }

  /** A table for each target where the coefficient depends on the share of its class. */
  private static Outcome<List<CoefficientTable>> byTarget(
      Design design, double progress, ClassVectors classes, int background) {
    if (!design.usesShare()) {
      return Outcome.ok(List.of());
    }
    if (!classes.hasShares()) {
      return Outcome.bad("designer.table.noShare");
    }
    return Outcome.each(
        IntStream.range(0, classes.size()).boxed().toList(),
        target ->
            curve(atTarget(design, classes, target, target == background), progress)
                .map(CoefficientTable::of));
  }

  /** The coefficient of one target: that of its side, at the share of its class. */
  public static Design atTarget(
      Design design, ClassVectors classes, int target, boolean isBackground) {
    Design side = design.side(isBackground ? TargetSide.BACKGROUND : TargetSide.OBJECT);
    return side.usesShare() ? side.withParameter(ClassTables.SHARE, classes.share(target)) : side;
  }

  /** The tables of the design that {@link DesignRef#of} finds. */
  public static Outcome<SideTables> tables(String design, double progress) {
    return DesignRef.of(design).resolve().then(found -> tables(found, progress));
  }
}
