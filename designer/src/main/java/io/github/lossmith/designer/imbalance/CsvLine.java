package io.github.lossmith.designer.imbalance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The cells of one line of a table, as RFC 4180 has them: a separator in quotes does not separate.
 */
final class CsvLine {
  /** The digits of any double, with room to spare. */
  static final int LONGEST_NUMBER = 1100;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d++[.,]?+\\d*+|[.,]\\d++)([eE][+-]?\\d++)?+");
  private static final Pattern NO_VALUE =
      Pattern.compile(
          "(?iu)[+-]?(nan|inf(inity)?|∞)|#?n/?a!?|<na>|null|none"
              + "|[+-]?(\\p{Nd}++[.,٫]?+\\p{Nd}*+|[.,٫]\\p{Nd}++)\\s*+[%٪]?+");

  private CsvLine() {}

  /**
   * The cells, without blanks and quotes around them.
   *
   * @param separator a tab, a semicolon, a comma; a blank for any number of blanks; 0 for none
   */
  static List<String> cells(String line, char separator) {
    String text = separator == ' ' ? line.strip() : line;
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (quoted || !begun)) {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        quoted = doubled || !quoted;
        i += doubled ? 1 : 0;
        cell.append(doubled ? "\"" : "");
        begun |= doubled;
      } else if (!quoted && parts(c, separator)) {
        boolean empty = separator == ' ' && cell.isEmpty();
        if (!empty) {
          cells.add(cell.toString().strip());
        }
        cell.setLength(0);
        begun = false;
      } else {
        begun |= !Character.isWhitespace(c);
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private static boolean parts(char c, char separator) {
    return separator == ' ' ? Character.isWhitespace(c) : separator != 0 && c == separator;
  }

  /** Whether a quote is open at the end of the line. */
  static boolean isOpen(String line) {
    return line.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  /** Whether a cell marks a missing value or is a number in another notation; never a name. */
  static boolean isNoValue(String cell) {
    return !isNumber(cell) && NO_VALUE.matcher(cell).matches();
  }

  /** A number with a point or a comma or an exponent, as fractions are written. */
  static boolean isFraction(String cell) {
    return isNumber(cell) && cell.chars().anyMatch(c -> ".,eE".indexOf(c) >= 0);
  }

  /** The value, or NaN where it is no number or one of more than {@link #LONGEST_NUMBER}. */
  static double value(String cell) {
    return cell.length() <= LONGEST_NUMBER && isNumber(cell)
        ? Double.parseDouble(cell.replace(',', '.'))
        : Double.NaN;
  }
}
