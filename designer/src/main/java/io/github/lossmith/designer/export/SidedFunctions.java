package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.ArrayPrinter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The Python functions of a loss with one side or two. Those of two take, beside u, which targets
 * are objects.
 */
final class SidedFunctions {
  private final List<LossFunctions> sides;
  private final ArrayPrinter printer;
  private final boolean slopes;

  /**
   * The functions.
   *
   * @param losses the loss, or that for objects and that for background
   * @param names the name in the code of each letter
   * @param slopes whether the derivative of {@code weighted} is needed too
   */
  SidedFunctions(
      List<ExportedLoss> losses, Map<String, String> names, ArrayPrinter printer, boolean slopes) {
    this.printer = printer;
    this.slopes = slopes;
    sides = losses.stream().map(loss -> new LossFunctions(loss, names, printer)).toList();
  }

  /** The letters of the formulas of all sides. */
  static SortedSet<String> letters(List<ExportedLoss> losses) {
    SortedSet<String> letters = new TreeSet<>();
    losses.forEach(loss -> letters.addAll(loss.parameters().keySet()));
    return letters;
  }

  boolean isTwoSided() {
    return sides.size() > 1;
  }

  /** {@code two} where there are two sides, else nothing. */
  String ifTwo(String two) {
    return isTwoSided() ? two : "";
  }

  /** Names in Python and values of the letters of both sides. */
  SortedMap<String, Double> arguments() {
    SortedMap<String, Double> all = new TreeMap<>();
    sides.forEach(side -> all.putAll(side.arguments()));
    return all;
  }

  /** A pattern of a name and its value for each argument, one after the other. */
  String arguments(String pattern) {
    return arguments().entrySet().stream()
        .map(e -> pattern.formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining());
  }

  /** The letters' values as assignments where L is a table; of two sides they are within. */
  String constants() {
    return isTwoSided() ? "" : sides.get(0).constants();
  }

  /** {@code weighted} and {@code loss_of}, and {@code slope} where it is needed. */
  String functions() {
    return isTwoSided()
        ? Template.fill(
            printer.templates() + "sides.py",
            Map.of(
                "object", PytorchFunctions.indented(whole(sides.get(0))),
                "background", PytorchFunctions.indented(whole(sides.get(1))),
                "arguments", arguments(", %s=%s"),
                "object_values", sides.get(0).arguments(", %1$s=%1$s"),
                "background_values", sides.get(1).arguments(", %1$s=%1$s")))
        : sides.get(0).functions() + slope(sides.get(0));
  }

  /** All of a side's code. */
  private String whole(LossFunctions side) {
    return side.constants() + side.functions() + slope(side);
  }

  private String slope(LossFunctions side) {
    return slopes ? side.slope() : "";
  }
}
