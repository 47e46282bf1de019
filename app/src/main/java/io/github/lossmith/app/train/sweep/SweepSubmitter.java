package io.github.lossmith.app.train.sweep;

import io.github.lossmith.app.scheduler.JobNeeds;
import io.github.lossmith.app.scheduler.SlurmProgram;
import io.github.lossmith.app.scheduler.SweepSubmission;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.sweep.SweepPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts what is left of a sweep into Slurm's queue, after its command line was shown. */
final class SweepSubmitter {
  private static final String QUESTION = "app.train.sweep.submit.ask";
  private static final String YES = QUESTION + ".yes";

  private final AppServices services;
  private final SlurmProgram slurm;

  SweepSubmitter(AppServices services, SlurmProgram slurm) {
    this.services = services;
    this.slurm = slurm;
  }

  /** A question to Slurm that may be interrupted. */
  private interface Question<T> {
    Outcome<T> ask() throws InterruptedException;
  }

  /** Asks first; what is finished or queued is not submitted again. */
  void submit(SweepPlan plan) {
    services
        .tasks()
        .background(
            () -> answered(() -> preview(plan)),
            outcome -> {
              outcome.failure().ifPresent(this::refused);
              outcome.toOptional().ifPresent(commands -> agreed(plan, commands));
            });
  }

  private static <T> Outcome<T> answered(Question<T> question) {
    try {
      return question.ask();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Outcome.bad("app.task.unexpected");
    }
  }

  /** The lines that call sbatch; empty where nothing is left. */
  private Outcome<String> preview(SweepPlan plan) throws InterruptedException {
    Outcome<String> there = slurm.version();
    return there.isOk()
        ? SweepSubmission.of(plan, false)
            .preview(slurm, JobNeeds.of(plan.needs()), Optional.empty())
            .map(SweepSubmitter::commands)
        : there;
  }

  private static String commands(String script) {
    return script
        .lines()
        .filter(line -> line.startsWith("# sbatch "))
        .map(line -> line.substring(2))
        .collect(Collectors.joining("\n"));
  }

  private void agreed(SweepPlan plan, String commands) {
    if (commands.isEmpty()) {
      services.notices().say("app.train.sweep.submit.none", plan.name());
      return;
    }
    List<String> answers = List.of(YES, "app.dialog.cancel");
    if (services.dialogs().ask(QUESTION, answers, plan.name(), commands).equals(YES)) {
      services
          .tasks()
          .background(
              () ->
                  answered(
                      () ->
                          SweepSubmission.of(plan, false)
                              .submit(slurm, JobNeeds.of(plan.needs()), Optional.empty())),
              outcome -> {
                outcome.failure().ifPresent(this::refused);
                outcome.toOptional().ifPresent(result -> told(plan, result));
              });
    }
  }

  private void told(SweepPlan plan, SweepSubmission.Result result) {
    result.refusal().ifPresent(this::refused);
    if (result.refusal().isEmpty()) {
      String jobs =
          result.arrays().stream()
              .map(array -> array.job() + " (" + array.array() + ")")
              .collect(Collectors.joining(", "));
      services.notices().say("app.train.sweep.submit.done", plan.name(), jobs);
    }
  }

  private void refused(Problem why) {
    services.notices().warn(why);
  }
}
