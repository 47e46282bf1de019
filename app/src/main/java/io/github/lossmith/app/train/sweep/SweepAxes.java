package io.github.lossmith.app.train.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.designer.problem.ReadableNumber;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By what the runs of a sweep can be sorted into rows and columns.
 *
 * @param varied the fields and letters that take several values
 */
record SweepAxes(List<String> varied) {
  /** The losses, each with the values of its letters. */
  static final String LOSS = "loss";

  /** All fields of the grid together that take several values. */
  static final String SETTING = "setting";

  SweepAxes {
    varied = List.copyOf(varied);
  }

  /** The axes of these runs. */
  static SweepAxes of(List<SweepTask> tasks) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (SweepTask task : tasks) {
      task.setting().forEach((key, value) -> add(values, key, value));
      task.parameters().forEach((key, value) -> add(values, key, value));
    }
    List<String> varied = new ArrayList<>();
    values.forEach(
        (key, found) -> {
          if (found.size() > 1) {
            varied.add(key);
          }
        });
    return new SweepAxes(varied);
  }

  private static void add(Map<String, Set<String>> values, String key, JsonNode value) {
    values.computeIfAbsent(key, first -> new LinkedHashSet<>()).add(text(value));
  }

  /** The losses, the whole setting, and each field or letter that takes several values. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of(LOSS, SETTING));
    names.addAll(varied);
    return names;
  }

  /** Where a run stands on an axis; empty where it has no such field. */
  String value(SweepTask task, String axis) {
    return switch (axis) {
      case LOSS -> task.lossTitle();
      case SETTING ->
          task.setting().entrySet().stream()
              .filter(one -> varied.contains(one.getKey()))
              .map(one -> one.getKey() + " " + text(one.getValue()))
              .collect(Collectors.joining(", "));
      default -> {
        JsonNode field = task.setting().get(axis);
        JsonNode value = field == null ? task.parameters().get(axis) : field;
        yield value == null ? "" : text(value);
      }
    };
  }

  /** As it is typed: 0.0001, not 1.0E-4. */
  private static String text(JsonNode value) {
    return value.isNumber() ? ReadableNumber.of(value.asDouble()) : value.asText();
  }

  /** The losses that the file of the sweep names, whose variants share a name. */
  static List<String> families(List<SweepTask> tasks) {
    return tasks.stream().map(SweepTask::family).distinct().toList();
  }
}
