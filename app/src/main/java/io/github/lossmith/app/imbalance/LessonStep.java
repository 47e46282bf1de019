package io.github.lossmith.app.imbalance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.resources.Lessons;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of the lesson.
 *
 * @param name of its texts, {@code app.lesson.<name>} and {@code app.lesson.<name>.title}
 * @param show the names of the presets on the figure
 * @param hand the name of the selected preset; empty: unchanged
 * @param groups the examples
 */
record LessonStep(String name, List<String> show, String hand, List<ExampleGroup> groups) {
  /** The steps of the lesson about imbalance. */
  static List<LessonStep> all() {
    try {
      List<LessonStep> steps = new ArrayList<>();
      JsonNode lesson = new ObjectMapper().readTree(Lessons.text("imbalance"));
      lesson.path("steps").forEach(step -> steps.add(step(step)));
      return steps;
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static LessonStep step(JsonNode node) {
    List<String> show = new ArrayList<>();
    node.path("show").forEach(name -> show.add(name.asText()));
    List<ExampleGroup> groups = new ArrayList<>();
    for (JsonNode group : node.path("groups")) {
      groups.add(new ExampleGroup(group.path(0).asDouble(), group.path(1).asDouble()));
    }
    return new LessonStep(
        node.path("name").asText(), show, node.path("hand").asText(""), List.copyOf(groups));
  }
}
