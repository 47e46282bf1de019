package io.github.lossmith.designer.formula;

import java.util.Arrays;

/**
 * A formula with pasted characters replaced by plain ones, which keep the position of the original:
 * {@code p²} reads {@code p^(2)}, with all three new characters at the position of the {@code ²},
 * {@code pₜ} reads {@code p_t}, {@code ½} reads {@code (1/2)}. Invisible characters are dropped.
 */
final class PlainText {
  /** Combining stroke; after = it is another form of ≠. */
  private static final String SLASH = "\u0338";

  private final String original;
  private final StringBuilder plain = new StringBuilder();
  private int[] origin = new int[64];

  /**
   * @throws FormulaSyntaxException where a pasted character has no meaning, or two of them
   */
  PlainText(String original) {
    this.original = original;
    Line line = Line.BASE;
    int length;
    for (int i = 0; i < original.length(); i += length) {
      int c = original.codePointAt(i);
      length = Character.charCount(c);
      if (CharacterAliases.isUnseen(c)) {
        continue;
      }
      Line next = line(c);
      if (next != line) {
        enter(line, next, c, i);
        line = next;
      }
      append(plain(line, c, i), i);
    }
    append(line == Line.RAISED ? ") " : " ", original.length());
  }

  /** Vertical position of a character. */
  private enum Line {
    BASE,
    RAISED,
    LOWERED
  }

  private static Line line(int c) {
    return CharacterAliases.lowered(c) != 0
        ? Line.RAISED
        : CharacterAliases.raised(c) != 0 ? Line.LOWERED : Line.BASE;
  }

  private void enter(Line before, Line next, int c, int place) {
    if (before == Line.RAISED) {
      refuseIndexedRoot(c, place);
      append(")", place);
    } else if (before == Line.LOWERED && next == Line.BASE) {
      append(" ", place);
    }
    if (next == Line.RAISED) {
      append("^(", place);
    } else if (next == Line.LOWERED && !endsInName()) {
      throw new FormulaSyntaxException(place, "character", Character.toString(c));
    }
  }

  private String plain(Line line, int c, int place) {
    return switch (line) {
      case RAISED -> Character.toString(CharacterAliases.lowered(c));
      case LOWERED -> index(CharacterAliases.raised(c));
      case BASE -> onTheLine(c, place);
    };
  }

  /** An index of letters is separated from the name by an underscore. */
  private String index(char c) {
    boolean separate = Character.isLetter(c) && plain.lastIndexOf("_") < nameBegin();
    return separate ? "_" + c : Character.toString(c);
  }

  private String onTheLine(int c, int place) {
    String fraction = CharacterAliases.fraction(c);
    if (!fraction.isEmpty()) {
      refuseMixedNumber(c, place);
      return fraction;
    }
    if (CharacterAliases.isLoweredSign(c)) {
      throw new FormulaSyntaxException(place, "character", Character.toString(c));
    }
    if (c == '·') {
      refuseRaisedPoint(place);
    }
    if (c == '=' && original.startsWith(SLASH, place + 1)) {
      return "!=";
    }
    boolean read = place > 0 && original.startsWith("=" + SLASH, place - 1);
    return read ? "" : CharacterAliases.isBlank(c) ? " " : CharacterAliases.plain(c);
  }

  /** 2½ means 2.5 to people, and a product by the rules of this language. */
  private void refuseMixedNumber(int c, int place) {
    String before = plain.toString().stripTrailing();
    if (!before.isEmpty() && isDigit(before.charAt(before.length() - 1))) {
      throw new FormulaSyntaxException(place, "mixedNumber", Character.toString(c));
    }
  }

  /** 0·5 is a decimal number in some countries, but would be a product equal to 0. */
  private void refuseRaisedPoint(int place) {
    int last = plain.length() - 1;
    boolean zero = last >= 0 && plain.charAt(last) == '0';
    boolean alone =
        last == 0
            || (last > 0 && !isNamePart(plain.charAt(last - 1)) && plain.charAt(last - 1) != '.');
    if (zero && alone && place + 1 < original.length() && isDigit(original.charAt(place + 1))) {
      throw new FormulaSyntaxException(place, "raisedPoint");
    }
  }

  /** ³√p is a cube root for people; p²√p cannot be one. */
  private void refuseIndexedRoot(int c, int place) {
    char index = plain.charAt(plain.length() - 1);
    if (c == '√' && index != '2' && plain.charAt(plain.length() - 2) == '(') {
      throw new FormulaSyntaxException(place, "indexedRoot", Character.toString(index));
    }
  }

  private boolean endsInName() {
    int begin = nameBegin();
    boolean letter = false;
    for (int i = begin; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean exponent = (c == 'e' || c == 'E') && i > begin && isDigit(plain.charAt(i - 1));
      letter |= !isDigit(c) && c != '_' && !exponent;
    }
    return letter;
  }

  /** Start of the letters and digits at the end of the text. */
  private int nameBegin() {
    int begin = plain.length();
    while (begin > 0 && isNamePart(plain.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static boolean isNamePart(char c) {
    return isDigit(c)
        || c == '_'
        || ('a' <= c && c <= 'z')
        || ('A' <= c && c <= 'Z')
        || !CharacterAliases.greekName(Character.toString(c)).isEmpty();
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  private void append(String text, int position) {
    while (origin.length < plain.length() + text.length()) {
      origin = Arrays.copyOf(origin, 2 * origin.length);
    }
    Arrays.fill(origin, plain.length(), plain.length() + text.length(), position);
    plain.append(text);
  }

  /** The number of plain characters; the last one is a blank. */
  int length() {
    return plain.length();
  }

  char at(int index) {
    return plain.charAt(index);
  }

  String from(int begin, int end) {
    return plain.substring(begin, end);
  }

  /** The position in the original of the plain character {@code index}. */
  int position(int index) {
    return origin[index];
  }

  /** The original of the plain characters from {@code begin} to before {@code end}. */
  String typed(int begin, int end) {
    int last = origin[end - 1];
    return last < original.length()
        ? original.substring(origin[begin], last + Character.charCount(original.codePointAt(last)))
        : original.substring(origin[begin]);
  }
}
