package io.github.lossmith.designer.fit;

import io.github.lossmith.designer.design.CoefficientSource.Drawn;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.KnotRange;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A coefficient for objects and one for background, each fitted to the examples of its side and
 * reaching the goal there.
 *
 * @param object that for objects
 * @param background that for background
 * @param shareBefore the share of the pull that objects had
 * @param share the share that they get
 */
public record SidedFit(
    FittedCoefficient object, FittedCoefficient background, double shareBefore, double share) {
  /**
   * Fits both sides. Together the examples pull as much as under cross-entropy.
   *
   * @param share what objects get of the pull, in (0, 1); empty: what they had
   */
  public static Outcome<SidedFit> of(SidedExamples examples, FitGoal goal, OptionalDouble share) {
    double before = examples.objectShare();
    double wanted = share.orElse(before);
    if (!(wanted > 0 && wanted < 1)) {
      return Outcome.bad("designer.fit.oneSide");
    }
    double object = SidedExamples.entropy(examples.object());
    double background = SidedExamples.entropy(examples.background());
    double all = object + background;
    return side("designer.fit.objects", examples.object(), goal, wanted * all / object)
        .then(
            first ->
                side(
                        "designer.fit.background",
                        examples.background(),
                        goal,
                        (1 - wanted) * all / background)
                    .map(second -> new SidedFit(first, second, before, wanted)));
  }

  private static Outcome<FittedCoefficient> side(
      String whose, SeenExamples examples, FitGoal goal, double factor) {
    Outcome<FittedCoefficient> fit = CoefficientFit.of(examples, goal);
    return fit.failure()
        .map(problem -> Outcome.<FittedCoefficient>bad(whose, problem))
        .orElseGet(() -> fit.map(made -> scaled(made, factor)));
  }

  private static FittedCoefficient scaled(FittedCoefficient fit, double factor) {
    Drawing drawn = fit.drawing();
    Drawing scaled =
        new Drawing(
            drawn.knots().stream().map(k -> new Knot(k.p(), factor * k.g())).toList(),
            drawn.leftTail(),
            drawn.band().stream()
                .map(r -> new KnotRange(r.p(), factor * r.low(), factor * r.high()))
                .toList());
    return new FittedCoefficient(scaled, fit.tenths(), fit.curvature());
  }

  /** A design of two sides. */
  public Design design(String name) {
    return Design.drawn(name, object.drawing())
        .withBackground(Optional.of(new Drawn(background.drawing())));
  }

  /** A note of one side, with the side in front. */
  static Problem ofObjects(Problem note) {
    return Problem.of("designer.fit.objects", note);
  }

  static Problem ofBackground(Problem note) {
    return Problem.of("designer.fit.background", note);
  }
}
