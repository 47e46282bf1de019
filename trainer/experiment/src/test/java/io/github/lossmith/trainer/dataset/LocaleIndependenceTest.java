package io.github.lossmith.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.CheckpointFiles;
import io.github.lossmith.trainer.generated.GeneratedImages;
import io.github.lossmith.trainer.history.TensorBoardWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and their names are the same bytes where the locale has digits of its own. */
class LocaleIndependenceTest {
  private final Locale before = Locale.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "mr-IN", "ne-NP", "bn-BD", "my-MM"})
  void generatedImagesAndNamesHaveAsciiDigits(String tag) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Path expected = GeneratedImages.folder(folder.resolve("root"), 3, 2).orThrow();
    Locale.setDefault(Locale.forLanguageTag(tag));
    assertThat(String.format("%d", 1)).as("the locale has digits of its own").isNotEqualTo("1");
    Path made = GeneratedImages.folder(folder.resolve(tag), 3, 2).orThrow();
    assertThat(contents(made)).isEqualTo(contents(expected));
    RunDirectory run = new RunDirectory(folder);
    assertThat(new CheckpointFiles(run, ".zip").file("CE é", 12).toString())
        .endsWith("CE%20%C3%A9/step-0000012.zip");
    assertThat(run.detections("CE", 12).toString()).endsWith("CE/0000012");
    TensorBoardWriter.open(folder, Instant.ofEpochSecond(1)).close();
    assertThat(folder.toFile().list((where, name) -> name.startsWith("events.out.tfevents.1.0.")))
        .hasSize(1);
  }

  private static List<String> contents(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(file -> root.relativize(file) + " " + text(file))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
