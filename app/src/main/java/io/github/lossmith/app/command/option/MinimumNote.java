package io.github.lossmith.app.command.option;

import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Problem;

/** Says where L is 0, if L(1) = 0 cannot hold. */
public final class MinimumNote {
  private MinimumNote() {}

  /**
   * One line for each side of the design that is infinite at p = 1.
   *
   * @param label the design as it was named
   * @param progress t in [0, 1]
   */
  public static void say(StandardStreams streams, String label, Design design, double progress) {
    for (TargetSide side : design.sides()) {
      design
          .side(side)
          .coefficient(progress)
          .then(LossCurve::of)
          .map(LossCurve::zeroInside)
          .toOptional()
          .ifPresent(
              zero ->
                  zero.ifPresent(
                      p ->
                          streams.say(
                              Problem.of("app.option.zeroInside", label, NumberText.rounded(p))
                                  .message())));
    }
  }
}
