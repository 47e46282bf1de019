package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.ChosenLoss;
import io.github.lossmith.app.command.option.DesignOptions;
import io.github.lossmith.app.command.option.GroupOptions;
import io.github.lossmith.app.command.option.SideOption;
import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.imbalance.BalanceSolver;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.problem.Outcome;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code lossmith imbalance}: the gradient of many easy examples against that of a few hard ones.
 */
@Command(
    name = "imbalance",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sums the gradients of easy and hard examples, in dL/dp and in the logit's dL/dz.",
      "Without a group: the paper's 1000 easy examples at p = 0.9 and 10 hard ones at p = 0.3.",
      "Without a loss: all presets. Of a loss with two coefficients, that for objects acts on a"
          + " group,",
      "or that for background on N@p@background; --side takes one for all groups."
    })
public final class ImbalanceCommand implements Callable<Integer> {
  /** Sums of such values stay finite, however many there are. */
  private static final double LARGEST = 1e300;

  @Spec private CommandSpec spec;
  @Mixin private DesignOptions designs;
  @Mixin private SideOption side;
  @Mixin private GroupOptions groups;

  @Option(
      names = "--balance",
      paramLabel = "PARAMETER",
      defaultValue = "",
      description = "find its value for which easy and hard weigh the same, in both spaces")
  private String balanced;

  @Option(names = "--json", description = "the same for programs")
  private boolean json;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  ImbalanceCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    Outcome<String> text =
        groups.chosen().then(imbalance -> losses().then(losses -> table(imbalance, losses)));
    return text.fold(console::answer, console::refuse);
  }

  private Outcome<List<ChosenLoss>> losses() {
    return designs
        .all()
        .then(named -> Outcome.each(named.isEmpty() ? presets() : named, side::whereAsked));
  }

  private static List<ChosenLoss> presets() {
    return Presets.keys().stream()
        .map(key -> ChosenLoss.of(key, Presets.named(key).orElseThrow(), true))
        .toList();
  }

  private Outcome<String> table(Imbalance imbalance, List<ChosenLoss> losses) {
    Outcome<List<ImbalanceRow>> rows = Outcome.each(losses, loss -> row(imbalance, loss));
    return rows.then(
        list -> {
          boolean hopeless = list.stream().allMatch(row -> row.cannotBalance(balanced));
          return hopeless && !balanced.isEmpty()
              ? solve(imbalance, losses.get(0), GradientSpace.COEFFICIENT).then(v -> Outcome.ok(""))
              : Outcome.ok(
                  json
                      ? ImbalanceText.json(imbalance, list)
                      : ImbalanceText.table(imbalance, list));
        });
  }

  private Outcome<ImbalanceRow> row(Imbalance imbalance, ChosenLoss loss) {
    return loss.coefficients()
        .then(g -> finite(imbalance, loss, g))
        .map(
            g ->
                new ImbalanceRow(
                    loss,
                    imbalance.gradientSums(g, GradientSpace.COEFFICIENT),
                    imbalance.gradientSums(g, GradientSpace.LOGIT),
                    balancing(imbalance, loss, GradientSpace.COEFFICIENT),
                    balancing(imbalance, loss, GradientSpace.LOGIT)));
  }

  /** The coefficients, unless their values or their sums are not finite. */
  private static Outcome<SideCoefficients> finite(
      Imbalance imbalance, ChosenLoss loss, SideCoefficients g) {
    for (ExampleGroup group : imbalance.groups()) {
      double sum = group.count() * g.of(group.side()).at(group.p());
      if (group.count() > 0 && !(Math.abs(sum) <= LARGEST)) {
        String name = NumberText.around(loss.label(), 0);
        return Outcome.bad("app.imbalance.notFinite", name, NumberText.number(group.p()));
      }
    }
    return Outcome.ok(g);
  }

  /** The value that balances, or NaN. */
  private double balancing(Imbalance imbalance, ChosenLoss loss, GradientSpace space) {
    return balanced.isEmpty()
        ? Double.NaN
        : solve(imbalance, loss, space).fold(value -> value, problem -> Double.NaN);
  }

  private Outcome<Double> solve(Imbalance imbalance, ChosenLoss loss, GradientSpace space) {
    return new BalanceSolver(imbalance, space, loss.progress()).solve(loss.design(), balanced);
  }
}
