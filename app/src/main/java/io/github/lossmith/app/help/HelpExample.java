package io.github.lossmith.app.help;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Design;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A design that a page shows, in a block of lines {@code key = value}. */
final class HelpExample {
  /** The block's kind in Markdown. */
  static final String KIND = "design";

  private final Map<String, String> lines = new LinkedHashMap<>();

  HelpExample(String block) {
    for (String line : block.lines().toList()) {
      int equals = line.indexOf(" = ");
      if (equals > 0) {
        lines.put(line.substring(0, equals).strip(), line.substring(equals + 3).strip());
      }
    }
  }

  String formula() {
    return lines.getOrDefault("formula", "");
  }

  /** The design with its parameters. */
  Design design() {
    Design design = Design.typed(lines.getOrDefault("name", ""), formula());
    for (Map.Entry<String, String> line : lines.entrySet()) {
      Optional<Double> value = Texts.read(line.getValue());
      if (value.isPresent() && !line.getKey().equals("formula") && !line.getKey().equals("name")) {
        design = design.withParameter(line.getKey(), value.get());
      }
    }
    return design;
  }
}
