package io.github.lossmith.designer.export;

import io.github.lossmith.designer.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The header comment of an exported file. */
final class LossSummary {
  /** 100 columns minus the comment marker. */
  private static final int WIDTH = 98;

  private LossSummary() {}

  /** One line. */
  static String title(ExportedLoss loss) {
    return oneLine(loss.name()) + ": a loss made from its scale coefficient g(p) = dL/dp.";
  }

  /** The lines under the title. */
  static List<String> about(ExportedLoss loss) {
    return about(List.of(loss));
  }

  /** The same for the one or two sides of a loss: that for objects, that for background. */
  static List<String> about(List<ExportedLoss> sides) {
    ExportedLoss loss = sides.get(0);
    String defaults = "normalised by " + loss.normalisation() + ", mining " + mining(loss);
    return about(sides, List.of("defaults     " + defaults));
  }

  /** The same for a program that divides by its own count and takes every target. */
  static List<String> aboutTargets(List<ExportedLoss> sides) {
    ExportedLoss loss = sides.get(0);
    return about(
        sides,
        loss.mining().isPresent() ? List.of("not used     mining " + mining(loss)) : List.of());
  }

  private static List<String> about(List<ExportedLoss> sides, List<String> defaults) {
    ExportedLoss loss = sides.get(0);
    List<String> lines = new ArrayList<>();
    boolean inside = sides.stream().anyMatch(side -> side.curve().zeroInside().isPresent());
    lines.add(
        "p is the probability that the model gives to the true class"
            + (inside ? "." : "; L(1) = 0."));
    Map<String, Double> parameters = new TreeMap<>();
    for (int side = 0; side < sides.size(); side++) {
      coefficient(sides.get(side), heading(sides, side), lines);
      parameters.putAll(sides.get(side).parameters());
    }
    if (!parameters.isEmpty()) {
      lines.add("parameters   " + parameters(parameters));
    }
    lines.addAll(defaults);
    for (int side = 0; side < sides.size(); side++) {
      checks(sides.get(side), heading(sides, side), lines);
    }
    if (!loss.citation().isBlank()) {
      lines.add("");
      lines.add("Cite: " + oneLine(loss.citation()));
    }
    lines.add("");
    lines.add("Exported by Lossmith; the file needs nothing else of it.");
    return lines.stream()
        .map(LossSummary::oneLine)
        .flatMap(line -> wrapped(line).stream())
        .toList();
  }

  private static String heading(List<ExportedLoss> sides, int side) {
    return sides.size() == 1 ? "" : side == 0 ? " for objects" : " for background";
  }

  private static void coefficient(ExportedLoss loss, String heading, List<String> lines) {
    lines.add(heading.isEmpty() ? "" : heading.strip() + ":");
    lines.add("coefficient  g(p) = " + loss.formula().map(Formula::text).orElse("a drawing"));
    lines.add("loss         L(p) = " + lossText(loss));
    lines.addAll(constant(loss));
  }

  /** Where L is 0, if it cannot be at p = 1. */
  private static List<String> constant(ExportedLoss loss) {
    OptionalDouble zero = loss.curve().zeroInside();
    return zero.isEmpty()
        ? List.of()
        : List.of(
            "constant     L is infinite at p = 1; its minimum is L("
                + LatexExport.shortNumber(zero.getAsDouble())
                + ") = 0");
  }

  private static void checks(ExportedLoss loss, String heading, List<String> lines) {
    if (!loss.checks().isEmpty()) {
      lines.add("");
      lines.add("Checks" + heading + ":");
      loss.checks().forEach(check -> lines.add("  " + oneLine(check)));
    }
  }

  /** Wraps a long line between words; continuation lines are indented. */
  private static List<String> wrapped(String line) {
    List<String> lines = new ArrayList<>();
    String deeper = " ".repeat(line.length() - line.stripLeading().length()) + "     ";
    String left = line;
    while (left.length() > WIDTH) {
      int cut = left.lastIndexOf(' ', WIDTH);
      if (cut <= deeper.length()) {
        break;
      }
      lines.add(left.substring(0, cut).stripTrailing());
      left = deeper + left.substring(cut + 1);
    }
    lines.add(left);
    return lines;
  }

  private static String lossText(ExportedLoss loss) {
    return switch (loss.kind()) {
      case CLOSED -> loss.closedForm().orElseThrow().text();
      case QUADRATURE -> "the integral of g, by quadrature";
      case TABLE ->
          loss.curve().zeroInside().isPresent()
              ? "the integral of g, from a table (error about 1e-8 of 1 + L)"
              : "the integral of g, from a table (relative error about 1e-8)";
      case DRAWING -> "the exact integral of the drawing";
    };
  }

  private static String parameters(Map<String, Double> parameters) {
    return parameters.entrySet().stream()
        .map(e -> e.getKey() + " = " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String mining(ExportedLoss loss) {
    return loss.mining().isPresent()
        ? loss.mining().getAsDouble() + " hard negatives a positive"
        : "off";
  }

  /** The text on one line, without control characters and the ends of comments and strings. */
  static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ")
        .replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
        .replace("\\", "/")
        .replace("\"\"\"", "'''")
        .replace("*/", "* /")
        .stripTrailing();
  }
}
