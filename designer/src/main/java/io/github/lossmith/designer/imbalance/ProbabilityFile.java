package io.github.lossmith.designer.imbalance;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The p of a user's own model, a number a line, or a column of a table with commas, semicolons,
 * tabs or spaces between; with a header line or without. A comma is a decimal point where it does
 * not part columns. At most {@link #MOST_BYTES} bytes and {@link #MOST_VALUES} values.
 */
public final class ProbabilityFile {
  /** The largest file that is read. */
  public static final long MOST_BYTES = 512L << 20;

  /** The most values that are read. */
  public static final int MOST_VALUES = 20_000_000;

  /** A p of 0, as float32 rounds it, counts as this. */
  public static final double LEAST = 1e-12;

  private static final List<String> USUAL = List.of("p", "p_t", "pt", "probability", "prob");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+[.,]?\\d*|[.,]\\d+)([eE][+-]?\\d{1,4})?");

  private final String column;
  private String separator = "";
  private int index = -1;
  private double[] values = new double[1024];
  private int count;

  private ProbabilityFile(String column) {
    this.column = column.strip();
  }

  /**
   * Reads the values.
   *
   * @param column the name in the header, or the number from 1; empty: the column called p, p_t or
   *     probability, else the first with a number
   * @return a problem with the line of the first cell that is no number in [0, 1]
   */
  public static Outcome<double[]> read(Path file, String column) {
    if (!Files.isRegularFile(file)) {
      return Files.exists(file)
          ? Outcome.bad("designer.imbalance.notAFile", file)
          : Outcome.bad("designer.imbalance.noFile", file);
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      if (Files.size(file) > MOST_BYTES) {
        return Outcome.bad("designer.imbalance.large", file, Long.toString(MOST_BYTES));
      }
      return new ProbabilityFile(column).read(file, lines);
    } catch (CharacterCodingException e) {
      return Outcome.bad("designer.file.notText", file);
    } catch (IOException e) {
      return Outcome.bad("designer.file.unreadable", file, AtomicFile.reason(e));
    }
  }

  private Outcome<double[]> read(Path file, BufferedReader lines) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String plain = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
      if (plain.isBlank()) {
        continue;
      }
      Problem problem = index < 0 ? first(file, plain, number) : value(file, plain, number);
      if (problem != null) {
        return Outcome.bad(problem);
      }
    }
    return count == 0
        ? Outcome.bad("designer.imbalance.noValues", file)
        : Outcome.ok(Arrays.copyOf(values, count));
  }

  /** The header, or the first values; it tells the separator and the column. */
  private @org.jspecify.annotations.Nullable Problem first(Path file, String line, int number) {
    separator = separator(line);
    List<String> cells = cells(line);
    boolean header = cells.stream().noneMatch(cell -> NUMBER.matcher(cell).matches());
    index = column.isEmpty() ? usual(cells, header) : named(cells);
    if (index < 0 || index >= cells.size()) {
      return Problem.of(
          "designer.imbalance.noColumn",
          file,
          column.isEmpty() ? USUAL.get(0) : column,
          shown(String.join(", ", cells)));
    }
    return header ? null : value(file, line, number);
  }

  private static String separator(String line) {
    for (String candidate : List.of("\t", ";", ",")) {
      if (line.contains(candidate)) {
        return candidate;
      }
    }
    return line.strip().contains(" ") ? " " : "";
  }

  private List<String> cells(String line) {
    String[] parts = parts(line);
    List<String> cells = new ArrayList<>();
    for (String part : parts) {
      String cell = part.strip();
      boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
      cells.add(quoted ? cell.substring(1, cell.length() - 1).strip() : cell);
    }
    return cells;
  }

  /** Without a separator in the first line there is one column. */
  private String[] parts(String line) {
    return switch (separator) {
      case "" -> new String[] {line};
      case " " -> line.strip().split("\\s+", -1);
      default -> line.split(separator, -1);
    };
  }

  private static int usual(List<String> cells, boolean header) {
    for (int i = 0; i < cells.size(); i++) {
      boolean known = USUAL.contains(cells.get(i).toLowerCase(Locale.ROOT));
      if (header ? known : NUMBER.matcher(cells.get(i)).matches()) {
        return i;
      }
    }
    return cells.size() == 1 ? 0 : -1;
  }

  private int named(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).equalsIgnoreCase(column)) {
        return i;
      }
    }
    return column.matches("\\d{1,6}") ? Integer.parseInt(column) - 1 : -1;
  }

  private @org.jspecify.annotations.Nullable Problem value(Path file, String line, int number) {
    List<String> cells = cells(line);
    String cell = index < cells.size() ? cells.get(index) : "";
    double p =
        NUMBER.matcher(cell).matches() ? Double.parseDouble(cell.replace(',', '.')) : Double.NaN;
    if (!(p >= 0 && p <= 1)) {
      return Problem.of("designer.imbalance.notP", file, Integer.toString(number), shown(cell));
    }
    if (count == MOST_VALUES) {
      return Problem.of("designer.imbalance.many", file, Integer.toString(MOST_VALUES));
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count] = Math.max(p, LEAST);
    count++;
    return null;
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
