package io.github.lossmith.app.train.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.task.StepwiseTasks;
import io.github.lossmith.app.train.runs.RunSelection;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown while answers of the disk are on their way, without a toolkit. */
class DetailModelTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir private Path folder;
  private final StepwiseTasks tasks = new StepwiseTasks();
  private final RunSelection selection = new RunSelection();
  private final WatchModel watch = new WatchModel(tasks, selection, RunDirectory::name);
  private final DetailModel model = new DetailModel(watch, tasks);
  private final List<String> seen = new ArrayList<>();

  @BeforeEach
  void watchTheDetail() {
    model
        .detail()
        .addListener(
            (observed, before, now) ->
                seen.add(
                    now.run().map(RunDirectory::name).orElse("none")
                        + " "
                        + now.loss().map(loss -> loss.key()).orElse("")
                        + " "
                        + now.index()));
  }

  private RunDirectory run(String name) throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve(name));
    Files.createDirectories(run.path());
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      for (String loss : List.of("CE", "QCE")) {
        for (int step : List.of(100, 200, 300)) {
          writer.append(new Evaluation(loss, step, NOW, 0.5, 0.4, Map.of("a", 0.5), Map.of(), 1));
        }
      }
    }
    return run;
  }

  /** The disk is asked about the run as it is now; its answer is on its way. */
  private void ask(RunDirectory run) throws IOException {
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      writer.append(new Step("CE", 301, NOW, 3, 2, 1, 1e-3, 4, 0.1));
    }
    watch.update();
    tasks.step();
    assertThat(tasks.work).hasSize(1);
  }

  private void select(RunDirectory run) {
    selection.selected().set(Optional.of(run));
  }

  private void watched(RunDirectory run) {
    select(run);
    tasks.finish();
    seen.clear();
  }

  @Test
  void anEvaluationChosenIsNotReplacedByAnEarlierAnswer() throws IOException {
    RunDirectory one = run("one");
    watched(one);
    assertThat(model.detail().get().index()).isEqualTo(2);
    ask(one);
    model.choose(0);
    tasks.finish();
    assertThat(seen).containsExactly("one ce 0");
  }

  @Test
  void anotherLossIsNotReplacedByAnEarlierAnswer() throws IOException {
    RunDirectory one = run("one");
    watched(one);
    ask(one);
    model.loss().set(Optional.of("QCE"));
    tasks.finish();
    assertThat(seen).containsExactly("one qce 2");
  }

  @Test
  void anotherRunIsNotReplacedByAnEarlierAnswer() throws IOException {
    RunDirectory two = run("two");
    RunDirectory one = run("one");
    watched(one);
    ask(one);
    select(two);
    tasks.finish();
    assertThat(seen).containsExactly("none  -1", "two ce 2");
  }

  @Test
  void theLastEvaluationIsFollowedUntilAnotherOneIsChosen() throws IOException {
    RunDirectory run = run("one");
    watched(run);
    model.choose(1);
    tasks.finish();
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      writer.append(new Evaluation("CE", 400, NOW, 0.5, 0.4, Map.of("a", 0.5), Map.of(), 1));
    }
    watch.update();
    tasks.finish();
    assertThat(model.detail().get().index()).isEqualTo(1);
    model.choose(3);
    tasks.finish();
    assertThat(model.detail().get().iterations()).endsWith(400L);
    assertThat(model.detail().get().index()).isEqualTo(3);
  }
}
