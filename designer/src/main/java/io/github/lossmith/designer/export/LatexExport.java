package io.github.lossmith.designer.export;

import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code --to latex}: a document that compiles as it is, with pdflatex, amsmath and PGFPlots; its
 * parts are marked for copying into a paper.
 */
final class LatexExport {
  private static final int POINTS = 160;
  private static final double LEAST_P = 0.005;
  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+|.)");

  /** What a design file may say in its typeset loss; anything else is left out. */
  private static final Set<String> COMMANDS =
      Set.of(
          ("alpha beta gamma delta epsilon varepsilon zeta eta theta kappa lambda mu nu xi pi rho"
                  + " sigma tau phi chi psi omega log ln exp cos sin tan min max frac tfrac dfrac"
                  + " sqrt left right mathrm operatorname sum int infty begin end le ge cdot text"
                  + " quad , ; ! \\ { } |")
              .split(" ", -1));

  private LatexExport() {}

  static String text(ExportedLoss loss) {
    Map<String, String> places = new HashMap<>();
    places.put("comment", ascii(Prose.title(loss)));
    places.put("name", prose(loss.name()));
    places.put("coefficient", coefficient(loss));
    places.put("loss", typeset(loss));
    places.put("parameters", loss.sketch().map(LatexExport::knots).orElse(parameters(loss)));
    places.put("normalisation", normalisation(loss));
    places.put("citation", loss.citation().isBlank() ? "" : "Source: " + sentence(loss.citation()));
    places.put("coefficient_points", points(loss.curve()::coefficient));
    places.put("loss_points", points(loss.curve()::loss));
    places.put("lowest", lowest(loss.curve()));
    places.put("highest", highest(loss.curve()));
    return Template.fill("loss.tex", places);
  }

  private static String coefficient(ExportedLoss loss) {
    return loss.formula()
        .map(Formula::latex)
        .orElse("\\text{the monotone piecewise cubic through the knots below}");
  }

  private static String typeset(ExportedLoss loss) {
    String given = loss.typeset();
    if (!given.isBlank() && isHarmless(given)) {
      return " = " + given;
    }
    return loss.closedForm().map(form -> " = " + form.latex()).orElse("");
  }

  /** Mathematics alone: known commands, no other environment than cases, plain ASCII. */
  static boolean isHarmless(String latex) {
    boolean known =
        COMMAND.matcher(latex).results().allMatch(found -> COMMANDS.contains(found.group(1)));
    String environments = latex.replace("\\begin{cases}", "").replace("\\end{cases}", "");
    return known
        && latex.chars().allMatch(c -> c >= ' ' && c < 127)
        && latex.chars().noneMatch(c -> "%#$~".indexOf(c) >= 0)
        && !environments.contains("\\begin")
        && !environments.contains("\\end");
  }

  private static String parameters(ExportedLoss loss) {
    String list =
        loss.parameters().entrySet().stream()
            .map(e -> "$" + letter(e.getKey()) + " = " + number(e.getValue()) + "$")
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "" : "Here " + list + ".";
  }

  /** The drawing's knots, from p = 1 leftwards, and how it goes on beyond the last. */
  private static String knots(Sketch sketch) {
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

  /** Six digits, without zeros that say nothing. */
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

  /** Points with p spaced more densely where curves bend, near 0. */
  private static String points(DoubleUnaryOperator curve) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= POINTS; i++) {
      double s = i / (double) POINTS;
      double p = LEAST_P + (1 - LEAST_P) * s * s;
      double y = curve.applyAsDouble(p);
      if (Double.isFinite(y)) {
        text.append(String.format(Locale.ROOT, "(%.6g,%.8g)", p, Math.max(-1e4, Math.min(1e4, y))));
        text.append(i % 5 == 4 ? "\n" : " ");
      }
    }
    return text.toString().stripTrailing();
  }

  private static String lowest(LossCurve curve) {
    double least = Math.min(curve.coefficient(0.1), Math.min(curve.coefficient(0.5), 0));
    return String.format(Locale.ROOT, "%.4g", Math.max(-1e3, 1.05 * Math.min(least, -1)));
  }

  private static String highest(LossCurve curve) {
    return String.format(Locale.ROOT, "%.4g", 1.05 * Math.max(0.5, curve.loss(0.05)));
  }

  /** Text for a sentence: ASCII, LaTeX's own characters escaped. */
  private static String prose(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : ascii(Prose.oneLine(text)).toCharArray()) {
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
