package io.github.lossmith.designer.imbalance;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The p of a user's own model: a number a line, a column of a table with commas, semicolons, tabs
 * or blanks between, with a header line or without, one line of numbers, or a JSON list. A comma is
 * a decimal point where it does not part columns; cells may stand in quotes. Ambiguous input, and
 * cells that are not a number in [0, 1], are rejected with their line. The time is linear in the
 * file's size: at most {@link #MOST_BYTES} bytes, {@link #MOST_VALUES} values, {@value
 * #LONGEST_LINE} characters in a line and {@value CsvLine#LONGEST_NUMBER} in a number.
 */
public final class ProbabilityFile {
  /** The largest file that is read. */
  public static final long MOST_BYTES = 512L << 20;

  /** The most values that are read. */
  public static final int MOST_VALUES = 20_000_000;

  /** A p of 0, as float32 rounds it, counts as this. */
  public static final double LEAST = 1e-12;

  /** 64 Mi characters: some three million values in one line. */
  private static final int LONGEST_LINE = 1 << 26;

  /** They decide the layout, and all later lines are held to it. */
  private static final int SAMPLE_LINES = 1000;

  /** 4 Mi characters, for a file whose first lines are long. */
  private static final int LONGEST_SAMPLE = 1 << 22;

  private final Path file;
  private final String wanted;
  private double[] values = new double[1024];
  private int count;

  private ProbabilityFile(Path file, String column) {
    this.file = file;
    this.wanted = column.strip();
  }

  /**
   * Reads the values.
   *
   * @param column the name in the header, or the number from 1; empty: the column called p, p_t or
   *     probability, else the only one that can be meant
   * @return a problem with the line of the first cell that is no number in [0, 1], or of what has
   *     two readings
   */
  public static Outcome<double[]> read(Path file, String column) {
    if (!Files.isRegularFile(file)) {
      return Files.exists(file)
          ? Outcome.bad("designer.imbalance.notAFile", file)
          : Outcome.bad("designer.imbalance.noFile", file);
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        return Outcome.bad("designer.imbalance.large", file, Long.toString(MOST_BYTES));
      }
      return new ProbabilityFile(file, column).read();
    } catch (CharacterCodingException e) {
      return Outcome.bad("designer.file.notText", file);
    } catch (IOException e) {
      return Outcome.bad("designer.file.unreadable", file, AtomicFile.reason(e));
    }
  }

  private Outcome<double[]> read() throws IOException {
    List<String> sample = new ArrayList<>();
    Optional<Problem> problem;
    try (BoundedLines lines = lines()) {
      problem = sample(lines, sample);
    }
    if (problem.isPresent() || sample.isEmpty()) {
      return Outcome.bad(problem.orElseGet(() -> Problem.of("designer.imbalance.noValues", file)));
    }
    if (sample.get(0).stripLeading().startsWith("[")) {
      return json();
    }
    if (sample.get(0).strip().startsWith("#")) {
      sample.set(0, uncommented(sample.get(0)));
    }
    return TableLayout.of(sample, wanted, file)
        .fold(
            layout -> {
              try (BoundedLines lines = lines()) {
                return result(table(lines, layout));
              } catch (IOException e) {
                return Outcome.bad("designer.file.unreadable", file, AtomicFile.reason(e));
              }
            },
            Outcome::bad);
  }

  /** numpy writes its header behind a #. */
  private static String uncommented(String line) {
    return line.replaceFirst("#\\s*", "");
  }

  private Outcome<double[]> result(Optional<Problem> problem) {
    if (problem.isPresent()) {
      return Outcome.bad(problem.get());
    }
    return count == 0
        ? Outcome.bad("designer.imbalance.noValues", file)
        : Outcome.ok(Arrays.copyOf(values, count));
  }

  private Optional<Problem> sample(BoundedLines lines, List<String> sample) throws IOException {
    int characters = 0;
    while (sample.size() < SAMPLE_LINES && characters < LONGEST_SAMPLE && lines.next()) {
      if (lines.isTooLong() || CsvLine.isOpen(lines.line())) {
        String key = lines.isTooLong() ? "longLine" : "openQuote";
        return Optional.of(at(key, lines.number(), lines.line()));
      }
      characters += lines.line().length();
      if (!lines.line().isBlank()) {
        sample.add(lines.line());
      }
    }
    return Optional.empty();
  }

  private Outcome<double[]> json() throws IOException {
    try (Reader text = reader()) {
      return result(JsonNumbers.read(text, file, this::value));
    }
  }

  private Optional<Problem> table(BoundedLines lines, TableLayout layout) throws IOException {
    boolean header = layout.header();
    while (lines.next()) {
      String line = lines.line();
      if (lines.isTooLong() || CsvLine.isOpen(line)) {
        return Optional.of(at(lines.isTooLong() ? "longLine" : "openQuote", lines.number(), line));
      }
      if (line.isBlank() || header) {
        header &= line.isBlank();
        continue;
      }
      Optional<Problem> problem =
          row(CsvLine.cells(line, layout.separator()), lines.number(), layout);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private Optional<Problem> row(List<String> cells, int line, TableLayout layout) {
    if (layout.width() > 0) {
      boolean trailing = cells.size() == layout.width() + 1 && cells.get(layout.width()).isEmpty();
      if (cells.size() > layout.width() && !trailing) {
        return Optional.of(
            Problem.of(
                "designer.imbalance.wide",
                file,
                Integer.toString(line),
                Integer.toString(cells.size()),
                Integer.toString(layout.width())));
      }
      return value(layout.column() < cells.size() ? cells.get(layout.column()) : "", line);
    }
    for (String cell : cells) {
      Optional<Problem> problem = value(cell, line);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private Optional<Problem> value(String cell, int line) {
    double p = CsvLine.value(cell);
    if (!(p >= 0 && p <= 1)) {
      return Optional.of(
          at(cell.length() > CsvLine.LONGEST_NUMBER ? "longCell" : "notP", line, cell));
    }
    if (count == MOST_VALUES) {
      return Optional.of(
          Problem.of("designer.imbalance.many", file, Integer.toString(MOST_VALUES)));
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count] = Math.max(p, LEAST);
    count++;
    return Optional.empty();
  }

  private Problem at(String key, int line, String text) {
    return Problem.of("designer.imbalance." + key, file, Integer.toString(line), shown(text));
  }

  private BoundedLines lines() throws IOException {
    return new BoundedLines(reader(), LONGEST_LINE);
  }

  /** UTF-8, or UTF-16 with its mark, as Excel writes "Unicode text"; without the mark. */
  private Reader reader() throws IOException {
    InputStream bytes = Files.newInputStream(file);
    byte[] begin = bytes.readNBytes(2);
    bytes.close();
    boolean wide =
        begin.length == 2
            && (begin[0] & 0xff) + (begin[1] & 0xff) == 0xfe + 0xff
            && (begin[0] & 0xff) >= 0xfe;
    Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), charset.newDecoder()), 1 << 16);
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
    return text;
  }

  /** The text, truncated to a line of a message. */
  static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
