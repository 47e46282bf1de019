package io.github.lossmith.designer.export;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Losses of every kind that an export has to write. */
final class Losses {
  private Losses() {}

  static ExportedLoss formula(String name, String g, String closed, Map<String, Double> values) {
    Optional<Formula> form =
        closed.isEmpty() ? Optional.empty() : Optional.of(Formula.parse(closed).orThrow());
    return ExportedLoss.ofFormula(name, Formula.parse(g).orThrow(), form, values);
  }

  /** MATH.md's presets, with closed forms where the formula language has one. */
  static List<ExportedLoss> formulas() {
    Map<String, Double> gamma = Map.of("gamma", 2.0);
    return List.of(
        formula("ce", "-1/p", "-log(p)", Map.of()),
        formula(
            "focal", "gamma*(1-p)^(gamma-1)*log(p) - (1-p)^gamma/p", "-(1-p)^gamma*log(p)", gamma),
        formula("maki", "-(1-p)^gamma/p", "", Map.of("gamma", 1.0)),
        formula("maki25", "-(1-p)^gamma/p", "", Map.of("gamma", 0.25)),
        formula("qce", "log(p)/p", "log(p)^2/2", Map.of()),
        formula("power-ce", "-(-log(p))^(n-1)/p", "(-log(p))^n/n", Map.of("n", 3.0)),
        formula("poly1-ce", "-1/p - epsilon", "-log(p) + epsilon*(1-p)", Map.of("epsilon", 1.0)),
        formula(
            "poly1-focal",
            "gamma*(1-p)^(gamma-1)*log(p) - (1-p)^gamma/p - epsilon*(gamma+1)*(1-p)^gamma",
            "-(1-p)^gamma*log(p) + epsilon*(1-p)^(gamma+1)",
            Map.of("gamma", 2.0, "epsilon", 1.0)),
        formula("gce", "-p^(q-1)", "(1-p^q)/q", Map.of("q", 0.7)),
        formula("mae", "-1", "1-p", Map.of()),
        formula("taylor-ce", "-(1-(1-p)^n)/p", "", Map.of("n", 2.0)),
        formula("phuber-ce", "-min(1/p, tau)", "", Map.of("tau", 10.0)),
        formula("cosine-ce", "-(1+cos(pi*p))/(2*p)", "", Map.of()),
        formula("lambda", "-lambda*cos(p)^2/p", "", Map.of("lambda", 1.5)),
        formula("scheduled", "-(1-p)^(2*(1-t))/p", "", Map.of()),
        formula("names", "-1/p + 0*u*w", "", Map.of("u", 3.0, "w", 2.0)));
  }

  /**
   * Two straight pieces, one with each kind of tail: g = -2(1-p) right of 0.5, then -1 - 4(0.5-p).
   */
  static List<ExportedLoss> drawings() {
    return List.of(drawing("drawn-held", OptionalDouble.empty()), drawing("drawn-pole", TAIL));
  }

  private static final OptionalDouble TAIL = OptionalDouble.of(-2.6 * 0.1);

  private static ExportedLoss drawing(String name, OptionalDouble tail) {
    List<Stretch> stretches =
        List.of(
            new Stretch(1, 0, 0, -2, 0, 0),
            new Stretch(0.5, 0.25, -1, -4, 0, 0),
            new Stretch(0.1, 0.25 + 0.4 + 2 * 0.16, -2.6, 0, 0, 0));
    ScaleCoefficient drawn = p -> p > 0.5 ? -2 * (1 - p) : left(p, tail);
    return new ExportedLoss(
        name,
        Optional.empty(),
        Optional.of(new Sketch(stretches, tail)),
        Optional.empty(),
        new TreeMap<>(),
        LossCurve.of(drawn).orThrow(),
        "all",
        OptionalDouble.of(3),
        "",
        List.of("sign: g < 0 on (0, 1)"));
  }

  private static double left(double p, OptionalDouble tail) {
    if (p > 0.1) {
      return -1 - 4 * (0.5 - p);
    }
    return tail.isPresent() ? tail.getAsDouble() / p : -2.6;
  }
}
