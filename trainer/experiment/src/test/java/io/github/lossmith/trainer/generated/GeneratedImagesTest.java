package io.github.lossmith.trainer.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.dataset.VocReader;
import io.github.lossmith.trainer.dataset.VocReader.Source;
import io.github.lossmith.trainer.experiment.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedImagesTest {
  @TempDir Path cache;

  @Test
  void isAReadableVocFolderWithOneToThreeObjectsAnImage() {
    DataSource settings = new DataSource.Generated(30, 10);
    ExperimentImages images = ExperimentImages.open(settings, cache).orThrow();
    assertThat(images.train().samples()).hasSize(30);
    assertThat(images.test().samples()).hasSize(10);
    assertThat(images.train().skippedBoxes()).isZero();
    assertThat(images.train().classes()).isEqualTo(GeneratedImages.CLASSES);
    for (Sample sample : images.train().samples()) {
      assertThat(sample.objects()).hasSizeBetween(1, 3);
      assertThat(sample.width()).isEqualTo(160);
    }
    assertThat(images.train().samples())
        .flatMap(Sample::objects)
        .extracting(LabelledBox::label)
        .contains(1, 2, 3);
  }

  @Test
  void isMadeOnceAndTheSameEverywhere(@TempDir Path elsewhere) throws IOException {
    Path first = GeneratedImages.folder(cache, 3, 2).orThrow();
    Path second = GeneratedImages.folder(elsewhere, 3, 2).orThrow();
    for (Path file : files(first)) {
      assertThat(Files.mismatch(file, second.resolve(first.relativize(file)))).isEqualTo(-1);
    }
    assertThat(files(first)).hasSize(12);
    Files.delete(first.resolve("Annotations/train_0001.xml"));
    assertThat(GeneratedImages.folder(cache, 3, 2).orThrow()).isEqualTo(first);
    assertThat(files(first)).hasSize(11);
    try (Stream<Path> left = Files.list(cache)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void manyThatWantThemAtOnceGetTheSame() throws Exception {
    ExecutorService tasks = Executors.newFixedThreadPool(8);
    for (int round = 1; round <= 2; round++) {
      Path left = Files.createDirectory(cache.resolve(".shapes-left" + round));
      Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
      int images = round;
      List<Future<Outcome<Path>>> asked = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        asked.add(tasks.submit(() -> GeneratedImages.folder(cache, images, 1)));
      }
      for (Future<Outcome<Path>> one : asked) {
        assertThat(files(one.get().orThrow())).hasSize(2 * (images + 1) + 2);
      }
    }
    tasks.shutdown();
  }

  @Test
  void moreImagesBeginWithTheSameOnes() {
    Path few = GeneratedImages.folder(cache, 2, 1).orThrow();
    Path many = GeneratedImages.folder(cache, 4, 1).orThrow();
    assertThat(sizes(few, "train")).isEqualTo(sizes(many, "train").subList(0, 2));
  }

  private static List<List<LabelledBox>> sizes(Path folder, String split) {
    return VocReader.read(List.of(new Source(folder, List.of(split))), GeneratedImages.CLASSES)
        .orThrow()
        .samples()
        .stream()
        .map(Sample::objects)
        .toList();
  }

  @Test
  void cacheThatCannotBeWrittenIsAProblem() throws IOException {
    Path file = cache.resolve("file");
    Files.writeString(file, "");
    String problem =
        GeneratedImages.folder(file.resolve("below"), 1, 1).failure().orElseThrow().message();
    assertThat(problem).contains("generated images").contains("file");
  }

  @Test
  void missingFolderIsAProblem() {
    DataSource none = new DataSource.VocFolders("", List.of(), List.of());
    assertThat(ExperimentImages.open(none, cache).failure().orElseThrow().message())
        .contains("--data");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
