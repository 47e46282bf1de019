package io.github.lossmith.app.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.sweep.SweepFile;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import io.github.lossmith.trainer.sweep.SweepStatus;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table and the verdicts of a sweep, from runs written by hand. */
class SweepTableTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final SweepTable.Choice ALL =
      new SweepTable.Choice(SweepAxes.LOSS, SweepAxes.SETTING, Optional.empty());

  @TempDir private Path folder;
  private final SweepWords words = new SweepWords(new Texts(() -> Locale.ENGLISH));

  private SweepPlan plan() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("many.sweep.json"),
            """
            {"name": "many", "experiment": "quick",
             "losses": [{"name": "CE", "design": "ce"},
                        {"name": "Focal", "design": "focal", "parameters": {"gamma": [1, 2]}}],
             "grid": {"seed": "0-2", "learningRate": [0.001, 0.01], "iterations": 3}}
            """);
    return SweepFile.read(file)
        .then(sweep -> SweepPlanning.plan(sweep, new SweepFolder(folder.resolve("many"))))
        .orThrow()
        .plan();
  }

  private static void finish(SweepTask task, double map) throws IOException {
    RunDirectory run = task.run();
    Files.createDirectories(run.path());
    ExperimentFile.write(task.experiment().orThrow(), Map.of("lossmith", "1"), run.experiment());
    run.write(RunState.queued(NOW).at(task.loss(), 3, 3, 1).ended(RunStatus.FINISHED, ""));
    Map<String, Double> classes = Map.of("circle", map);
    try (MetricsWriter metrics = MetricsWriter.open(run.metrics())) {
      metrics.append(new Evaluation(task.loss(), 3, NOW, map, map, classes, classes, 1));
    }
  }

  private static SweepResults results(SweepStatus status) {
    List<RunDirectory> ended =
        status.tasks().stream()
            .filter(task -> task.state().isResult())
            .map(task -> task.task().run())
            .toList();
    return new SweepResults.Reader().of(ended, true);
  }

  @Test
  void lossesAndSettingsHaveMeanAndSpreadAndWhatIsMissingIsSaid() throws IOException {
    SweepPlan plan = plan();
    for (SweepTask task : plan.tasks()) {
      boolean isFast = SweepTask.text(task.setting().get("learningRate")).equals("0.01");
      if (task.loss().equals("CE") && (!isFast || task.seed() < 2)) {
        finish(task, (isFast ? 0.6 : 0.4) + 0.1 * task.seed());
      }
    }
    SweepStatus status = SweepStatus.of(plan, NOW);
    SweepResults results = results(status);
    SweepTable table = SweepTable.of(status.tasks(), results.scores(), ALL);
    assertThat(table.columns()).containsExactly("learningRate 0.001", "learningRate 0.01");
    assertThat(table.rows().stream().map(SweepTable.Row::name))
        .containsExactly("CE", "Focal gamma=1", "Focal gamma=2");
    List<SweepTable.Cell> first = table.rows().get(0).cells();
    assertThat(first.stream().map(words::cell))
        .containsExactly("0.500 ± 0.100", "0.650 ± 0.071\n2 of 3 runs");
    assertThat(first.stream().map(SweepTable.Cell::place)).containsExactly(0.0, 1.0);
    assertThat(words.cell(table.rows().get(2).cells().get(1))).isEqualTo("3 waiting");
    assertThat(words.verdicts(results.comparison(), true)).contains("CE (learningRate 0.01)");
    assertThat(words.verdicts(Optional.empty(), false)).isEqualTo("No run has ended yet.");
  }

  @Test
  void twoSettingsOfOneLossAreAMap() throws IOException {
    SweepPlan plan = plan();
    assertThat(SweepAxes.of(plan.tasks()).names())
        .containsExactly("loss", "setting", "learningRate", "gamma");
    assertThat(SweepAxes.families(plan.tasks())).containsExactly("CE", "Focal");
    SweepTable table =
        SweepTable.of(
            SweepStatus.of(plan, NOW).tasks(),
            Map.of(),
            new SweepTable.Choice("gamma", "learningRate", Optional.of("Focal")));
    assertThat(table.rows().stream().map(SweepTable.Row::name)).containsExactly("1", "2");
    assertThat(table.columns()).containsExactly("0.001", "0.01");
    assertThat(table.rows().get(1).cells().get(1).planned()).isEqualTo(3);
  }
}
