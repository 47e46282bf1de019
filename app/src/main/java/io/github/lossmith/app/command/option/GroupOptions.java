package io.github.lossmith.app.command.option;

import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.Histogram;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.designer.imbalance.ProbabilityFile;
import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for groups of examples: how many at which p. */
public final class GroupOptions {
  private static final double MOST_EXAMPLES = 1e15;

  @Option(
      names = "--group",
      paramLabel = "N@p",
      split = ",",
      description =
          "N examples with probability p, such as 1000@0.9, or 1000@0.9@background; may be"
              + " repeated")
  private List<String> groups = List.of();

  @Option(
      names = "--values",
      paramLabel = "CSV",
      defaultValue = "",
      description = "p values of your own model, grouped by a histogram")
  private String values = "";

  @Option(
      names = "--column",
      paramLabel = "NAME|N",
      defaultValue = "",
      description = "the column of --values; default: p, p_t, probability or the first number")
  private String column = "";

  /** Made by picocli, which fills in the fields. */
  GroupOptions() {}

  /** The groups; the paper's where none are given. */
  public Outcome<Imbalance> chosen() {
    if (!groups.isEmpty() && !values.isEmpty()) {
      return Outcome.bad("app.option.groupsOrValues");
    }
    if (!values.isEmpty()) {
      return file();
    }
    return groups.isEmpty() ? Outcome.ok(Imbalance.paper()) : listed();
  }

  private Outcome<Imbalance> file() {
    try {
      return ProbabilityFile.read(Path.of(values), column).map(Histogram::of);
    } catch (InvalidPathException e) {
      return Outcome.bad("app.option.path", values, String.valueOf(e.getReason()));
    }
  }

  private Outcome<Imbalance> listed() {
    List<ExampleGroup> all = new ArrayList<>();
    for (String text : groups) {
      String[] parts = text.split("@", -1);
      double count = ParameterOption.number(parts[0].strip());
      double p = parts.length > 1 ? ParameterOption.number(parts[1].strip()) : Double.NaN;
      Optional<TargetSide> side =
          parts.length == 3 ? TargetSide.named(parts[2].strip()) : Optional.of(TargetSide.OBJECT);
      boolean counted = count >= 0 && count <= MOST_EXAMPLES && p > 0 && p <= 1;
      if (!counted || parts.length > 3 || side.isEmpty()) {
        return Outcome.bad("app.option.group", text);
      }
      all.add(new ExampleGroup(count, p, side.get()));
    }
    return all.size() > Imbalance.MOST_GROUPS
        ? Outcome.bad("app.option.groups", Integer.toString(Imbalance.MOST_GROUPS))
        : Outcome.ok(new Imbalance(all));
  }
}
