package io.github.lossmith.designer.playground;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.playground.PointSet.Labelled;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Points of a CSV file: x, y and the class in each line, with commas, semicolons or tabs between
 * and perhaps a line of headings. There are two classes, of any names; that with fewer points is
 * the rare one. The coordinates are moved and scaled into the square from -1 to 1, x and y alike.
 */
public final class PointFile {
  /** Fifty bytes for each of the most points, with room to spare. */
  static final long MOST_BYTES = 1L << 20;

  /** Room beside the points, as a share of the square. */
  private static final double INSIDE = 0.9;

  /** A class name is repeated in messages, so it has to be short. */
  private static final int LONGEST_CLASS = 40;

  private static final Pattern SEPARATOR = Pattern.compile("[,;\t]");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,18}\\.?\\d{0,18}|\\.\\d{1,18})([eE][+-]?\\d{1,3})?");

  /** A line of the file. */
  private record Row(double x, double y, String label) {}

  private PointFile() {}

  /**
   * The points; a problem with the line where one cannot be read, or where one class is missing.
   */
  public static Outcome<PointSet> read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return Outcome.bad("designer.playground.noFile", file);
      }
      if (Files.size(file) > MOST_BYTES) {
        return Outcome.bad("designer.playground.large", file, Long.toString(MOST_BYTES));
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return parse(file, text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Outcome.bad("designer.file.notText", file);
    } catch (IOException e) {
      return Outcome.bad("designer.file.unreadable", file, AtomicFile.reason(e));
    }
  }

  private static Outcome<PointSet> parse(Path file, String text) {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    boolean begun = false;
    for (String line : text.split("\\R", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Outcome<Row> row = row(file, number, line);
      boolean heading = !begun && !row.isOk();
      begun = true;
      if (heading) {
        continue;
      }
      if (!row.isOk()) {
        return Outcome.bad(row.failure().orElseThrow());
      }
      rows.add(row.orThrow());
      if (rows.size() > PointSet.MOST_POINTS) {
        return Outcome.bad(
            "designer.playground.many", file, Integer.toString(PointSet.MOST_POINTS));
      }
    }
    return classes(file, rows);
  }

  private static Outcome<Row> row(Path file, int number, String line) {
    String[] cells = SEPARATOR.split(line, -1);
    String label = cells.length == 3 ? unquoted(cells[2]) : "";
    if (label.isEmpty() || label.length() > LONGEST_CLASS) {
      return bad("designer.playground.columns", file, number, line);
    }
    String x = unquoted(cells[0]);
    String y = unquoted(cells[1]);
    return NUMBER.matcher(x).matches() && NUMBER.matcher(y).matches()
        ? finite(file, number, line, new Row(Double.parseDouble(x), Double.parseDouble(y), label))
        : bad("designer.playground.number", file, number, line);
  }

  private static Outcome<Row> finite(Path file, int number, String line, Row row) {
    boolean finite = Math.abs(row.x) < 1e100 && Math.abs(row.y) < 1e100;
    return finite ? Outcome.ok(row) : bad("designer.playground.number", file, number, line);
  }

  private static Outcome<Row> bad(String key, Path file, int number, String line) {
    String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
    return Outcome.bad(Problem.of(key, file, Integer.toString(number), shown));
  }

  private static String unquoted(String cell) {
    String text = cell.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }

  private static Outcome<PointSet> classes(Path file, List<Row> rows) {
    if (rows.isEmpty()) {
      return Outcome.bad("designer.playground.noPoints", file);
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    rows.forEach(row -> counts.merge(row.label, 1, Integer::sum));
    if (counts.size() != 2) {
      String names = String.join(", ", counts.keySet().stream().limit(5).toList());
      return counts.size() < 2
          ? Outcome.bad("designer.playground.oneClass", file, names)
          : Outcome.bad(
              "designer.playground.classes", file, Integer.toString(counts.size()), names);
    }
    List<String> names = List.copyOf(counts.keySet());
    boolean firstIsRare =
        counts.getOrDefault(names.get(0), 0) < counts.getOrDefault(names.get(1), 0);
    return Outcome.ok(scaled(rows, names.get(firstIsRare ? 0 : 1)));
  }

  private static PointSet scaled(List<Row> rows, String rare) {
    double[] x = rows.stream().mapToDouble(Row::x).sorted().toArray();
    double[] y = rows.stream().mapToDouble(Row::y).sorted().toArray();
    int last = x.length - 1;
    double width = Math.max(x[last] - x[0], y[last] - y[0]);
    double scale = width > 0 ? 2 * INSIDE / width : 1;
    double middleX = (x[0] + x[last]) / 2;
    double middleY = (y[0] + y[last]) / 2;
    return new PointSet(
        rows.stream()
            .map(
                row ->
                    new Labelled(
                        (row.x - middleX) * scale,
                        (row.y - middleY) * scale,
                        row.label.equals(rare)))
            .toList());
  }
}
