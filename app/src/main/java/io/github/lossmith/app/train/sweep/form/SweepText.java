package io.github.lossmith.app.train.sweep.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A sweep's file as text that people read: a line for each loss and each field of the grid. */
final class SweepText {
  private static final int LINES = 2;

  private SweepText() {}

  /** The text of the file, with a line break at its end. */
  static String print(ObjectNode sweep) {
    return print(sweep, 0) + "\n";
  }

  private static String print(JsonNode node, int depth) {
    boolean isLong = depth < LINES && node.isContainerNode() && !node.isEmpty();
    if (node.isObject()) {
      boolean broken = isLong && (depth == 0 || !isFlat(node));
      return joined(
          node.properties().stream()
              .map(one -> quoted(one.getKey()) + ": " + print(one.getValue(), depth + 1))
              .collect(Collectors.joining(between(broken, depth))),
          "{}",
          broken,
          depth);
    }
    if (node.isArray()) {
      boolean broken =
          isLong && StreamSupport.stream(node.spliterator(), false).anyMatch(JsonNode::isObject);
      return joined(
          StreamSupport.stream(node.spliterator(), false)
              .map(one -> print(one, LINES))
              .collect(Collectors.joining(between(broken, depth))),
          "[]",
          broken,
          depth);
    }
    return node.isNumber() ? ReadableNumber.of(node.doubleValue()) : node.toString();
  }

  /** Whether an object has single values alone, as the needs of a run. */
  private static boolean isFlat(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getValue).allMatch(JsonNode::isValueNode);
  }

  private static String between(boolean broken, int depth) {
    return broken ? ",\n" + "  ".repeat(depth + 1) : ", ";
  }

  private static String joined(String content, String braces, boolean broken, int depth) {
    String inner =
        broken ? "\n" + "  ".repeat(depth + 1) + content + "\n" + "  ".repeat(depth) : content;
    return braces.charAt(0) + inner + braces.charAt(1);
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }
}
