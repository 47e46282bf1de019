package io.github.lossmith.designer.formula;

import java.text.Normalizer;
import java.util.Map;

/** What pasted characters mean: Greek letters, superscripts, typographic signs. */
final class Glyphs {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿᵖᵗ";
  private static final String ON_THE_LINE = "0123456789+-()npt";
  private static final String INVISIBLE = "\u200b\u200c\u200d\u2060\u2061\ufeff";
  private static final String MINUS = "−–—‐‑";
  private static final String TIMES = "·⋅∙•×✕∗";
  private static final String DIVIDED = "÷∕⁄";
  private static final Map<String, String> GREEK =
      Map.ofEntries(
          Map.entry("α", "alpha"),
          Map.entry("β", "beta"),
          Map.entry("γ", "gamma"),
          Map.entry("δ", "delta"),
          Map.entry("ε", "epsilon"),
          Map.entry("ζ", "zeta"),
          Map.entry("η", "eta"),
          Map.entry("θ", "theta"),
          Map.entry("ι", "iota"),
          Map.entry("κ", "kappa"),
          Map.entry("λ", "lambda"),
          Map.entry("μ", "mu"),
          Map.entry("ν", "nu"),
          Map.entry("ξ", "xi"),
          Map.entry("ο", "omicron"),
          Map.entry("π", "pi"),
          Map.entry("ρ", "rho"),
          Map.entry("σ", "sigma"),
          Map.entry("ς", "sigma"),
          Map.entry("τ", "tau"),
          Map.entry("υ", "upsilon"),
          Map.entry("φ", "phi"),
          Map.entry("χ", "chi"),
          Map.entry("ψ", "psi"),
          Map.entry("ω", "omega"),
          Map.entry("Γ", "Gamma"),
          Map.entry("Δ", "Delta"),
          Map.entry("Θ", "Theta"),
          Map.entry("Λ", "Lambda"),
          Map.entry("Ξ", "Xi"),
          Map.entry("Σ", "Sigma"),
          Map.entry("Φ", "Phi"),
          Map.entry("Ψ", "Psi"),
          Map.entry("Ω", "Omega"));

  private Glyphs() {}

  /** The character on the line that the superscript {@code c} stands for, or 0. */
  static char lowered(int c) {
    int index = SUPERSCRIPTS.indexOf(c);
    return index < 0 ? 0 : ON_THE_LINE.charAt(index);
  }

  /** A space, or a character that nobody sees. */
  static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || INVISIBLE.indexOf(c) >= 0;
  }

  /** The plain form of one character: ASCII where there is one, italic 𝛾 as γ, else itself. */
  static String plain(int c) {
    if (MINUS.indexOf(c) >= 0) {
      return "-";
    }
    if (TIMES.indexOf(c) >= 0) {
      return "*";
    }
    if (DIVIDED.indexOf(c) >= 0) {
      return "/";
    }
    return switch (c) {
      case '≤', '⩽' -> "<=";
      case '≥', '⩾' -> ">=";
      case '≠' -> "!=";
      case '[' -> "(";
      case ']' -> ")";
      default -> Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    };
  }

  /** The Latin name of a Greek letter, or an empty text. */
  static String greekName(String letter) {
    return GREEK.getOrDefault(letter, "");
  }

  /** The Greek letter of a Latin name as LaTeX writes it, such as {@code \gamma}, or nothing. */
  static String latex(String name) {
    return GREEK.containsValue(name) && !name.equals("omicron") ? "\\" + name : "";
  }
}
