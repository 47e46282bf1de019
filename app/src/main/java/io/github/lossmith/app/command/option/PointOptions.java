package io.github.lossmith.app.command.option;

import io.github.lossmith.app.command.output.TypedProbability;
import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the values of p. */
public final class PointOptions {
  private static final int MOST = 1_000_000;
  private static final List<Double> USUAL =
      List.of(1e-6, 1e-3, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0);

  @Option(
      names = "--at",
      paramLabel = "p,..",
      description = "probabilities in (0, 1], in the order wanted")
  private List<String> at = List.of();

  @Option(names = "--points", paramLabel = "N", description = "N evenly spaced ones, 1/N to 1")
  private List<String> count = List.of();

  /** Made by picocli, which fills in the fields. */
  PointOptions() {}

  /** The probabilities; a few usual ones where none are asked for. */
  public Outcome<List<TypedProbability>> chosen() {
    if ((!at.isEmpty() && !count.isEmpty()) || count.size() > 1) {
      return Outcome.bad("app.option.atOrPoints");
    }
    if (!count.isEmpty()) {
      return even(count.get(0).strip());
    }
    return at.isEmpty()
        ? Outcome.ok(USUAL.stream().map(TypedProbability::of).toList())
        : listed(String.join(",", at));
  }

  private static Outcome<List<TypedProbability>> even(String text) {
    double n = text.matches("\\d{1,9}") ? Double.parseDouble(text) : 0;
    if (n < 1 || n > MOST) {
      return Outcome.bad("app.option.points", text, Integer.toString(MOST));
    }
    List<TypedProbability> places = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
      places.add(TypedProbability.even(i, (int) n));
    }
    return Outcome.ok(places);
  }

  private static Outcome<List<TypedProbability>> listed(String text) {
    List<TypedProbability> places = new ArrayList<>();
    for (String item : text.split("[,;\\s]+", -1)) {
      double p = ParameterOption.number(item);
      Optional<TypedProbability> place =
          p > 0 && p <= 1 ? TypedProbability.of(item, p) : Optional.empty();
      if (place.isEmpty()) {
        return Outcome.bad("app.option.at", Integer.toString(places.size() + 1), item);
      }
      places.add(place.get());
    }
    return places.size() > MOST
        ? Outcome.bad("app.option.points", Integer.toString(places.size()), Integer.toString(MOST))
        : Outcome.ok(places);
  }
}
