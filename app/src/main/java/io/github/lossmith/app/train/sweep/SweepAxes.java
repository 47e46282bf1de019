package io.github.lossmith.app.train.sweep;

import io.github.lossmith.trainer.sweep.SweepTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** By what the runs of a sweep can be sorted into rows and columns. */
final class SweepAxes {
  /** The losses, each with the values of its letters. */
  static final String LOSS = "loss";

  /** All fields of the grid together. */
  static final String SETTING = "setting";

  private SweepAxes() {}

  /** The losses, the whole setting, and each field or letter that takes several values. */
  static List<String> of(List<SweepTask> tasks) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (SweepTask task : tasks) {
      task.setting().forEach((key, value) -> add(values, key, SweepTask.text(value)));
      task.parameters().forEach((key, value) -> add(values, key, SweepTask.text(value)));
    }
    List<String> axes = new ArrayList<>(List.of(LOSS, SETTING));
    values.forEach(
        (key, found) -> {
          if (found.size() > 1) {
            axes.add(key);
          }
        });
    return axes;
  }

  private static void add(Map<String, Set<String>> values, String key, String value) {
    values.computeIfAbsent(key, first -> new LinkedHashSet<>()).add(value);
  }

  /** Where a run stands on an axis; empty where it has no such field. */
  static String value(SweepTask task, String axis) {
    return switch (axis) {
      case LOSS -> task.loss();
      case SETTING ->
          task.setting().entrySet().stream()
              .map(one -> one.getKey() + " " + SweepTask.text(one.getValue()))
              .collect(Collectors.joining(", "));
      default ->
          task.setting().containsKey(axis)
              ? SweepTask.text(task.setting().get(axis))
              : task.parameters().containsKey(axis)
                  ? SweepTask.text(task.parameters().get(axis))
                  : "";
    };
  }

  /** The losses that the file of the sweep names, whose variants share a name. */
  static List<String> families(List<SweepTask> tasks) {
    return tasks.stream().map(SweepTask::family).distinct().toList();
  }
}
