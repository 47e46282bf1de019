package io.github.lossmith.app.command.option;

import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.table.ClassTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The loss that a command line specifies.
 *
 * @param label the preset's key, the file's name or the formula
 * @param design with the given parameters
 * @param progress the training progress t, in [0, 1]
 * @param ranged whether the ranges of the parameters hold: they do but for a formula typed here
 */
public record ChosenLoss(String label, Design design, double progress, boolean ranged) {
  private static final String PROGRESS = "t";

  /** The loss with the training progress at its end, t = 1. */
  public static ChosenLoss of(String label, Design design, boolean ranged) {
    return new ChosenLoss(label, design, 1, ranged);
  }

  /** The loss with the coefficient of one side. */
  public ChosenLoss side(TargetSide side) {
    return new ChosenLoss(label, design.side(side), progress, ranged);
  }

  /** The loss with tables of the classes. */
  public ChosenLoss with(ClassTables tables) {
    return new ChosenLoss(label, design.withClassTables(tables), progress, ranged);
  }

  /** The label, cut to what a line of a terminal takes. */
  String shownLabel() {
    return NumberText.around(label, 0);
  }

  public Outcome<ScaleCoefficient> coefficient() {
    return design.coefficient(progress);
  }

  /** The coefficients of both sides. */
  public Outcome<SideCoefficients> coefficients() {
    return design.coefficients(progress);
  }

  /** The parameters' values, and t where the formula has it. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    design.parameters().forEach((name, parameter) -> values.put(name, parameter.value()));
    if (design.followsProgress()) {
      values.put(PROGRESS, progress);
    }
    return values;
  }

  /** Whether the loss has such a parameter. */
  boolean knows(String letter) {
    return isProgress(letter) || design.parameters().containsKey(standing(letter));
  }

  private boolean isProgress(String letter) {
    return letter.equals(PROGRESS) && design.followsProgress();
  }

  /** Taylor-CE's order is called t in its paper; here t is the training progress. */
  private String standing(String letter) {
    boolean order = letter.equals(PROGRESS) && design.parameters().containsKey("order");
    return order && !design.followsProgress() ? "order" : letter;
  }

  /** The loss with a parameter set; a problem that names the parameters, or the range. */
  Outcome<ChosenLoss> with(ParameterOption option) {
    if (!knows(option.letter())) {
      return unknown(option.letter());
    }
    if (isProgress(option.letter())) {
      return inRange(PROGRESS, option.value(), new FormulaParameter(1, 0, 1))
          .map(value -> new ChosenLoss(label, design, value, ranged));
    }
    String letter = standing(option.letter());
    FormulaParameter range =
        design.parameters().getOrDefault(letter, FormulaParameter.usual(letter));
    return (ranged ? inRange(letter, option.value(), range) : Outcome.ok(option.value()))
        .map(v -> new ChosenLoss(label, design.withParameter(letter, v), progress, ranged));
  }

  private static Outcome<Double> inRange(String letter, double value, FormulaParameter range) {
    return value >= range.minimum() && value <= range.maximum()
        ? Outcome.ok(value)
        : Outcome.bad(
            "app.option.range",
            letter,
            NumberText.number(value),
            NumberText.number(range.minimum()),
            NumberText.number(range.maximum()));
  }

  private Outcome<ChosenLoss> unknown(String letter) {
    List<String> known = new ArrayList<>();
    design.parameters().forEach((name, range) -> known.add(name + shown(range)));
    if (design.followsProgress()) {
      known.add("t (0 to 1)");
    }
    String name = NumberText.around(design.name(), 0);
    return known.isEmpty()
        ? Outcome.bad("app.option.noParameters", letter, name)
        : Outcome.bad("app.option.unknown", letter, name, String.join(", ", known));
  }

  private static String shown(FormulaParameter range) {
    return " ("
        + NumberText.number(range.minimum())
        + " to "
        + NumberText.number(range.maximum())
        + ")";
  }
}
