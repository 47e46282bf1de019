package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.ChosenLoss;
import io.github.lossmith.app.command.option.DesignOptions;
import io.github.lossmith.app.command.option.PointOptions;
import io.github.lossmith.app.command.option.SideOption;
import io.github.lossmith.app.command.output.CurveRow;
import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.command.output.TypedProbability;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith integrate}: from dL/dp to L, in numbers. */
@Command(
    name = "integrate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Integrates a scale coefficient dL/dp to the loss L(p), with L(1) = 0; where L is infinite at"
          + " p = 1, L = 0 is at its minimum.",
      "logit_gradient is the sigmoid's, p(1-p)·dL/dp; error_bound is not less than the error of L."
    })
public final class IntegrateCommand implements Callable<Integer> {
  private static final int LOOKS = 100;

  /** An L(1) below this is taken for rounding. */
  private static final double NOTHING = 1e-15;

  @Spec private CommandSpec spec;
  @Mixin private DesignOptions design;
  @Mixin private SideOption side;
  @Mixin private PointOptions points;

  @Option(names = "--csv", description = "a table for programs, 17 significant digits")
  private boolean csv;

  @Option(names = "--json", description = "the same as JSON")
  private boolean json;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  IntegrateCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    if (csv && json) {
      return console.refuse(Problem.of("app.option.oneFormat"));
    }
    Outcome<String> text =
        design
            .chosen()
            .then(side::of)
            .then(
                chosen ->
                    points
                        .chosen()
                        .then(
                            p ->
                                chosen
                                    .coefficient()
                                    .then(LossCurve::of)
                                    .map(curve -> reported(console, chosen, curve))
                                    .then(curve -> table(chosen, curve, p))));
    return text.fold(console::answer, console::refuse);
  }

  /**
   * Notes that a constant in L is subtracted and that a coefficient is positive, which is allowed
   * but seldom intended.
   */
  private static LossCurve reported(StandardStreams console, ChosenLoss loss, LossCurve curve) {
    loss.design().typedLossAtOne(loss.progress()).stream()
        .filter(constant -> Math.abs(constant) > NOTHING)
        .forEach(
            constant ->
                console.say(
                    Problem.of("app.integrate.constant", NumberText.rounded(constant)).message()));
    IntStream.rangeClosed(1, LOOKS)
        .mapToDouble(i -> i / (double) LOOKS)
        .filter(p -> curve.coefficient(p) > 0)
        .findFirst()
        .ifPresent(p -> console.say(positive(curve, p).message()));
    if (curve.isUncertain()) {
      console.say(Problem.of("app.integrate.uncertain").message());
    }
    return curve;
  }

  /** Where dL/dp is positive: above a minimum, or just at p. */
  private static Problem positive(LossCurve curve, double p) {
    OptionalDouble least = curve.minimum();
    if (least.isEmpty()) {
      return Problem.of("app.integrate.positive", NumberText.number(p));
    }
    String place = NumberText.rounded(least.getAsDouble());
    return curve.zeroInside().isPresent()
        ? Problem.of("app.integrate.zeroInside", place)
        : Problem.of(
            "app.integrate.minimum", place, NumberText.rounded(curve.loss(least.getAsDouble())));
  }

  private Outcome<String> table(ChosenLoss loss, LossCurve curve, List<TypedProbability> places) {
    List<CurveRow> rows = places.stream().map(p -> CurveRow.of(curve, p)).toList();
    for (CurveRow row : rows) {
      if (!row.isNumber()) {
        return Outcome.bad("app.integrate.overflow", row.place().shown());
      }
    }
    return Outcome.ok(
        csv ? CurveRow.csv(rows) : json ? CurveRow.json(rows) : closed(loss, curve) + human(rows));
  }

  private static String closed(ChosenLoss loss, LossCurve curve) {
    return loss.design()
        .closedLoss(loss.progress(), curve)
        .map(form -> "L(p) = " + form.text() + "\n\n")
        .orElse("");
  }

  private static String human(List<CurveRow> rows) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format("%12s %16s %16s %16s %12s%n", "p", "dL/dp", "L", "dL/dz", "error of L <="));
    for (CurveRow row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%12s %16s %16s %16s %12s%n",
              row.place().shown(),
              NumberText.rounded(row.coefficient()),
              NumberText.rounded(row.loss()),
              NumberText.rounded(row.logitGradient()),
              String.format(Locale.ROOT, "%.0e", row.errorBound())));
    }
    return text.toString();
  }
}
