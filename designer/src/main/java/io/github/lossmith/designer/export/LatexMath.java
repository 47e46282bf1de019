package io.github.lossmith.designer.export;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the typeset loss of a design file: only mathematics that compiles is accepted. Known
 * commands with their arguments, balanced braces and delimiters, no environment but cases, plain
 * ASCII; anything else is not exported, so that no file makes TeX fail or do other things.
 */
final class LatexMath {
  private static final Pattern TOKEN = Pattern.compile("\\\\(?:[A-Za-z]+|[^A-Za-z]|$)|[^\\\\\\s]");
  private static final Set<String> LETTERS =
      words(
          "\\alpha \\beta \\gamma \\delta \\epsilon \\varepsilon \\zeta \\eta \\theta \\kappa"
              + " \\lambda \\mu \\n"
              + "u \\xi \\pi \\r"
              + "ho \\sigma \\tau \\phi \\chi \\psi \\omega \\infty");

  /** Commands that need braces around them as an exponent. */
  private static final Set<String> SIGNS =
      words(
          "\\log \\ln \\exp \\cos \\sin \\tan \\min \\max \\sum \\int \\le \\ge \\cdot \\quad"
              + " \\, \\; \\! \\{ \\} \\|");

  private static final Set<String> FRACTIONS = words("\\frac \\tfrac \\dfrac");
  private static final Set<String> WORDS = words("\\mathrm \\operatorname \\text");
  private static final Set<String> DELIMITERS = words("( ) [ ] | . / \\{ \\} \\|");
  private static final Pattern WORD = Pattern.compile("\\{[A-Za-z0-9 ,.()+=-]*}");

  /** TeX allows at most 255 levels of groups. */
  private static final int DEEPEST = 40;

  private final String text;
  private final Matcher tokens;
  private String token = "";
  private int depth;

  private LatexMath(String text) {
    this.text = text;
    this.tokens = TOKEN.matcher(text);
    next();
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" ", -1));
  }

  /** Whether the text can be inserted into a formula. */
  static boolean isSound(String latex) {
    if (latex.isBlank() || !latex.chars().allMatch(c -> c >= ' ' && c < 127)) {
      return false;
    }
    LatexMath math = new LatexMath(latex);
    return math.row(false) && math.token.isEmpty();
  }

  /** Advances to the next token, which is empty at the end of the text. */
  private void next() {
    token = tokens.find() ? tokens.group() : "";
  }

  private boolean skip(String wanted) {
    if (!token.equals(wanted)) {
      return false;
    }
    next();
    return true;
  }

  /** Atoms up to what ends a group; in cases also the marks between two cells and rows. */
  private boolean row(boolean cells) {
    boolean second = false;
    while (!token.isEmpty() && !Set.of("}", "\\right", "\\end").contains(token)) {
      if (cells && token.equals("&") && !second) {
        second = true;
        next();
      } else if (cells && token.equals("\\\\")) {
        second = false;
        next();
        if (token.equals("[") || token.equals("*")) {
          return false;
        }
      } else if (!atom() || !scripts()) {
        return false;
      }
    }
    return true;
  }

  /** Reads at most one index and one exponent. */
  private boolean scripts() {
    boolean index = false;
    boolean exponent = false;
    while (token.equals("_") || token.equals("^")) {
      boolean low = token.equals("_");
      if (low ? index : exponent) {
        return false;
      }
      index |= low;
      exponent |= !low;
      next();
      if (!argument()) {
        return false;
      }
    }
    return true;
  }

  /** A group, a symbol or a sign. */
  private boolean argument() {
    return token.equals("{") ? group() : (LETTERS.contains(token) || isPlain()) && advance();
  }

  private boolean advance() {
    next();
    return true;
  }

  private boolean isPlain() {
    return token.length() == 1 && "%#$~&{}^_\\\"`'".indexOf(token.charAt(0)) < 0;
  }

  private boolean group() {
    if (!skip("{") || ++depth > DEEPEST) {
      return false;
    }
    boolean whole = row(false) && skip("}");
    depth--;
    return whole;
  }

  private boolean atom() {
    if (FRACTIONS.contains(token)) {
      next();
      boolean numerator = argument();
      return numerator && argument();
    }
    if (WORDS.contains(token)) {
      return word();
    }
    return switch (token) {
      case "{" -> group();
      case "\\sqrt" -> advance() && degree() && argument();
      case "\\left" -> fenced();
      case "\\begin" -> cases();
      case "^", "_" -> true; // on nothing, as in {}_2F_1 written without braces
      default -> (LETTERS.contains(token) || SIGNS.contains(token) || isPlain()) && advance();
    };
  }

  private boolean word() {
    Matcher word = WORD.matcher(text).region(tokens.end(), text.length());
    if (!word.lookingAt()) {
      return false;
    }
    tokens.region(word.end(), text.length());
    next();
    return true;
  }

  /** The degree of a root, in brackets, where there is one. */
  private boolean degree() {
    if (skip("[")) {
      while (!token.equals("]")) {
        if (!argument()) {
          return false;
        }
      }
      next();
    }
    return true;
  }

  private boolean fenced() {
    next();
    if (!delimiter() || ++depth > DEEPEST) {
      return false;
    }
    boolean whole = row(false) && skip("\\right") && delimiter();
    depth--;
    return whole;
  }

  private boolean delimiter() {
    return DELIMITERS.contains(token) && advance();
  }

  private boolean cases() {
    next();
    if (!name() || ++depth > DEEPEST) {
      return false;
    }
    boolean whole = row(true) && skip("\\end") && name();
    depth--;
    return whole;
  }

  private boolean name() {
    for (String letter : "{ c a s e s }".split(" ", -1)) {
      if (!skip(letter)) {
        return false;
      }
    }
    return true;
  }
}
