package io.github.lossmith.trainer.sweep;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is planned in a folder.
 *
 * @param needs of one training
 * @param engine what they ask for
 * @param tasks in the order of their numbers
 */
public record SweepPlan(
    Path folder, String name, SweepNeeds needs, AskedEngine engine, List<SweepTask> tasks) {
  public SweepPlan {
    tasks = List.copyOf(tasks);
  }

  Set<String> ids() {
    Set<String> ids = new HashSet<>();
    tasks.forEach(task -> ids.add(task.id()));
    return ids;
  }
}
