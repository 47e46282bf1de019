package io.github.lossmith.trainer.sweep;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a sweep in a folder. Planning again appends what is new: no task is renumbered or taken
 * away, and one that is there already is not planned a second time.
 */
public final class SweepPlanning {
  private SweepPlanning() {}

  /**
   * What a planning did.
   *
   * @param added tasks that are new; 0 where all were there
   * @param asked tasks that the sweep asks for, each once; the others are of earlier plannings
   */
  public record Planned(SweepPlan plan, int added, int asked) {}

  /** How many trainings a sweep asks for, each once; a problem where one could not be trained. */
  public static Outcome<Integer> count(Sweep sweep) {
    return preview(sweep, 0).map(Preview::runs);
  }

  /**
   * What a sweep asks for.
   *
   * @param runs each once
   * @param titles of the first ones
   */
  public record Preview(int runs, List<String> titles) {
    public Preview {
      titles = List.copyOf(titles);
    }
  }

  /** The trainings of a sweep with the titles of so many; a problem as for {@link #count}. */
  public static Outcome<Preview> preview(Sweep sweep, int titles) {
    return SweepExpansion.of(sweep)
        .map(
            all ->
                new Preview(
                    (int) all.stream().map(SweepExpansion.Training::id).distinct().count(),
                    all.stream().limit(titles).map(SweepExpansion.Training::title).toList()));
  }

  /** Plans all trainings of a sweep; a problem leaves the folder as it was. */
  public static Outcome<Planned> plan(Sweep sweep, SweepFolder folder) {
    return SweepExpansion.of(sweep).then(trainings -> plan(sweep, trainings, folder));
  }

  private static Outcome<Planned> plan(
      Sweep sweep, List<SweepExpansion.Training> trainings, SweepFolder folder) {
    boolean isNew = !Files.exists(folder.path());
    try {
      Outcome<SweepFolder> free = folder.free();
      if (!free.isOk()) {
        return Outcome.bad(free.failure().orElseThrow());
      }
      Outcome<Planned> planned = locked(sweep, trainings, folder);
      if (isNew && !planned.isOk()) {
        withdraw(folder.path());
      }
      return planned;
    } catch (IOException failure) {
      if (isNew) {
        withdraw(folder.path());
      }
      return Outcome.bad("trainer.training.unwritable", folder.path(), AtomicFile.reason(failure));
    }
  }

  /** Nothing is left of a new folder in which nothing could be planned. */
  private static void withdraw(Path folder) {
    try {
      new RunDirectory(folder).delete();
    } catch (IOException inUse) {
      // somebody else plans there now
    }
  }

  private static Outcome<Planned> locked(
      Sweep sweep, List<SweepExpansion.Training> trainings, SweepFolder folder) throws IOException {
    try (RunLock lock = new RunDirectory(folder.path()).lock().orElse(null)) {
      if (lock == null) {
        return Outcome.bad("trainer.sweep.being-planned", folder.path());
      }
      Outcome<SweepPlan> before =
          folder.exists()
              ? folder.read()
              : Outcome.ok(
                  new SweepPlan(
                      folder.path(), sweep.name(), sweep.needs(), sweep.engine(), List.of()));
      Optional<SweepPlan> known = before.toOptional();
      return known.isPresent()
          ? Outcome.ok(added(sweep, trainings, folder, known.get()))
          : Outcome.bad(before.failure().orElseThrow());
    }
  }

  /** What the losses of a plan are called; older ones have other names than new ones. */
  private static Map<String, String> names(SweepPlan plan) {
    Map<String, String> names = new HashMap<>();
    plan.tasks()
        .forEach(
            task -> names.put(SweptLoss.identity(task.family(), task.parameters()), task.loss()));
    return names;
  }

  private static Planned added(
      Sweep sweep, List<SweepExpansion.Training> trainings, SweepFolder folder, SweepPlan before)
      throws IOException {
    List<SweepTask> tasks = new ArrayList<>(before.tasks());
    Set<String> ids = before.ids();
    Map<String, String> names = names(before);
    int first = tasks.size();
    for (SweepExpansion.Training training : trainings) {
      if (ids.add(training.id())) {
        String name = names.getOrDefault(training.variant().identity(), training.loss());
        tasks.add(folder.task(tasks.size() + 1, training.named(name)));
      }
    }
    String lines = SweepFolder.lines(sweep, tasks.subList(first, tasks.size()));
    String text = folder.exists() ? Files.readString(folder.file()) + lines : lines;
    boolean isKnown =
        tasks.size() == first
            && sweep.needs().equals(before.needs())
            && sweep.engine().equals(before.engine())
            && sweep.name().equals(before.name());
    if (!isKnown) {
      AtomicFile.replace(folder.file(), text.getBytes(StandardCharsets.UTF_8));
    }
    int asked = (int) trainings.stream().map(SweepExpansion.Training::id).distinct().count();
    return new Planned(
        new SweepPlan(folder.path(), sweep.name(), sweep.needs(), sweep.engine(), tasks),
        tasks.size() - first,
        asked);
  }
}
