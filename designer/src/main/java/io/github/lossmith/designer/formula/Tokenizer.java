package io.github.lossmith.designer.formula;

import io.github.lossmith.designer.formula.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a formula into tokens and rejects characters without a meaning. */
final class Tokenizer {
  private static final Set<String> LONG_OPERATORS = Set.of("<=", ">=", "==", "!=", "**", "<>");
  private final PlainText text;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  private Tokenizer(PlainText text) {
    this.text = text;
  }

  /**
   * The tokens, the last of them {@link Kind#END}.
   *
   * @throws FormulaSyntaxException at the first character that is not allowed in a formula
   */
  static List<Token> scan(String formula) {
    Tokenizer scanner = new Tokenizer(new PlainText(formula));
    while (scanner.skipBlanks()) {
      scanner.token();
    }
    scanner.tokens.add(new Token(Kind.END, "", "", formula.length()));
    return scanner.tokens;
  }

  private boolean skipBlanks() {
    while (next < text.length() && text.at(next) == ' ') {
      next++;
    }
    return next < text.length();
  }

  private void token() {
    char c = text.at(next);
    if (isDigit(c) || c == '.') {
      number();
    } else if (isLatin(c)) {
      latinName();
    } else if (!CharacterAliases.greekName(Character.toString(c)).isEmpty()) {
      greekName(c);
    } else {
      sign(c);
    }
  }

  private void number() {
    int begin = next;
    skipDigits();
    if (text.at(next) == '.') {
      next++;
      skipDigits();
    }
    if (next == begin + 1 && text.at(begin) == '.') {
      throw new FormulaSyntaxException(text.position(begin), "character", text.typed(begin, next));
    }
    exponent();
    if (text.at(next) == '.') {
      throw new FormulaSyntaxException(text.position(next), "twoPoints", text.typed(begin, next));
    }
    String digits = text.from(begin, next);
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw new FormulaSyntaxException(text.position(begin), "hugeNumber", text.typed(begin, next));
    }
    if (value == 0 && digits.replaceFirst("[eE].*", "").matches(".*[1-9].*")) {
      throw new FormulaSyntaxException(text.position(begin), "tinyNumber", text.typed(begin, next));
    }
    add(Kind.NUMBER, digits, begin);
  }

  private void exponent() {
    if (text.at(next) != 'e' && text.at(next) != 'E') {
      return;
    }
    boolean signed = text.at(next + 1) == '-' || text.at(next + 1) == '+';
    int digits = next + (signed ? 2 : 1);
    if (digits < text.length() && isDigit(text.at(digits))) {
      next = digits;
      skipDigits();
    }
  }

  private void skipDigits() {
    while (isDigit(text.at(next))) {
      next++;
    }
  }

  private void latinName() {
    int begin = next;
    skipName();
    String name = text.from(begin, next);
    add(Kind.NAME, SymbolNames.isProbability(name) ? SymbolNames.PROBABILITY : name, begin);
  }

  /** A Greek letter is a name of its own, so that πp is a product; γ1 and γ_1 keep their index. */
  private void greekName(char letter) {
    int begin = next;
    next++;
    int index = next;
    if (text.at(next) == '_') {
      skipName();
    } else {
      skipDigits();
    }
    add(
        Kind.NAME,
        CharacterAliases.greekName(Character.toString(letter)) + text.from(index, next),
        begin);
  }

  private void skipName() {
    while (isLatin(text.at(next)) || isDigit(text.at(next)) || text.at(next) == '_') {
      next++;
    }
  }

  private void sign(char c) {
    int begin = next;
    if (next + 1 < text.length() && LONG_OPERATORS.contains(text.from(next, next + 2))) {
      next += 2;
      String symbol = text.from(begin, next);
      add(Kind.OPERATOR, symbol.equals("**") ? "^" : symbol.equals("<>") ? "!=" : symbol, begin);
      return;
    }
    next++;
    switch (c) {
      case '(' -> add(Kind.OPEN, "(", begin);
      case ')' -> add(Kind.CLOSE, ")", begin);
      case ',', ';' -> add(Kind.COMMA, ",", begin);
      case '√' -> add(Kind.ROOT, "√", begin);
      case '+', '-', '*', '/', '^', '<', '>' -> add(Kind.OPERATOR, Character.toString(c), begin);
      case '=' -> throw new FormulaSyntaxException(text.position(begin), "assignment");
      default -> throw unknown(c, begin);
    }
  }

  private FormulaSyntaxException unknown(char c, int begin) {
    if (Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC) {
      return new FormulaSyntaxException(
          text.position(begin), "cyrillic", text.typed(begin, begin + 1));
    }
    return new FormulaSyntaxException(
        text.position(begin), "character", text.typed(begin, begin + 1));
  }

  private void add(Kind kind, String word, int begin) {
    tokens.add(new Token(kind, word, text.typed(begin, next), text.position(begin)));
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  private static boolean isLatin(char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
  }
}
