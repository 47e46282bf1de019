package io.github.lossmith.designer.export.code;

import java.util.ArrayList;
import java.util.List;

/** Lists of doubles as source code, with all digits. */
public final class NumberLiterals {
  /** Four doubles of up to 24 characters fit into 100 columns. */
  private static final int IN_A_LINE = 4;

  private NumberLiterals() {}

  /** Comma-separated lines, each with the indent in front. */
  public static String lines(List<Double> values, String indent) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < values.size(); i += IN_A_LINE) {
      List<Double> line = values.subList(i, Math.min(i + IN_A_LINE, values.size()));
      lines.add(indent + String.join(", ", line.stream().map(x -> Double.toString(x)).toList()));
    }
    return String.join(",\n", lines);
  }
}
