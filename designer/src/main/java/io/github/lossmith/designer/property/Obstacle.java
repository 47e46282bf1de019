package io.github.lossmith.designer.property;

import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Optional;

/** The place inside (0, 1) that made an integration fail. */
final class Obstacle {
  private Obstacle() {}

  /** The place of a pole, or the interval without values; empty for any other problem. */
  static List<Interval> inside(Optional<Problem> problem) {
    return problem.map(Obstacle::place).orElseGet(List::of);
  }

  /** The same, and the place of an infinity that is too steep to be integrated. */
  static List<Interval> infinite(Optional<Problem> problem) {
    return problem
        .filter(met -> met.key().equals("designer.integration.hardPole"))
        .map(met -> List.of(Interval.at(number(met, 0))))
        .orElseGet(() -> inside(problem));
  }

  private static List<Interval> place(Problem problem) {
    return switch (problem.key()) {
      case "designer.integration.pole", "designer.integration.infiniteAt" ->
          List.of(Interval.at(number(problem, 0)));
      case "designer.integration.undefined", "designer.integration.infinite" ->
          List.of(new Interval(number(problem, 0), number(problem, 1)));
      default -> List.of();
    };
  }

  private static double number(Problem problem, int argument) {
    return Double.parseDouble(problem.arguments().get(argument).toString());
  }
}
