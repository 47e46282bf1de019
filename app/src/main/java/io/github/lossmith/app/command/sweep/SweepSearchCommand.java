package io.github.lossmith.app.command.sweep;

import io.github.lossmith.app.command.option.FolderConverter;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.command.training.TrainingStop;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.TrainingExit;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.search.CoefficientSearch;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.search.SearchProgress;
import io.github.lossmith.trainer.sweep.SweepNeeds;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.TaskAttempt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossmith sweep search}: proposes coefficients, trains them and proposes better ones. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Searches for a coefficient and a box weight that beat CE, by CMA-ES.",
      "Each generation is a sweep in DIR; what inspect refuses is not trained. Candidates are told",
      "apart by validation images; the best one meets CE once on the test images, under fresh seeds.",
      "The same command, or --out DIR alone, goes on where the search was stopped or killed.",
      "Exit code 0: at its end, 75: stopped, or --plan left runs to train, 2: bad input, 3: another",
      "process searches or trains here, 1: some runs failed."
    })
final class SweepSearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT|PRESET",
      description = "as for train; without it the search in DIR goes on")
  private @Nullable String experiment;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      converter = FolderConverter.class,
      description = "the folder of the search, which is a sweep's too")
  private Path out;

  @Mixin private SearchOptions options;

  @Option(
      names = "--plan",
      description =
          "train nothing: plan the runs that are next, for sweep work or sweep submit; then call it"
              + " again")
  private boolean planOnly;

  @Option(names = "--status", description = "only tell how far the search in DIR is")
  private boolean statusOnly;

  @Option(names = "--json", description = "for programs, with all candidates")
  private boolean json;

  @Mixin private SweepTraining training;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SweepSearchCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    SearchFolder folder = new SearchFolder(out);
    if (statusOnly) {
      return folder.read().fold(this::answer, this::refuse);
    }
    Outcome<CoefficientSearch> begun = begun(folder);
    return begun.isOk() ? locked(folder) : refuse(begun.failure().orElseThrow());
  }

  private Outcome<CoefficientSearch> begun(SearchFolder folder) {
    String asked = experiment;
    return asked == null
        ? folder.read()
        : options.request(asked).settings(folder).then(folder::begin);
  }

  private int locked(SearchFolder folder) throws InterruptedException {
    try (RunLock claim = folder.claim().orElse(null);
        TrainingStop stop = TrainingStop.of(spec.commandLine().getErr(), true)) {
      if (claim == null) {
        refuse(Problem.of("trainer.search.held", folder.path()));
        return TrainingExit.IN_USE;
      }
      return search(new SearchProgress(folder, SweepNeeds.USUAL), stop);
    } catch (IOException failure) {
      return StandardStreams.of(spec)
          .fail(
              Problem.of("trainer.training.unwritable", folder.path(), AtomicFile.reason(failure)));
    }
  }

  private int search(SearchProgress progress, TrainingStop stop) throws InterruptedException {
    while (true) {
      Outcome<SearchProgress.Stage> stage = progress.advance();
      Optional<Problem> problem = stage.failure();
      if (problem.isPresent()) {
        return refuse(problem.get());
      }
      CoefficientSearch search = stage.orThrow().search();
      Optional<SweepPlan> next = stage.orThrow().trainings();
      if (next.isEmpty()) {
        return answer(search);
      }
      if (planOnly) {
        return planned(search, next.get());
      }
      StandardStreams.of(spec).say(SearchText.line(search));
      int exit = train(next.get(), stop);
      if (exit != TrainingExit.FINISHED) {
        return exit;
      }
    }
  }

  private int planned(CoefficientSearch search, SweepPlan plan) {
    StandardStreams.of(spec)
        .say(
            plan.tasks().size()
                + " runs are to be trained: lossmith sweep work "
                + plan.folder()
                + "; then the same command again");
    answer(search);
    return TrainingExit.STOPPED;
  }

  private int train(SweepPlan plan, TrainingStop stop) throws InterruptedException {
    Outcome<TaskAttempt> attempt = training.attempt(plan, spec, stop);
    return attempt.isOk()
        ? new FollowedWork(spec).train(plan, attempt.orThrow())
        : refuse(attempt.failure().orElseThrow());
  }

  private int answer(CoefficientSearch search) {
    return StandardStreams.of(spec)
        .answer(json ? SearchText.json(search, out) : SearchText.plain(search, out));
  }

  private int refuse(Problem problem) {
    return StandardStreams.of(spec).refuse(problem);
  }
}
