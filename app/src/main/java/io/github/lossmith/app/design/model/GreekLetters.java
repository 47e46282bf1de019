package io.github.lossmith.app.design.model;

import java.util.Map;

/** The spelling of parameters on the screen. */
public final class GreekLetters {
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("alpha", "α"),
          Map.entry("beta", "β"),
          Map.entry("gamma", "γ"),
          Map.entry("delta", "δ"),
          Map.entry("epsilon", "ε"),
          Map.entry("eps", "ε"),
          Map.entry("theta", "θ"),
          Map.entry("kappa", "κ"),
          Map.entry("lambda", "λ"),
          Map.entry("mu", "μ"),
          Map.entry("sigma", "σ"),
          Map.entry("tau", "τ"),
          Map.entry("omega", "ω"));

  private GreekLetters() {}

  /** The Greek letter of a Latin name, or the name itself. */
  public static String of(String name) {
    return LETTERS.getOrDefault(name, name);
  }
}
