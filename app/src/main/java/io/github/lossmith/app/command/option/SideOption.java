package io.github.lossmith.app.command.option;

import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.problem.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for one side of a loss that has two. */
public final class SideOption {
  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = "of a loss with two coefficients, that for object or for background")
  private @Nullable String side;

  /** Made by picocli, which fills in the field. */
  SideOption() {}

  /** The loss of the side that is asked for; a problem if it has two and none is asked for. */
  public Outcome<ChosenLoss> of(ChosenLoss loss) {
    return sides(loss)
        .then(
            sides ->
                sides.size() == 1
                    ? Outcome.ok(loss.side(sides.get(0)))
                    : Outcome.bad("app.option.sideMissing", loss.shownLabel()));
  }

  /** The loss, or the side of it that is asked for. */
  public Outcome<ChosenLoss> whereAsked(ChosenLoss loss) {
    return side == null ? Outcome.ok(loss) : of(loss);
  }

  /** The sides to answer for: the one that is asked for, or all that the loss has. */
  public Outcome<List<TargetSide>> sides(ChosenLoss loss) {
    String name = side;
    return name == null
        ? Outcome.ok(loss.design().sides())
        : TargetSide.named(name)
            .map(known -> Outcome.ok(List.of(known)))
            .orElseGet(() -> Outcome.bad("app.option.side", name));
  }
}
