package io.github.lossmith.designer.imbalance;

import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The layout of a table of p, inferred from its first lines; ambiguous tables are rejected.
 *
 * @param separator as in {@link CsvLine#cells}
 * @param header whether the first line names the columns
 * @param column the index of the column; -1 if every cell is a value
 * @param width the number of cells in a line; 0 if they may differ
 */
record TableLayout(char separator, boolean header, int column, int width) {
  private static final List<String> USUAL = List.of("p", "p_t", "pt", "probability", "prob");
  private static final List<String> UNNAMED = List.of("", "unnamed: 0", "index");
  private static final char[] SEPARATORS = {'\t', ';', ',', ' '};

  /** Stands for all columns, in place of an index. */
  private static final int EVERY = -1;

  /**
   * Decides.
   *
   * @param sample the first lines that are not blank, at least one
   * @param wanted the name or number of the column, or empty
   * @return a problem without the file's name: its arguments follow that
   */
  static Outcome<TableLayout> of(List<String> sample, String wanted, Object file) {
    return new Decision(sample, wanted, file).made();
  }

  /** The state of the decision. */
  private static final class Decision {
    private final List<String> lines;
    private final String wanted;
    private final Object file;
    private final char separator;
    private final List<List<String>> rows;

    Decision(List<String> sample, String wanted, Object file) {
      this.lines = sample;
      this.wanted = wanted;
      this.file = file;
      this.separator = separator(sample);
      this.rows = sample.stream().map(line -> CsvLine.cells(line, separator)).toList();
    }

    Outcome<TableLayout> made() {
      List<String> first = rows.get(0);
      boolean header = isHeader(first);
      if (separator == 0 && isOfDigitsAlone()) {
        return refused("commas", lines.get(0));
      }
      if (!wanted.isEmpty()) {
        int column = named(first, header);
        return column < 0 || column >= first.size()
            ? noColumn(wanted)
            : Outcome.ok(new TableLayout(separator, header, column, first.size()));
      }
      return header ? headed(first) : headless(first);
    }

    /** A name that is usual, or the one column beside an index. */
    private Outcome<TableLayout> headed(List<String> names) {
      List<Integer> usual = columns(i -> USUAL.contains(lower(names.get(i))));
      List<Integer> found = usual.isEmpty() ? columns(i -> !isIndex(i)) : usual;
      if (found.size() == 1 && (!usual.isEmpty() || isPlain(names, found.get(0)))) {
        return Outcome.ok(new TableLayout(separator, true, found.get(0), names.size()));
      }
      return usual.size() > 1 ? refused("columns", lines.get(0)) : noColumn(USUAL.get(0));
    }

    /** A column without a usual name is taken where there is no other, or pandas numbered it. */
    private boolean isPlain(List<String> names, int column) {
      return names.size() == 1 || names.get(column).equals("0");
    }

    private Outcome<TableLayout> headless(List<String> first) {
      boolean even = rows.stream().allMatch(row -> row.size() == first.size());
      boolean numbers = rows.stream().flatMap(List::stream).allMatch(CsvLine::isNumber);
      if (first.size() == 1 && even) {
        return single(first.get(0));
      }
      if (numbers && (rows.size() == 1 ? isList(first) : !even)) {
        return Outcome.ok(new TableLayout(separator, false, EVERY, 0));
      }
      if (numbers && rows.size() == 1) {
        return refused("columns", lines.get(0));
      }
      List<Integer> numeric = columns(this::isNumeric);
      List<Integer> fractions = columns(i -> isNumeric(i) && hasFraction(i));
      List<Integer> found = numeric.size() == 1 ? numeric : fractions;
      return found.size() == 1
          ? Outcome.ok(new TableLayout(separator, false, found.get(0), first.size()))
          : refused("columns", lines.get(0));
    }

    /** pandas' head of a column without a name is 0, and its values have a point. */
    private Outcome<TableLayout> single(String first) {
      boolean pandas =
          rows.size() > 1
              && first.equals("0")
              && rows.stream().skip(1).allMatch(row -> CsvLine.isFraction(row.get(0)));
      return pandas ? refused("head", first) : Outcome.ok(new TableLayout(separator, false, 0, 1));
    }

    /** Two cells, one of them an integer, are more likely a row number and a value. */
    private static boolean isList(List<String> cells) {
      return cells.size() > 2 || cells.stream().allMatch(CsvLine::isFraction);
    }

    private boolean isHeader(List<String> cells) {
      boolean words =
          cells.stream().noneMatch(cell -> CsvLine.isNumber(cell) || CsvLine.isNoValue(cell));
      boolean usual = cells.stream().anyMatch(cell -> USUAL.contains(lower(cell)));
      return words || usual || isNumbered(cells);
    }

    /** pandas numbers columns that have no names from 0, behind an empty cell for the index. */
    private boolean isNumbered(List<String> cells) {
      int begin = cells.get(0).isEmpty() ? 1 : 0;
      boolean counted =
          IntStream.range(begin, cells.size())
              .allMatch(i -> cells.get(i).equals(Integer.toString(i - begin)));
      boolean fractions =
          rows.size() > 1
              && rows.stream()
                  .skip(1)
                  .flatMap(row -> row.stream().skip(begin))
                  .allMatch(CsvLine::isFraction);
      return cells.size() > 1 && counted && (begin == 1 || fractions);
    }

    private boolean isIndex(int column) {
      return column == 0 && UNNAMED.contains(lower(rows.get(0).get(0)));
    }

    private boolean isNumeric(int column) {
      return rows.stream()
          .allMatch(row -> column < row.size() && CsvLine.isNumber(row.get(column)));
    }

    private boolean hasFraction(int column) {
      return rows.stream().anyMatch(row -> CsvLine.isFraction(row.get(column)));
    }

    private List<Integer> columns(java.util.function.IntPredicate such) {
      return IntStream.range(0, rows.get(0).size()).filter(such).boxed().toList();
    }

    /**
     * The column of that name in the header, else of that number from 1; a name that occurs twice
     * is not found.
     */
    private int named(List<String> names, boolean header) {
      List<Integer> found = columns(i -> header && names.get(i).equalsIgnoreCase(wanted));
      if (found.size() == 1) {
        return found.get(0);
      }
      return found.isEmpty() && wanted.matches("\\d{1,6}") ? Integer.parseInt(wanted) - 1 : -1;
    }

    /** 0,1 and 1,0 alone may be decimals or two columns. */
    private boolean isOfDigitsAlone() {
      return lines.stream().allMatch(line -> line.strip().matches("[01],[01]"));
    }

    private Outcome<TableLayout> noColumn(String name) {
      String shown = String.join(", ", rows.get(0));
      return Outcome.bad("designer.imbalance.noColumn", file, name, ProbabilityFile.shown(shown));
    }

    private Outcome<TableLayout> refused(String key, String line) {
      return Outcome.bad(
          "designer.imbalance." + key, file, "1", ProbabilityFile.shown(line.strip()));
    }
  }

  private static String lower(String cell) {
    return cell.toLowerCase(Locale.ROOT);
  }

  /** The first separator that splits all lines alike and is not a decimal comma. */
  private static char separator(List<String> lines) {
    boolean words = CsvLine.cells(lines.get(0), ',').stream().noneMatch(CsvLine::isNumber);
    boolean named = words && lines.get(0).contains(",");
    if (!named && areDecimals(lines)) {
      boolean blanks = lines.stream().anyMatch(line -> line.strip().matches("\\S+\\s.*"));
      return blanks ? ' ' : 0;
    }
    List<Character> present = new ArrayList<>();
    for (char candidate : SEPARATORS) {
      long width = CsvLine.cells(lines.get(0), candidate).size();
      boolean alike =
          lines.stream().allMatch(line -> CsvLine.cells(line, candidate).size() == width);
      if (width > 1 && alike) {
        return candidate;
      }
      if (width > 1) {
        present.add(candidate);
      }
    }
    return present.isEmpty() ? 0 : present.get(0);
  }

  /** Whether all lines but a head of words are numbers between blanks, some with a comma. */
  private static boolean areDecimals(List<String> lines) {
    boolean head = CsvLine.cells(lines.get(0), ' ').stream().noneMatch(CsvLine::isNumber);
    List<String> data = head ? lines.subList(1, lines.size()) : lines;
    return data.stream().anyMatch(line -> line.contains(","))
        && data.stream().noneMatch(line -> line.contains(";") || line.contains("\t"))
        && data.stream()
            .flatMap(line -> CsvLine.cells(line, ' ').stream())
            .allMatch(CsvLine::isNumber);
  }
}
