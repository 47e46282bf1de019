package io.github.lossmith.designer.export;

import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code --to latex}: a document that compiles as it is, with pdflatex, amsmath and PGFPlots; its
 * parts are marked for copying into a paper.
 */
final class LatexExport {
  private LatexExport() {}

  /**
   * The document.
   *
   * @param sides the loss, or that for objects and that for background
   */
  static String text(List<ExportedLoss> sides) {
    ExportedLoss loss = sides.get(0);
    boolean two = sides.size() > 1;
    Map<String, String> places = new HashMap<>();
    places.put("comment", ascii(LossSummary.title(loss)));
    places.put("name", prose(loss.name()));
    places.put(
        "made",
        two ? TWO_MADE : "made from its scale coefficient $g(p) = \\mathrm{d}L/\\mathrm{d}p$,");
    places.put("definition", two ? bothDefined(sides) : defined(loss, ""));
    places.put("parameters", parameters(sides));
    places.put("whose", two ? TWO_ACT : "");
    places.put("normalisation", normalisation(loss));
    places.put("citation", loss.citation().isBlank() ? "" : "Source: " + sentence(loss.citation()));
    places.put("legend", two ? "objects" : prose(loss.name()));
    panels(sides.stream().map(ExportedLoss::curve).toList(), places);
    return Template.fill("loss.tex", places);
  }

  private static final String TWO_MADE =
      """
      made from two scale coefficients $g = \\mathrm{d}L/\\mathrm{d}p$, $g_+$ for objects and $g_-$
      for background, each in the probability $p$ of its own target,\
      """;

  private static final String TWO_ACT =
      "\n"
          + "where $g$ is $g_+$ for objects and $g_-$ for background (of a sigmoid the answers yes"
          + " and no),";

  private static String bothDefined(List<ExportedLoss> sides) {
    return defined(sides.get(0), "_+") + " \\\\\n" + defined(sides.get(1), "_-");
  }

  /** g and L of a side as lines of an align. */
  private static String defined(ExportedLoss loss, String index) {
    return """
    g%1$s(p) &= %2$s, \\\\
    L%1$s(p) &= -\\int_p^{%4$s} g%1$s(q)\\,\\mathrm{d}q%3$s\
    """
        .formatted(index, coefficient(loss), typeset(loss), zero(loss.curve()))
        .indent(2)
        .stripTrailing();
  }

  /** The p where L is 0. */
  private static String zero(LossCurve curve) {
    OptionalDouble inside = curve.zeroInside();
    return inside.isEmpty() ? "1" : shortNumber(inside.getAsDouble());
  }

  /** Twelve significant digits at most. */
  static String shortNumber(double value) {
    return new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros().toPlainString();
  }

  private static void panels(List<LossCurve> curves, Map<String, String> places) {
    // There -1/p and -log p (0.05) are -10 and 3; a pole further left would flatten the rest.
    LatexPanel coefficient = LatexPanel.around(each(curves, c -> c::coefficient), 0.1, -1, 0);
    places.put("coefficient_curves", coefficient.plots());
    places.put("coefficient_low", coefficient.lowest());
    places.put("coefficient_high", coefficient.highest());
    places.put("reciprocal_from", coefficient.reciprocalFrom());
    LatexPanel integral = LatexPanel.around(each(curves, c -> c::loss), 0.05, 0, 0.5);
    places.put("loss_curves", integral.plots());
    places.put("loss_low", integral.lowest());
    places.put("loss_high", integral.highest());
    places.put("logarithm_from", integral.logarithmFrom());
    places.put(
        "background_legend", curves.size() > 1 ? "\n      \\addlegendentry{background}" : "");
  }

  private static List<DoubleUnaryOperator> each(
      List<LossCurve> curves, Function<LossCurve, DoubleUnaryOperator> of) {
    return curves.stream().map(of).toList();
  }

  private static String coefficient(ExportedLoss loss) {
    return loss.formula()
        .map(Formula::latex)
        .orElse("\\text{the monotone piecewise cubic through the knots below}");
  }

  private static String typeset(ExportedLoss loss) {
    String given = loss.typeset();
    if (!given.isBlank() && LatexMath.isSound(given)) {
      return " = " + given;
    }
    return loss.closedForm().map(form -> " = " + form.latex()).orElse("");
  }

  /** The values of the letters, and the knots of drawings. */
  private static String parameters(List<ExportedLoss> sides) {
    SortedMap<String, Double> letters = new TreeMap<>();
    sides.forEach(side -> letters.putAll(side.parameters()));
    String list =
        letters.entrySet().stream()
            .map(e -> "$" + letter(e.getKey()) + " = " + number(e.getValue()) + "$")
            .collect(Collectors.joining(", "));
    List<String> sentences = new ArrayList<>();
    if (!list.isEmpty()) {
      sentences.add("Here " + list + ".");
    }
    for (int i = 0; i < sides.size(); i++) {
      String whose = sides.size() == 1 ? "" : i == 0 ? " of $g_+$" : " of $g_-$";
      sides.get(i).sketch().map(sketch -> knots(sketch, whose)).ifPresent(sentences::add);
    }
    return String.join("\n", sentences);
  }

  /** The drawing's knots, from p = 1 to the left, and its continuation beyond the last. */
  private static String knots(PiecewiseCubic sketch, String whose) {
    String list =
        sketch.stretches().stream()
            .map(stretch -> pair(stretch.begin(), stretch.c0()))
            .collect(Collectors.joining(", "));
    String left =
        sketch.tail().isPresent()
            ? "left of the last one $g(p) = " + number(sketch.tail().getAsDouble()) + "/p$"
            : "left of the last one $g$ is constant";
    String which =
        whose.isEmpty() ? "Its knots $(p, g)$ are " : "The knots $(p, g)$" + whose + " are ";
    return which + list + "; " + left + ".";
  }

  private static String pair(double p, double g) {
    return "$(" + number(p) + ", " + number(g) + ")$";
  }

  /** Six significant digits, without trailing zeros. */
  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value, new MathContext(6)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (Math.abs(exponent) < 6) {
      return rounded.toPlainString();
    }
    return rounded.movePointLeft(exponent).toPlainString() + " \\cdot 10^{" + exponent + "}";
  }

  private static String sentence(String text) {
    String escaped = prose(text).strip();
    return escaped.endsWith(".") ? escaped : escaped + ".";
  }

  private static String letter(String name) {
    return Formula.parse(name).map(Formula::latex).toOptional().orElse("\\mathrm{" + name + "}");
  }

  private static String normalisation(ExportedLoss loss) {
    String divided =
        switch (loss.normalisation()) {
          case "positives" -> "divided by the number of positive anchors, at least one";
          case "all" -> "divided by the number of all anchors";
          default -> "not divided";
        };
    return loss.mining().isPresent()
        ? divided
            + ", over the positive anchors and the "
            + number(loss.mining().getAsDouble())
            + " hardest negative ones for each of them"
        : divided;
  }

  /** Text for a sentence: ASCII, LaTeX's own characters escaped. */
  private static String prose(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : ascii(LossSummary.oneLine(text)).toCharArray()) {
      switch (c) {
        case '#', '$', '%', '&', '_', '{', '}' -> escaped.append('\\').append(c);
        case '~' -> escaped.append("\\textasciitilde{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        case '<', '>', '|' -> escaped.append('$').append(c).append('$');
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String ascii(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[–—−]", "-")
        .replaceAll("[^ -~]", "?");
  }
}
