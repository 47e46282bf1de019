package io.github.lossmith.app.train.sweep.submit;

import io.github.lossmith.app.scheduler.SlurmProgram;
import io.github.lossmith.app.scheduler.SweepSubmission;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.sweep.SweepPlan;
import java.io.IOException;
import java.util.stream.Collectors;

/** Puts what is left of a sweep into Slurm's queue, after what is asked for was shown. */
public final class SweepSubmitter {
  private static final String TITLE = "app.train.sweep.submit.title";
  private static final String YES = "app.train.sweep.submit.yes";

  private final AppServices services;
  private final SlurmProgram slurm;
  private final Runnable onSubmitted;

  /**
   * @param onSubmitted called when something is in the queue
   */
  public SweepSubmitter(AppServices services, SlurmProgram slurm, Runnable onSubmitted) {
    this.services = services;
    this.slurm = slurm;
    this.onSubmitted = onSubmitted;
  }

  /** A question to Slurm that may be interrupted. */
  private interface Question<T> {
    Outcome<T> ask() throws InterruptedException;
  }

  /** Asks first; what is finished or queued is not submitted again. */
  public void submit(SweepPlan plan) {
    services
        .tasks()
        .background(
            () -> answered(() -> ready(plan)),
            outcome -> {
              outcome.failure().ifPresent(this::refused);
              outcome.toOptional().ifPresent(ready -> ask(plan, new SubmitForm(plan, ready)));
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

  private Outcome<SubmitForm.Ready> ready(SweepPlan plan) throws InterruptedException {
    Outcome<String> there = slurm.version();
    if (!there.isOk()) {
      return Outcome.bad(there.failure().orElseThrow());
    }
    SweepSubmission usual = SweepSubmission.of(plan, false);
    SweepSubmission all = SweepSubmission.of(plan, true);
    try {
      return Outcome.ok(new SubmitForm.Ready(usual, all, usual.look(slurm)));
    } catch (IOException unreadable) {
      return Outcome.bad("trainer.group.unreadable", plan.folder(), AtomicFile.reason(unreadable));
    }
  }

  private void ask(SweepPlan plan, SubmitForm form) {
    SubmitCard card = new SubmitCard(form, plan.name(), services.texts());
    if (services.dialogs().form(TITLE, card, YES, form.possible())) {
      services
          .tasks()
          .background(
              () -> answered(() -> form.submission().submit(slurm, form.planned(), form.needs())),
              outcome -> {
                outcome.failure().ifPresent(this::refused);
                outcome.toOptional().ifPresent(result -> told(plan, result));
              });
    }
  }

  private void told(SweepPlan plan, SweepSubmission.Result result) {
    onSubmitted.run();
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
