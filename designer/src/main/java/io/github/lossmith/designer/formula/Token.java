package io.github.lossmith.designer.formula;

/**
 * A piece of a formula.
 *
 * @param text the piece in plain ASCII, such as {@code gamma} for γ and {@code <=} for ≤
 * @param shown the piece as typed, for messages
 * @param position the index of its first character in the original text
 */
record Token(Kind kind, String text, String shown, int position) {
  /** The kinds of pieces. */
  enum Kind {
    NUMBER,
    NAME,
    OPERATOR,
    ROOT,
    OPEN,
    CLOSE,
    COMMA,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isOperator(String symbol) {
    return kind == Kind.OPERATOR && text.equals(symbol);
  }
}
