package io.github.lossmith.designer.export;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTerm;
import io.github.lossmith.designer.table.ClassVectors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What tables of the classes put into the places of the exported PyTorch file. */
final class TorchTables {
  private static final String CHANGED =
      """
              rows = _tables(logits, %s)
              logits = logits * rows[2] + rows[1]
      """;

  private static final String WEIGHTED_SHARES =
      """
              rows = _tables(logits, self.background)
              if any(_TABLES[3]):
                  raise ValueError("margins of the target need class indices, not probabilities")
              shares = shares * rows[0]
      """;

  private static final String ANSWER_WEIGHTS =
      """
              own_weight = torch.where(positive, rows[0], torch.ones_like(u))
              other_weight = torch.where(positive, torch.ones_like(u), rows[0])
      """;

  private TorchTables() {}

  /** The places of a design; a problem where its rule has no counts. */
  static Outcome<Map<String, String>> places(Design design) {
    ClassTables tables = design.classTables();
    return tables.isEmpty()
        ? Outcome.ok(Map.copyOf(none()))
        : tables
            .resolve(tables.named(), Map.of(), -1)
            .map(vectors -> Map.copyOf(places(tables, vectors)));
  }

  private static Map<String, String> none() {
    Map<String, String> places = new HashMap<>();
    for (String place :
        List.of(
            "tables",
            "changed",
            "margin",
            "margin_parameter",
            "plus_margin",
            "times_weight",
            "weighted_shares",
            "changed_answers",
            "answer_weights",
            "times_own",
            "times_other")) {
      places.put(place, "");
    }
    return places;
  }

  private static Map<String, String> places(ClassTables tables, ClassVectors vectors) {
    Map<String, String> places = none();
    places.put("tables", constants(tables, vectors));
    places.put("changed", CHANGED.formatted("self.background"));
    places.put("margin", ", rows[3][index]");
    places.put("margin_parameter", ", margin=0.0");
    places.put("plus_margin", " + margin");
    places.put("times_weight", " * rows[0][index]");
    places.put("weighted_shares", WEIGHTED_SHARES);
    places.put("changed_answers", CHANGED.formatted("None"));
    places.put("answer_weights", ANSWER_WEIGHTS);
    places.put("times_own", " * own_weight");
    places.put("times_other", " * other_weight");
    return places;
  }

  private static String constants(ClassTables tables, ClassVectors vectors) {
    String names =
        tables.named().stream().map(TorchTables::literal).collect(Collectors.joining(", "));
    String background =
        Arrays.stream(ClassTerm.values())
            .map(term -> Double.toString(ofBackground(tables, term)))
            .collect(Collectors.joining(", ", "(", ")"));
    return Template.fill(
        "tables.py",
        Map.of(
            "rule", LossSummary.oneLine(tables.describe()),
            "names", "[" + names + "]",
            "weights", row(vectors, vectors::weight),
            "offsets", row(vectors, vectors::offset),
            "scales", row(vectors, vectors::scale),
            "margins", row(vectors, vectors::margin),
            "background", background));
  }

  private static double ofBackground(ClassTables tables, ClassTerm term) {
    return tables
        .typed()
        .getOrDefault(term, Map.of())
        .getOrDefault(ClassTables.BACKGROUND, term.neutral());
  }

  /** A value of one class. */
  @FunctionalInterface
  private interface OfClass {
    float at(int number);
  }

  private static String row(ClassVectors vectors, OfClass values) {
    return IntStream.range(0, vectors.size())
        .mapToObj(k -> Float.toString(values.at(k)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** A Python string literal in plain ASCII. */
  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = c >= ' ' && c < 127 && c != '"' && c != '\\';
              literal.append(
                  plain ? Character.toString(c) : String.format(Locale.ROOT, "\\U%08x", c));
            });
    return literal.append('"').toString();
  }
}
