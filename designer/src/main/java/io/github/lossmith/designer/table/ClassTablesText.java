package io.github.lossmith.designer.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.problem.Outcome;

/**
 * Tables of the classes as somebody types them: a rule with its numbers, such as {@code vs,
 * gamma=0.2, tau=1}, or the JSON of {@link ClassTablesJson} in braces.
 */
public final class ClassTablesText {
  /** NaN is read, so that the message about a value that is no number names its class. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** More than the names and values of {@link ClassTables#MOST_CLASSES} classes take. */
  private static final int LONGEST = 1_000_000;

  private ClassTablesText() {}

  /** Reads tables; blank text means none. */
  public static Outcome<ClassTables> parse(String text) {
    String typed = text.strip();
    if (typed.isEmpty()) {
      return Outcome.ok(ClassTables.NONE);
    }
    if (typed.length() > LONGEST) {
      return Outcome.bad("designer.table.long", typed.length(), LONGEST);
    }
    return typed.startsWith("{") ? json(typed) : rule(typed);
  }

  private static Outcome<ClassTables> json(String typed) {
    try {
      JsonNode tree = JSON.readTree(typed);
      return ClassTablesJson.read(tree);
    } catch (JacksonException wrong) {
      return Outcome.bad("designer.table.notJson", wrong.getOriginalMessage());
    }
  }

  private static Outcome<ClassTables> rule(String typed) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    String[] words = typed.split(",", -1);
    tree.put("rule", words[0].strip());
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", -1);
      if (pair.length != 2) {
        return Outcome.bad("designer.table.word", words[i].strip());
      }
      try {
        tree.set(pair[0].strip(), ClassTablesJson.number(Double.parseDouble(pair[1].strip())));
      } catch (NumberFormatException noNumber) {
        return Outcome.bad("designer.table.word", words[i].strip());
      }
    }
    return ClassTablesJson.read(tree);
  }
}
