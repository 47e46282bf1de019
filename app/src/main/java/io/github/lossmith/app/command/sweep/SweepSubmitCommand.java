package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.scheduler.JobNeeds;
import io.github.lossmith.app.scheduler.SlurmProgram;
import io.github.lossmith.app.scheduler.SweepSubmission;
import io.github.lossmith.app.scheduler.SweepSubmission.Queued;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.sweep.SweepNeeds;
import io.github.lossmith.trainer.sweep.SweepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossmith sweep submit}: the runs that are left, as jobs of Slurm. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts the runs of a sweep that are neither finished nor queued into Slurm's queue.",
      "Submitting again is the repair after a failure of nodes, limits or Slurm itself.",
      "It writes job.sh into the folder of the sweep, which may be read and edited; docs/cluster.md"
          + " has",
      "the files of other schedulers."
    })
final class SweepSubmitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SweepFolderParameter folder;

  @Option(names = "--print", description = "print job.sh and the commands, and submit nothing")
  private boolean print;

  @Option(
      names = "--pack",
      paramLabel = "K",
      description = "train K runs side by side in each job, which share its cards (default: 1)")
  private @Nullable Integer pack;

  @Option(
      names = "--gpus",
      paramLabel = "N",
      description = "graphics cards of a job (default: those of the sweep's needs)")
  private @Nullable Integer gpus;

  @Option(
      names = "--time",
      paramLabel = "LIMIT",
      description = "such as 30 (minutes) or 2:00:00; a run that is longer goes on in a next job")
  private @Nullable String time;

  @Option(names = "--partition", paramLabel = "NAME", description = "where the jobs run")
  private @Nullable String partition;

  @Option(names = "--failed", description = "also runs that failed three times at the same place")
  private boolean failed;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGUMENT",
      description = "after --: further arguments of sbatch, such as -- --account=vision --mem=8G")
  private List<String> more = List.of();

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepSubmitCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Outcome<SweepPlan> plan = folder.current().then(this::checked);
    return plan.isOk()
        ? submit(plan.orThrow())
        : StandardStreams.of(spec).refuse(plan.failure().orElseThrow());
  }

  private Outcome<SweepPlan> checked(SweepPlan plan) {
    if (pack != null && (pack < 1 || pack > JobNeeds.MOST)) {
      return number("--pack", pack, 1, JobNeeds.MOST);
    }
    if (gpus != null && (gpus < 0 || gpus > JobNeeds.MOST)) {
      return number("--gpus", gpus, 0, JobNeeds.MOST);
    }
    for (String word : asked()) {
      if (word.chars().anyMatch(Character::isISOControl)) {
        return Outcome.bad("app.submit.word", word.replaceAll("\\p{Cntrl}", "?"));
      }
    }
    return Outcome.ok(plan);
  }

  private static Outcome<SweepPlan> number(String option, int value, int least, int most) {
    return Outcome.bad(
        "app.option.range",
        option,
        Integer.toString(value),
        Integer.toString(least),
        Integer.toString(most));
  }

  private List<String> asked() {
    List<String> words = new ArrayList<>(more);
    Optional.ofNullable(time).ifPresent(words::add);
    Optional.ofNullable(partition).ifPresent(words::add);
    return words;
  }

  private int submit(SweepPlan plan) throws InterruptedException {
    SweepSubmission submission = SweepSubmission.of(plan, failed);
    JobNeeds planned = needs(plan.needs());
    boolean isAsked = pack != null || gpus != null || !asked().isEmpty();
    Optional<JobNeeds> needs = isAsked ? Optional.of(planned) : Optional.empty();
    SlurmProgram slurm = SlurmProgram.onPath();
    StandardStreams streams = StandardStreams.of(spec);
    if (print) {
      return submission.preview(slurm, planned, needs).fold(streams::answer, streams::refuse);
    }
    Outcome<SweepSubmission.Result> result = submission.submit(slurm, planned, needs);
    return result.isOk()
        ? told(plan, submission, result.orThrow())
        : streams.refuse(result.failure().orElseThrow());
  }

  private JobNeeds needs(SweepNeeds plan) {
    return new JobNeeds(
        plan.cpus(),
        plan.memoryMib(),
        gpus == null ? plan.gpus() : gpus,
        time == null ? minutes(plan.minutes()) : time,
        partition == null ? "" : partition,
        pack == null ? 1 : pack,
        more);
  }

  private static String minutes(int minutes) {
    return minutes == 0 ? "" : Integer.toString(minutes);
  }

  private int told(SweepPlan plan, SweepSubmission submission, SweepSubmission.Result result) {
    StandardStreams streams = StandardStreams.of(spec);
    int left = submission.unfinished().size();
    streams.say(
        String.format(
            Locale.ROOT,
            "%d of %d runs are left, %d of them in the queue already",
            left,
            plan.tasks().size(),
            result.queued()));
    if (result.kept() && !result.arrays().isEmpty()) {
      streams.say("as " + submission.folder().resolve("job.sh") + " says, which was there");
    }
    StringBuilder text = new StringBuilder();
    for (Queued array : result.arrays()) {
      text.append(
          String.format(
              Locale.ROOT,
              "job %s: %d tasks (--array=%s)%n",
              array.job(),
              array.jobs(),
              array.array()));
    }
    if (result.arrays().isEmpty()) {
      text.append("nothing to submit\n");
      if (left == 0) {
        folder.goesOn(true).ifPresent(streams::say);
      }
    }
    Optional<Problem> refusal = result.refusal();
    if (refusal.isPresent()) {
      streams.answer(text.toString());
      streams.fail(refusal.get());
      return TrainingExit.FAILED;
    }
    return streams.answer(text.toString());
  }
}
