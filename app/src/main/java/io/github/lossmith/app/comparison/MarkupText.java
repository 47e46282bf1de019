package io.github.lossmith.app.comparison;

import io.github.lossmith.designer.problem.OneLine;
import java.util.List;

/** Text of any origin, made safe for the language that it is put into. */
public final class MarkupText {
  private static final String GREEK = "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ";

  /** What LaTeX calls these letters, in their order. */
  private static final List<String> GREEK_NAMES =
      List.of(
          ("alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho"
                  + " sigma tau upsilon varphi chi psi omega"
                  + " Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega")
              .split(" "));

  private MarkupText() {}

  /** The text of a cell of a LaTeX table. */
  public static String latex(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\textbackslash{}");
        case '~' -> escaped.append("\\textasciitilde{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').append(c);
        case '–' -> escaped.append("--");
        case '−', '<', '>', '|' -> escaped.append('$').append(c == '−' ? '-' : c).append('$');
        default -> escaped.append(latexLetter(c));
      }
    }
    return escaped.toString();
  }

  private static String latexLetter(char c) {
    int greek = GREEK.indexOf(c);
    if (greek >= 0) {
      return "$\\" + GREEK_NAMES.get(greek) + "$";
    }
    return Character.isISOControl(c) ? " " : String.valueOf(c);
  }

  /** The text of a cell of a Markdown table: no new cell, no markup, no HTML. */
  public static String markdown(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("|\\`*_[]<>".indexOf(c) >= 0) {
        escaped.append('\\').append(c);
      } else {
        escaped.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return escaped.toString();
  }

  /** The text of an element or attribute of HTML; control characters are shown as "?". */
  public static String html(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : OneLine.of(text).toCharArray()) {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The text of a field of a CSV file (RFC 4180). */
  public static String csv(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
