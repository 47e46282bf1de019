package io.github.lossmith.designer.export;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Outcome;
import java.util.stream.Collectors;

/** The two Python functions of a design alone, for programs that hold several losses. */
public final class PytorchFunctions {
  private PytorchFunctions() {}

  /**
   * {@code def weighted(u, …)} and {@code def loss_of(u, …)}, indented by four spaces; they need
   * {@code math}, {@code torch}, {@code _exp} and {@code _inside} around them. A design that
   * follows the training progress has the keyword argument {@code progress} in both.
   */
  public static Outcome<String> of(Design design) {
    return ExportedLoss.of(design).map(PytorchExport::functions).map(PytorchFunctions::indented);
  }

  /** The design as one line for people: its name and formulas. */
  public static String describe(Design design) {
    String shapes =
        design.sides().stream()
            .map(side -> design.side(side).formula().fold(Formula::text, problem -> "a drawing"))
            .collect(Collectors.joining(" for objects, ", "", ""));
    String end = design.isTwoSided() ? " for background" : "";
    return LossSummary.oneLine(design.name() + ": g(p) = " + shapes + end);
  }

  /** The code, each line four spaces further right. */
  static String indented(String code) {
    return code.strip()
        .lines()
        .map(line -> line.isBlank() ? "" : "    " + line)
        .collect(Collectors.joining("\n"));
  }
}
