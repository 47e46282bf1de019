package io.github.lossmith.app.command.option;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.LearningRateSchedule;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimizer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that change how every loss of an experiment is minimised. */
public final class OptimisationOptions {
  /** The range that an experiment file may have. */
  private static final double LEAST_RATE = 1e-12;

  private static final double MOST_RATE = 10;

  @Option(
      names = "--optimizer",
      paramLabel = "RULE",
      description = "adam, sgd (momentum 0.9), or \"sgd 0.8\", for all losses")
  private @Nullable String optimizer;

  @Option(
      names = "--learning-rate",
      paramLabel = "θ",
      description = "another learning rate, for all losses")
  private @Nullable Double learningRate;

  @Option(
      names = "--learning-rate-schedule",
      paramLabel = "TEXT",
      description =
          "how θ changes, for all losses: constant, \"warm-up 0.1\", \"cosine 3 to 0.01\","
              + " \"step 0.1 at 0.5 0.75\", or \"warm-up 0.05, cosine 3\"; shares are those of"
              + " the training")
  private @Nullable String schedule;

  /** Made by picocli, which fills in the fields. */
  OptimisationOptions() {}

  /** The experiment with what was asked for; a problem says which word is wrong. */
  public Outcome<Experiment> change(Experiment experiment) {
    Double rate = learningRate;
    if (rate != null && !(rate >= LEAST_RATE && rate <= MOST_RATE)) {
      return Outcome.bad("app.train.rate", Double.toString(rate));
    }
    return Outcome.each(experiment.losses(), loss -> ruled(rated(loss, rate)))
        .map(experiment::withLosses);
  }

  private static LossSettings rated(LossSettings loss, @Nullable Double rate) {
    return rate == null ? loss : loss.withLearningRate(rate);
  }

  private Outcome<LossSettings> ruled(LossSettings loss) {
    Outcome<LossSettings> ruled =
        optimizer == null
            ? Outcome.ok(loss)
            : Optimizer.parse(optimizer)
                .map(rule -> loss.withOptimisation(loss.optimisation().withOptimizer(rule)));
    return ruled.then(this::scheduled);
  }

  private Outcome<LossSettings> scheduled(LossSettings loss) {
    return schedule == null
        ? Outcome.ok(loss)
        : LearningRateSchedule.parse(schedule)
            .map(rates -> loss.withOptimisation(loss.optimisation().withSchedule(rates)));
  }
}
