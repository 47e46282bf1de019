package io.github.lossmith.app.train.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.StepwiseTasks;
import io.github.lossmith.app.train.compare.VerdictModel.Judged;
import io.github.lossmith.app.train.runs.RunSelection;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.Verdict;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.metric.Interpolation;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict on runs that are watched, without a toolkit. */
class VerdictModelTest {
  private static final Texts ENGLISH = new Texts(() -> Locale.ENGLISH);

  @TempDir private Path folder;
  private final StepwiseTasks tasks = new StepwiseTasks();
  private final RunSelection selection = new RunSelection();
  private final WatchModel watch = new WatchModel(tasks, selection, RunDirectory::name);
  private final VerdictModel model = new VerdictModel(tasks);

  private RunDirectory seed(int seed, double ce, double mined) throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve("seed-" + seed));
    Files.createDirectories(run.path());
    Experiment quick = ExperimentPresets.find("quick").orThrow();
    ExperimentFile.write(
        quick
            .withSchedule(quick.schedule().withSeed(seed))
            .withLosses(quick.losses().subList(0, 2)),
        run.experiment());
    EngineChoice.PROCESSOR.write(run);
    run.write(RunState.queued(Instant.EPOCH).ended(RunStatus.FINISHED, ""));
    append(run, "CE", 400, ce);
    append(run, "CE + OHEM", 400, mined);
    return run;
  }

  private static void append(RunDirectory run, String loss, long step, double map)
      throws IOException {
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      Map<String, Double> classes = Map.of("circle", map / 2);
      writer.append(new Evaluation(loss, step, Instant.EPOCH, map, map, classes, classes, 1));
    }
  }

  private void look() {
    watch.update();
    tasks.finish();
    ask();
  }

  private void ask() {
    List<RunView> views = watch.shownViews();
    List<String> statuses = Collections.nCopies(views.size(), "FINISHED");
    model.show(views, statuses, Interpolation.ELEVEN_POINT);
    tasks.finish();
  }

  private Judged judged() {
    return model.answer().get().flatMap(Outcome::toOptional).orElseThrow();
  }

  private Comparison comparison() {
    return judged().comparison();
  }

  private void tickThreeSeeds() throws IOException {
    selection.shown().add(seed(0, 0.50, 0.60));
    selection.shown().add(seed(1, 0.51, 0.612));
    selection.shown().add(seed(2, 0.49, 0.591));
    look();
  }

  @Test
  void theTickedRunsAreJudgedByTheirSeeds() throws IOException {
    assertThat(model.answer().get()).isEmpty();
    tickThreeSeeds();
    ComparedLoss mined = comparison().map().losses().get(1);
    assertThat(mined.verdict()).isEqualTo(Verdict.BETTER);
    VerdictTable table = new VerdictTable(ENGLISH, Optional.of(comparison()));
    assertThat(table.metrics()).containsExactly("mAP", "AP circle");
    assertThat(table.losses()).containsExactly("CE", "CE + OHEM");
    assertThat(table.rows(1).get(1).estimate().mean()).isLessThan(0.31);
    assertThat(table.sentences(0, Optional.empty()))
        .startsWith("CE: the baseline\nCE + OHEM: better than CE by 0.101 ");
    assertThat(judged().runs()).hasSize(3);
  }

  @Test
  void nothingIsComputedAgainWhereNothingHasChanged() throws IOException {
    tickThreeSeeds();
    Optional<Outcome<Judged>> before = model.answer().get();
    look();
    assertThat(model.answer().get()).isSameAs(before);
    append(new RunDirectory(folder.resolve("seed-0")), "CE", 500, 0.4);
    look();
    assertThat(model.answer().get()).isNotEqualTo(before);
  }

  @Test
  void theBaselineAndTheEvaluationCanBeChosen() throws IOException {
    tickThreeSeeds();
    model.baseline().set(Optional.of("CE + OHEM"));
    ask();
    assertThat(comparison().map().losses().get(0).verdict()).isEqualTo(Verdict.WORSE);
    model.best().set(true);
    ask();
    assertThat(comparison().choice().best()).isTrue();
  }

  @Test
  void aBaselineThatIsNotTickedAnyMoreIsForgotten() throws IOException {
    tickThreeSeeds();
    model.baseline().set(Optional.of("QCE"));
    ask();
    assertThat(comparison().baseline()).isEqualTo("CE");
  }

  @Test
  void runsThatCannotBeComparedSayWhy() throws IOException {
    tickThreeSeeds();
    RunDirectory again = new RunDirectory(folder.resolve("again"));
    Files.createDirectories(again.path());
    for (String file : List.of("experiment.json", "engine.json", "metrics.jsonl", "state.json")) {
      Files.copy(folder.resolve("seed-0").resolve(file), again.path().resolve(file));
    }
    selection.shown().add(again);
    look();
    Optional<Outcome<Judged>> answer = model.answer().get();
    VerdictTable none = new VerdictTable(ENGLISH, Optional.empty());
    assertThat(none.sentences(0, answer.flatMap(Outcome::failure)))
        .startsWith("Seed 0 of CE is there twice, in ");
    assertThat(none.rows(0)).isEmpty();
    selection.shown().clear();
    look();
    assertThat(model.answer().get()).isEmpty();
  }
}
