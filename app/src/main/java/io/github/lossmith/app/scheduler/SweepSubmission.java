package io.github.lossmith.app.scheduler;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepStatus;
import io.github.lossmith.trainer.sweep.SweepTask;
import io.github.lossmith.trainer.sweep.TaskFailures;
import io.github.lossmith.trainer.sweep.TaskStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts the tasks of a sweep that are neither finished nor queued into Slurm's queue. Doing it again
 * is therefore the repair after whatever has happened.
 *
 * @param folder of the sweep, absolute
 * @param name of the sweep, for the jobs
 * @param tasks how many are planned
 * @param unfinished the numbers of those that are to be trained, from 1
 * @param lossmith the program's own command
 * @param failed whether tasks that failed too often are tried again
 */
public record SweepSubmission(
    Path folder, String name, int tasks, Set<Integer> unfinished, String lossmith, boolean failed) {
  /** Arguments longer than this are cut into another array: Linux has 128 KiB for a word. */
  private static final int MOST_INDICES = 10_000;

  public SweepSubmission {
    unfinished = Set.copyOf(unfinished);
  }

  /**
   * The tasks of a plan without a result; a run that seems to be trained is decided by its lock.
   *
   * @param failed whether tasks that failed too often are among them
   */
  public static SweepSubmission of(SweepPlan plan, boolean failed) {
    Set<Integer> unfinished =
        SweepStatus.of(plan, Instant.now()).tasks().stream()
            .filter(task -> !task.state().isResult())
            .map(TaskStatus::task)
            .filter(task -> failed || !TaskFailures.of(task.run()).isGivenUp())
            .map(SweepTask::number)
            .collect(Collectors.toSet());
    return new SweepSubmission(
        plan.folder().toAbsolutePath().normalize(),
        plan.name(),
        plan.tasks().size(),
        unfinished,
        System.getProperty("lossmith.command", "lossmith"),
        failed);
  }

  /** An array that Slurm has taken. */
  public record Queued(String job, String array, int jobs) {}

  /**
   * What was done.
   *
   * @param arrays those that were put into the queue
   * @param queued tasks that were there already
   * @param kept whether {@code job.sh} was there and is used as it is
   * @param refusal why Slurm took no more of them
   */
  public record Result(List<Queued> arrays, int queued, boolean kept, Optional<Problem> refusal) {
    public Result {
      arrays = List.copyOf(arrays);
    }
  }

  /**
   * What Slurm says before anything is submitted.
   *
   * @param queued the numbers of the tasks that are in its queue
   * @param limit of a site on the size of an array
   */
  public record Seen(Set<Integer> queued, int limit) {
    public Seen {
      queued = Set.copyOf(queued);
    }
  }

  /** A call of sbatch. */
  private record Call(ArrayPiece piece, List<String> arguments) {}

  /**
   * What would be done, as text: {@code job.sh}, and the commands as comments below it.
   *
   * @param needs as asked for; empty: those of the plan
   */
  public Outcome<String> preview(SlurmProgram slurm, JobNeeds planned, Optional<JobNeeds> needs)
      throws InterruptedException {
    try {
      return preview(look(slurm), planned, needs);
    } catch (IOException failure) {
      return unwritable(failure);
    }
  }

  /** Asks Slurm what it has already; of one that does not answer, nothing. */
  public Seen look(SlurmProgram slurm) throws IOException, InterruptedException {
    SlurmQueue queue = new SlurmQueue(slurm);
    int limit = queue.maxArraySize().toOptional().orElse(SlurmQueue.USUAL_ARRAY);
    Set<String> there = queue.tasks(user()).toOptional().orElse(Set.of());
    return new Seen(SubmittedJobs.of(folder).queued(there), limit);
  }

  /** What would be done, by what Slurm has said before. */
  public Outcome<String> preview(Seen seen, JobNeeds planned, Optional<JobNeeds> needs) {
    try {
      Outcome<JobScript> script = script(planned, needs);
      if (!script.isOk()) {
        return script.map(JobScript::text);
      }
      StringBuilder text = new StringBuilder(script.orThrow().text());
      for (Call call : calls(script.orThrow(), seen.queued(), seen.limit())) {
        List<String> words = call.arguments().stream().map(JobScript::quoted).toList();
        text.append("# sbatch ").append(String.join(" ", words)).append('\n');
      }
      return Outcome.ok(text.toString());
    } catch (IOException failure) {
      return unwritable(failure);
    }
  }

  /** Submits; a problem where nothing was put into the queue. */
  public Outcome<Result> submit(SlurmProgram slurm, JobNeeds planned, Optional<JobNeeds> needs)
      throws InterruptedException {
    try {
      Files.createDirectories(Path.of(JobScript.directory(folder)));
      Path lock = folder.resolve("jobs").resolve("submit.lock");
      try (RunLock held = RunLock.take(lock, List.of()).orElse(null)) {
        return held == null
            ? Outcome.bad("app.submit.busy", folder)
            : submitAlone(slurm, planned, needs);
      }
    } catch (IOException failure) {
      return unwritable(failure);
    }
  }

  private <T> Outcome<T> unwritable(IOException failure) {
    return Outcome.bad("trainer.training.unwritable", folder, AtomicFile.reason(failure));
  }

  private Outcome<Result> submitAlone(
      SlurmProgram slurm, JobNeeds planned, Optional<JobNeeds> needs)
      throws IOException, InterruptedException {
    boolean kept = needs.isEmpty() && Files.exists(folder.resolve(JobScript.NAME));
    Outcome<JobScript> script = script(planned, needs);
    SlurmQueue queue = new SlurmQueue(slurm);
    Outcome<Set<String>> there = script.then(ok -> Outcome.ok(Set.of()));
    there = there.isOk() ? queue.tasks(user()) : there;
    Outcome<Integer> limit = there.isOk() ? queue.maxArraySize() : there.map(none -> 0);
    if (!limit.isOk()) {
      return limit.map(none -> new Result(List.of(), 0, false, Optional.empty()));
    }
    Set<Integer> queued = SubmittedJobs.of(folder).queued(there.orThrow());
    List<Call> calls = calls(script.orThrow(), queued, limit.orThrow());
    if (!kept && !calls.isEmpty()) {
      AtomicFile.replace(
          folder.resolve(JobScript.NAME), script.orThrow().text().getBytes(StandardCharsets.UTF_8));
    }
    return submitted(slurm, script.orThrow(), calls, queued.size(), kept);
  }

  private Outcome<Result> submitted(
      SlurmProgram slurm, JobScript script, List<Call> calls, int queued, boolean kept)
      throws IOException, InterruptedException {
    List<Queued> arrays = new ArrayList<>();
    for (Call call : calls) {
      Outcome<String> answer = slurm.run("sbatch", call.arguments());
      Optional<Problem> refused = answer.failure();
      if (refused.isPresent()) {
        return arrays.isEmpty()
            ? Outcome.bad(refused.get())
            : Outcome.ok(new Result(arrays, queued, kept, refused));
      }
      // with several clusters: JOB;CLUSTER
      String job = answer.orThrow().strip().split(";", 2)[0];
      ArrayPiece piece = call.piece();
      SubmittedJobs.of(folder)
          .add(new SubmittedJobs.Submitted(job, piece.offset(), script.pack()), piece.text());
      arrays.add(new Queued(job, piece.text(), piece.indices().size()));
    }
    return Outcome.ok(new Result(arrays, queued, kept, Optional.empty()));
  }

  /** The script that is there, or a new one; a problem where asking would undo somebody's edits. */
  private Outcome<JobScript> script(JobNeeds planned, Optional<JobNeeds> needs) throws IOException {
    Path file = folder.resolve(JobScript.NAME);
    if (Files.exists(file)) {
      JobScript there = new JobScript(Files.readString(file));
      if (needs.isEmpty()) {
        return Outcome.ok(there);
      }
      if (there.isEdited()) {
        return Outcome.bad("app.submit.edited", file);
      }
    }
    return Outcome.ok(JobScript.of(lossmith, folder, name, tasks, needs.orElse(planned)));
  }

  /** A job of several tasks is submitted again where one of them is left. */
  private List<Call> calls(JobScript script, Set<Integer> queued, int limit) {
    int pack = script.pack();
    Set<Integer> busy = new TreeSet<>();
    queued.forEach(task -> busy.add((task - 1) / pack + 1));
    Set<Integer> jobs = new TreeSet<>();
    unfinished.forEach(task -> jobs.add((task - 1) / pack + 1));
    jobs.removeAll(busy);
    List<Call> calls = new ArrayList<>();
    for (ArrayPiece piece : ArrayPiece.cut(List.copyOf(jobs), Math.min(limit, MOST_INDICES + 1))) {
      List<String> words = new ArrayList<>();
      words.add("--parsable");
      words.add("--array=" + piece.text());
      words.add(folder.resolve(JobScript.NAME).toString());
      words.add(Integer.toString(piece.offset()));
      words.add(String.format(Locale.ROOT, "%d", tasks));
      if (failed) {
        words.add("--failed");
      }
      calls.add(new Call(piece, words));
    }
    return calls;
  }

  private static String user() {
    return System.getProperty("user.name", "");
  }
}
