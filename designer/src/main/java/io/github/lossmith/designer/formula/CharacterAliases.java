package io.github.lossmith.designer.formula;

import java.text.Normalizer;
import java.util.Map;

/** What pasted characters mean: Greek letters, superscripts, typographic signs. */
final class CharacterAliases {
  private static final String SUPERSCRIPTS =
      "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᵠᵡᶿ";
  private static final String RAISED_ON_THE_LINE =
      "0123456789+-()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδφχθ";
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
  private static final String LOWERED_ON_THE_LINE = "0123456789aehijklmnoprstuvx";

  /** They look like superscripts or are subscript Greek letters, and are rejected. */
  private static final String MEANINGLESS = "ªºᵦᵧᵨᵩᵪ\u037e";

  /** Unicode's circled and parenthesised numbers and letters, ① to ⓿. */
  private static final int FIRST_ENCLOSED = 0x2460;

  private static final int LAST_ENCLOSED = 0x24ff;

  /** Unicode's invisible operators, which formulas copied from documents contain. */
  private static final int INVISIBLE_TIMES = 0x2062;

  private static final int INVISIBLE_COMMA = 0x2063;
  private static final int INVISIBLE_PLUS = 0x2064;
  private static final String MINUS = "−–—‐‑‒―˗➖";
  private static final String TIMES = "·⋅∙•×✕✖⨯∗⁎⋆‧\u2062";
  private static final String DIVIDED = "÷∕⁄➗";
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

  private CharacterAliases() {}

  /** The character on the line that the superscript {@code c} stands for, or 0. */
  static char lowered(int c) {
    int index = SUPERSCRIPTS.indexOf(c);
    return index < 0 ? 0 : RAISED_ON_THE_LINE.charAt(index);
  }

  /** The character on the line that the subscript {@code c} stands for, or 0. */
  static char raised(int c) {
    int index = SUBSCRIPTS.indexOf(c);
    return index < 0 ? 0 : LOWERED_ON_THE_LINE.charAt(index);
  }

  /** A subscript sign, which cannot be part of a name. */
  static boolean isLoweredSign(int c) {
    return "₊₋₌₍₎".indexOf(c) >= 0;
  }

  static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** A zero-width character: a joiner, a direction mark, a soft hyphen, a variation selector. */
  static boolean isUnseen(int c) {
    boolean sign = c >= INVISIBLE_TIMES && c <= INVISIBLE_PLUS;
    boolean variation = (c >= 0xfe00 && c <= 0xfe0f) || c == 0x34f;
    return (Character.getType(c) == Character.FORMAT && !sign) || variation;
  }

  /** {@code (1/2)} for ½ and so on, else an empty text. */
  static String fraction(int c) {
    String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    int slash = parts.indexOf('⁄');
    boolean whole = c != '⁄' && slash > 0 && slash + 1 < parts.length();
    return whole ? "(" + parts.replace('⁄', '/') + ")" : "";
  }

  /**
   * The plain form of one character: ASCII where there is one, italic 𝛾 as γ, else itself.
   * Characters that stand for several, such as ㎡, are not changed, except ligatures.
   */
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
      case '≤', '⩽', '≦' -> "<=";
      case '≥', '⩾', '≧' -> ">=";
      case '≠' -> "!=";
      case '[' -> "(";
      case ']' -> ")";
      case '∆' -> "Δ";
      case '∛' -> " cbrt ";
      default -> compatible(c);
    };
  }

  private static String compatible(int c) {
    String typed = Character.toString(c);
    boolean enclosed = c >= FIRST_ENCLOSED && c <= LAST_ENCLOSED;
    if (enclosed || MEANINGLESS.indexOf(c) >= 0 || c == INVISIBLE_COMMA || c == INVISIBLE_PLUS) {
      return typed;
    }
    String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    boolean one = plain.codePointCount(0, plain.length()) == 1;
    boolean ligature = c >= 'ﬀ' && c <= 'ﬆ';
    return one || ligature || c == '㏑' || c == '㏒' ? plain : typed;
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
