package io.github.lossmith.trainer.sweep;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunFolder;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes a planned sweep with all its runs, but not what somebody else has put into its folder.
 */
public final class SweepRemoval {
  /** Beside the plan: of {@code sweep work} in the window, of a scheduler, of a search. */
  private static final List<String> FILES =
      List.of("work.log", "job.sh", RunFolder.SEARCH, "best" + DesignFile.SUFFIX);

  private static final String JOBS = "jobs";

  /** The sweep inside a search that compares its best candidate. */
  private static final String COMPARISON = "final";

  private SweepRemoval() {}

  /**
   * Deletes the runs, then the plan, so that what is left after a failure is still a sweep.
   *
   * @return the number of planned runs; a problem, and nothing is deleted, where one of them is
   *     being trained, or somebody plans or searches there
   */
  public static Outcome<Integer> delete(SweepPlan plan) {
    try (RunLock lock = new RunDirectory(plan.folder()).lock().orElse(null)) {
      if (lock == null) {
        return Outcome.bad("trainer.sweep.being-planned", plan.folder());
      }
      List<SweepPlan> plans = plans(plan);
      int running = plans.stream().mapToInt(SweepRemoval::running).sum();
      if (running > 0) {
        return Outcome.bad("trainer.sweep.in-use", plan.folder(), Integer.toString(running));
      }
      for (SweepPlan one : plans) {
        for (SweepTask task : one.tasks()) {
          if (Files.isDirectory(task.run().path()) && !task.run().delete()) {
            return Outcome.bad("trainer.sweep.in-use", plan.folder(), "1");
          }
        }
      }
      for (SweepPlan one : plans) {
        deleteRest(new SweepFolder(one.folder()));
      }
      if (plans.size() > 1) {
        new RunDirectory(plans.get(0).folder()).delete();
      }
    } catch (IOException refused) {
      return Outcome.bad("trainer.training.unwritable", plan.folder(), AtomicFile.reason(refused));
    }
    return emptied(plan);
  }

  /** The innermost first. */
  private static List<SweepPlan> plans(SweepPlan plan) {
    List<SweepPlan> plans = new ArrayList<>();
    SweepFolder inner = new SweepFolder(plan.folder().resolve(COMPARISON));
    if (Files.exists(plan.folder().resolve(RunFolder.SEARCH)) && inner.exists()) {
      inner.read().toOptional().ifPresent(plans::add);
    }
    plans.add(plan);
    return plans;
  }

  private static int running(SweepPlan plan) {
    int running = SweepStatus.of(plan, Instant.now()).count(TaskState.RUNNING);
    return running > 0
        ? running
        : (int) plan.tasks().stream().map(SweepTask::run).filter(SweepRemoval::isTaken).count();
  }

  /** Whether somebody prepares its training, or has just ended it. */
  private static boolean isTaken(RunDirectory run) {
    if (!Files.isDirectory(run.path())) {
      return false;
    }
    try (RunLock claim = run.claim().orElse(null)) {
      return claim == null;
    } catch (IOException unwritable) {
      return false; // it will not be deleted either, with that reason
    }
  }

  private static void deleteRest(SweepFolder folder) throws IOException {
    if (Files.exists(folder.path().resolve(RunFolder.SEARCH))) {
      new RunDirectory(folder.path()).deleteFolder(RunFolder.SEARCH_IMAGES);
    }
    for (String name : FILES) {
      Files.deleteIfExists(folder.path().resolve(name));
    }
    Path jobs = folder.path().resolve(JOBS);
    if (Files.isDirectory(jobs)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(jobs, Files::isRegularFile)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      deleteEmpty(jobs);
    }
    Files.deleteIfExists(folder.file());
  }

  /** The folder itself, without its lock, unless there is something else in it. */
  private static Outcome<Integer> emptied(SweepPlan plan) {
    try {
      new RunDirectory(plan.folder()).delete();
      return Outcome.ok(plan.tasks().size());
    } catch (IOException refused) {
      return Outcome.bad("trainer.training.unwritable", plan.folder(), AtomicFile.reason(refused));
    }
  }

  private static void deleteEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // What somebody else has put there stays.
    }
  }
}
