package io.github.lossmith.app.command.fit;

import io.github.lossmith.app.command.option.ParameterOption;
import io.github.lossmith.designer.fit.FitGoal;
import io.github.lossmith.designer.problem.Outcome;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** What the coefficient is to do. */
final class FitGoalOptions {
  @Option(
      names = "--equal-deciles",
      description = "the same pull for every tenth of p that has examples (the default)")
  private boolean equal;

  @Option(
      names = "--hard-share",
      paramLabel = "S",
      defaultValue = "",
      description = "the share of the pull for examples with p below 0.5, such as 0.5")
  private String hardShare = "";

  @Option(
      names = "--smoothness",
      paramLabel = "L",
      defaultValue = "",
      description =
          "0: each tenth exactly; larger: a smoother curve (default: 0, and 1 with --hard-share)")
  private String smoothness = "";

  @Option(
      names = "--monotone",
      description = "|g| does not increase towards p = 1: harder examples never pull less")
  private boolean monotone;

  @Option(
      names = "--two-sided",
      description =
          "a coefficient for objects and another for background, of a run that tells them")
  private boolean twoSided;

  @Option(
      names = "--object-share",
      paramLabel = "S",
      defaultValue = "",
      description = "with --two-sided: the share of the pull for objects (default: what they had)")
  private String objects = "";

  /** Made by picocli, which fills in the fields. */
  FitGoalOptions() {}

  boolean isTwoSided() {
    return twoSided;
  }

  /** What objects are to get; empty: what they had. */
  OptionalDouble objectShare() {
    return objects.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(ParameterOption.number(objects));
  }

  Outcome<FitGoal> chosen() {
    if (equal && !hardShare.isEmpty()) {
      return Outcome.bad("app.fit.goals");
    }
    double wanted = ParameterOption.number(hardShare);
    if (!hardShare.isEmpty() && !(wanted > 0 && wanted < 1)) {
      return Outcome.bad("app.fit.share", hardShare);
    }
    double share = objectShare().orElse(0.5);
    if (!(share > 0 && share < 1)) {
      return Outcome.bad("app.fit.objectShare", objects);
    }
    if (!objects.isEmpty() && !twoSided) {
      return Outcome.bad("app.fit.objectShareAlone");
    }
    double smooth = ParameterOption.number(smoothness);
    if (!smoothness.isEmpty() && !(smooth >= 0 && smooth <= FitGoal.MOST_SMOOTHNESS)) {
      return Outcome.bad("app.fit.smoothness", smoothness);
    }
    FitGoal goal = hardShare.isEmpty() ? FitGoal.equalTenths() : FitGoal.hard(wanted);
    FitGoal chosen = smoothness.isEmpty() ? goal : goal.smooth(smooth);
    return Outcome.ok(monotone ? chosen.falling() : chosen);
  }

  static OptionalDouble whole(String text) {
    double value = ParameterOption.number(text);
    return value >= 0 && value == Math.rint(value)
        ? OptionalDouble.of(value)
        : OptionalDouble.empty();
  }
}
