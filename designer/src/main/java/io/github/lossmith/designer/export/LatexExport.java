package io.github.lossmith.designer.export;

import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code --to latex}: a document that compiles as it is, with pdflatex, amsmath and PGFPlots; its
 * parts are marked for copying into a paper.
 */
final class LatexExport {
  private LatexExport() {}

  static String text(ExportedLoss loss) {
    Map<String, String> places = new HashMap<>();
    places.put("comment", ascii(LossSummary.title(loss)));
    places.put("name", prose(loss.name()));
    places.put("coefficient", coefficient(loss));
    places.put("loss", typeset(loss));
    places.put("parameters", loss.sketch().map(LatexExport::knots).orElse(parameters(loss)));
    places.put("normalisation", normalisation(loss));
    places.put("citation", loss.citation().isBlank() ? "" : "Source: " + sentence(loss.citation()));
    panels(loss.curve(), places);
    return Template.fill("loss.tex", places);
  }

  private static void panels(LossCurve curve, Map<String, String> places) {
    // There -1/p and -log p (0.05) are -10 and 3; a pole further left would flatten the rest.
    LatexPanel coefficient = LatexPanel.around(curve::coefficient, 0.1, -1, 0);
    places.put("coefficient_points", coefficient.points());
    places.put("coefficient_low", coefficient.lowest());
    places.put("coefficient_high", coefficient.highest());
    places.put("reciprocal_from", coefficient.reciprocalFrom());
    LatexPanel integral = LatexPanel.around(curve::loss, 0.05, 0, 0.5);
    places.put("loss_points", integral.points());
    places.put("loss_low", integral.lowest());
    places.put("loss_high", integral.highest());
    places.put("logarithm_from", integral.logarithmFrom());
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

  private static String parameters(ExportedLoss loss) {
    String list =
        loss.parameters().entrySet().stream()
            .map(e -> "$" + letter(e.getKey()) + " = " + number(e.getValue()) + "$")
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "" : "Here " + list + ".";
  }

  /** The drawing's knots, from p = 1 to the left, and its continuation beyond the last. */
  private static String knots(PiecewiseCubic sketch) {
    String list =
        sketch.stretches().stream()
            .map(stretch -> pair(stretch.begin(), stretch.c0()))
            .collect(Collectors.joining(", "));
    String left =
        sketch.tail().isPresent()
            ? "left of the last one $g(p) = " + number(sketch.tail().getAsDouble()) + "/p$"
            : "left of the last one $g$ is constant";
    return "Its knots $(p, g)$ are " + list + "; " + left + ".";
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
