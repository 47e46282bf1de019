package io.github.lossmith.trainer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.search.SearchProgress.Stage;
import io.github.lossmith.trainer.sweep.SweepNeeds;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search whose trainings end at once, with numbers that follow from their box weight. */
class SearchProgressTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir private Path folder;

  private static SearchSettings settings() {
    Experiment quick = ExperimentPresets.named("quick").withData(new DataSource.Generated(8, 4));
    Experiment complete =
        CompleteExperiment.of(quick.withLosses(List.of(SearchSettings.baseline(quick)))).orThrow();
    DataSource other = new DataSource.Generated(7, 4);
    return new SearchSettings(complete, other, 4, 2, 5, List.of(0L), List.of(100L, 101L, 102L));
  }

  private SearchFolder begun(String name) {
    SearchFolder search = new SearchFolder(folder.resolve(name));
    assertThat(search.begin(settings()).isOk()).isTrue();
    return search;
  }

  private static Stage advance(SearchFolder search) {
    return new SearchProgress(search, SweepNeeds.USUAL).advance().orThrow();
  }

  /** Trains a task: the larger its box weight, the better, with a little of the seed. */
  private static void train(SweepTask task) throws IOException {
    Experiment experiment = task.experiment().orThrow();
    Files.createDirectories(task.run().path());
    ExperimentFile.write(experiment, task.run().experiment());
    double weight = experiment.losses().get(0).boxWeight();
    double map = weight / (1 + weight) + 0.001 * (task.seed() % 3) * weight;
    try (MetricsWriter metrics = MetricsWriter.open(task.run().metrics())) {
      metrics.append(
          new Evaluation(
              task.loss(),
              experiment.schedule().iterations(),
              NOON,
              Math.min(1, map),
              Math.min(1, map),
              Map.of("circle", Math.min(1, map)),
              Map.of("circle", Math.min(1, map)),
              1));
    }
    task.run().write(RunState.preparing(NOON).ended(RunStatus.FINISHED, ""));
  }

  private static CoefficientSearch ended(SearchFolder search, int mostAtOnce) throws IOException {
    Stage stage = advance(search);
    while (stage.trainings().isPresent()) {
      List<SweepTask> tasks = stage.trainings().get().tasks();
      for (SweepTask task : tasks.subList(0, Math.min(mostAtOnce, tasks.size()))) {
        train(task);
      }
      stage = advance(search);
    }
    return stage.search();
  }

  @Test
  void stoppedWithinEachGenerationItProposesTheSame() throws IOException {
    SearchFolder once = begun("once");
    SearchFolder stopped = begun("stopped");
    CoefficientSearch whole = ended(once, 100);
    assertThat(ended(stopped, 3)).isEqualTo(whole);
    assertThat(Files.readString(stopped.file())).isEqualTo(Files.readString(once.file()));
    assertThat(whole.candidates()).hasSize(8);
    assertThat(whole.best(2)).isEqualTo(whole.best()).isPresent();
    assertThat(whole.verdict()).map(SearchVerdict::verdict).contains("better");
    assertThat(whole.verdict().orElseThrow().difference()).hasSize(3);
    assertThat(DesignFile.read(once.best()).orThrow().note()).contains("box weight");
    int trained = once.trainings().read().orThrow().tasks().size();
    assertThat(trained).isEqualTo(whole.trained() + 1);
    assertThat(once.comparison().read().orThrow().tasks())
        .hasSize(6)
        .allSatisfy(
            task ->
                assertThat(task.experiment().orThrow().data())
                    .isEqualTo(new DataSource.Generated(8, 4)));
  }

  /** Killed between the writing of a generation and its planning, or before its results. */
  @Test
  void lostPlansAndOldFilesAreMadeAnew() throws IOException {
    SearchFolder search = begun("killed");
    Stage first = advance(search);
    Files.delete(search.trainings().file());
    assertThat(advance(search)).isEqualTo(first);
    for (SweepTask task : first.trainings().orElseThrow().tasks()) {
      train(task);
    }
    String before = Files.readString(search.file());
    Stage second = advance(search);
    Files.writeString(search.file(), before);
    assertThat(advance(search)).isEqualTo(second);
    assertThat(second.search().generations().get(0).isTold()).isTrue();
  }

  @Test
  void candidatesLookedAtTwiceAreThoseOfTheFile() {
    SearchFolder search = begun("read");
    Stage stage = advance(search);
    assertThat(search.read().orThrow()).isEqualTo(stage.search());
  }

  @Test
  void brokenDownTrainingIsTheWorst() throws IOException {
    SearchFolder search = begun("diverged");
    Stage first = advance(search);
    List<SweepTask> tasks = first.trainings().orElseThrow().tasks();
    for (SweepTask task : tasks) {
      train(task);
    }
    SweepTask last = tasks.get(tasks.size() - 1);
    last.run()
        .write(
            RunState.preparing(NOON)
                .at(last.loss(), 3, 400, 0.01)
                .failed(Problem.of(RunState.DIVERGED, last.loss(), 3, "", "")));
    SearchGeneration told = advance(search).search().generations().get(0);
    SearchCandidate broken = told.candidates().get(3);
    assertThat(broken.name()).isEqualTo(last.loss());
    assertThat(broken.result().orElseThrow().diverged()).isTrue();
    assertThat(broken.worth()).isEqualTo(SearchCandidate.WORST);
    assertThat(told.best()).isPresent().isNotEqualTo(Optional.of(broken));
  }

  @Test
  void foldersOfOthersAreRefused() throws IOException {
    SearchFolder search = begun("mine");
    advance(search);
    SearchSettings mine = settings();
    SearchSettings other =
        new SearchSettings(
            mine.experiment(), mine.validation(), 4, 2, 6, mine.seeds(), mine.fresh());
    assertThat(key(search.begin(other))).isEqualTo("trainer.search.another");
    assertThat(search.begin(mine).isOk()).isTrue();
    Files.delete(search.file());
    assertThat(key(search.begin(mine))).isEqualTo("trainer.search.a-sweep");
    assertThat(key(search.read())).isEqualTo("trainer.search.none");
    Files.writeString(search.file(), "{\"version\": 1, \"population\": 1}");
    assertThat(search.read().isOk()).isFalse();
    Files.writeString(search.file(), "{\"version\": 2}");
    assertThat(key(search.read())).isEqualTo("trainer.group.newer");
  }

  private static String key(Outcome<?> refused) {
    return refused.failure().orElseThrow().key();
  }

  @Test
  void seedsThatChoseDoNotJudge() {
    SearchSettings mine = settings();
    assertThat(
            key(
                new SearchSettings(
                        mine.experiment(), mine.validation(), 4, 2, 5, List.of(7L), List.of(7L))
                    .checked()))
        .isEqualTo("trainer.search.seeds-seen");
  }

  @Test
  void validationImagesAreNoTestImages() {
    DataSource photographs =
        new DataSource.VocFolders(
            folder.toString(),
            List.of(new DataSource.Part("", List.of("trainval"), List.of("val"))),
            List.of());
    assertThat(key(ValidationImages.of(photographs, folder, "train", "val")))
        .isEqualTo("trainer.search.test-split");
    assertThat(key(ValidationImages.of(photographs, folder, "train", "train")))
        .isEqualTo("trainer.search.same-split");
    DataSource held = ValidationImages.of(new DataSource.Generated(3, 2), folder, "", "").orThrow();
    assertThat(held.voc().orElseThrow().parts())
        .containsExactly(new DataSource.Part("", List.of("train"), List.of("val")));
    assertThat(Path.of(held.folder()).resolve("ImageSets/Main/val.txt"))
        .hasContent("val_0001\nval_0002");
  }
}
