package io.github.lossmith.app.train.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.task.StepwiseTasks;
import io.github.lossmith.app.train.runs.RunSelection;
import io.github.lossmith.app.train.watch.WatchModel;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.generated.GeneratedImages;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.prior.AnchorSamples;
import io.github.lossmith.trainer.prior.AnchorSamples.Sampled;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a bin of the histogram to images with its anchors. */
class BinModelTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final String CLASS = GeneratedImages.CLASSES.get(0);
  private static final ObjectBox BOX = new ObjectBox(1, 2, 30, 40);

  @TempDir private Path folder;
  private final StepwiseTasks tasks = new StepwiseTasks();
  private final RunSelection selection = new RunSelection();
  private final DetailModel detail =
      new DetailModel(new WatchModel(tasks, selection, RunDirectory::name), tasks);
  private final BinModel model = new BinModel(detail, tasks, () -> folder.resolve("cache"));

  @BeforeEach
  void selectARun() throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    Files.createDirectories(run.path());
    ExperimentFile.write(
        ExperimentPresets.named("quick").withData(new DataSource.Generated(2, 2)),
        run.experiment());
    ProbabilityHistogram.Builder bins = ProbabilityHistogram.builder(GeneratedImages.CLASSES);
    bins.add(0.13, 1, 1);
    bins.add(0.13, 0, 1);
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      writer.append(new Probabilities("CE", 0, NOW, bins.build()));
      writer.append(new Evaluation("CE", 9, NOW, 0.5, 0.4, Map.of(CLASS, 0.5), Map.of(), 1));
      writer.append(new Probabilities("CE", 9, NOW, bins.build()));
    }
    new AnchorSamples(
            List.of(
                new Sampled("test_0001", CLASS, 0.13, 1, BOX),
                new Sampled("test_0001", "", 0.139, 1, BOX),
                new Sampled("test_0002", "", 0.121, 1, BOX),
                new Sampled("test_0002", "", 0.14, 1, BOX),
                new Sampled("gone", "", 0.99, 1, BOX)))
        .write(run.detections("CE", 9));
    selection.selected().set(Optional.of(run));
    tasks.finish();
  }

  private BinModel.Shown chosen(int bin) {
    model.bin().set(bin);
    tasks.finish();
    return model.shown().get();
  }

  private static List<String> images(BinModel.Shown shown) {
    return shown.pictures().stream().map(one -> one.id() + " " + one.anchors().size()).toList();
  }

  @Test
  void imagesOfABinHaveItsAnchors() {
    assertThat(images(chosen(6))).containsExactly("test_0001 2", "test_0002 1");
    AnchorPicture first = model.shown().get().pictures().get(0);
    assertThat(first.truth()).isNotEmpty();
    assertThat(first.pixels().getWidth()).isEqualTo(first.width());
    assertThat(images(chosen(7))).containsExactly("test_0002 1");
    assertThat(chosen(BinModel.NONE).chosen()).isEmpty();
  }

  @Test
  void sideChoosesAmongThem() {
    model.side().set(AnchorSide.OBJECTS);
    assertThat(images(chosen(6))).containsExactly("test_0001 1");
    model.side().set(AnchorSide.BACKGROUND);
    tasks.finish();
    assertThat(images(model.shown().get())).containsExactly("test_0001 1", "test_0002 1");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(chosen(49).problem().map(Problem::key)).contains("app.train.bin.no-image");
    detail.choose(0);
    tasks.finish();
    assertThat(detail.detail().get().iterations()).containsExactly(0L, 9L);
    assertThat(detail.detail().get().evaluation()).isEmpty();
    assertThat(chosen(6).problem().map(Problem::key)).contains("app.train.bin.none");
  }
}
