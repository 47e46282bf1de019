package io.github.lossmith.trainer.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.trainer.TrunkWeights;
import io.github.lossmith.trainer.backend.Backend;
import io.github.lossmith.trainer.keras.KerasWeights;
import io.github.lossmith.trainer.network.DetectorNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunkTest {
  private static final int SIZE = 99;
  @TempDir Path folder;

  @BeforeAll
  static void load() {
    Backend.enableHelpers();
  }

  @Test
  void activationsEqualTheReference() throws IOException {
    KerasWeights weights = KerasWeights.read(TrunkWeights.ofWidth("0.35"), 0.35).orThrow();
    try (Trunk trunk = Trunk.of(0.35, SIZE, weights);
        InputStream in = TrunkTest.class.getResourceAsStream("trunk-reference.csv")) {
      float[][] maps = trunk.features(waves());
      assertThat(in).isNotNull();
      String reference = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(reference.lines().skip(1))
          .hasSizeGreaterThan(500)
          .allSatisfy(
              line -> {
                String[] field = line.split(",");
                float ours = maps[Integer.parseInt(field[0])][Integer.parseInt(field[1])];
                assertThat((double) ours)
                    .as(line)
                    .isCloseTo(Double.parseDouble(field[2]), within(2e-3));
              });
    }
  }

  private static float[] waves() {
    float[] pixels = new float[SIZE * SIZE * 3];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / 3 % SIZE;
      int y = i / 3 / SIZE;
      pixels[i] = (float) Math.sin(0.05 * (x + 2 * y) + i % 3);
    }
    return pixels;
  }

  @Test
  void lengthsAreThoseOfTheMaps() {
    assertThat(DetectorNetwork.featureLengths(0.35, 300))
        .containsExactly(19 * 19 * 192, 10 * 10 * 1280);
    assertThat(DetectorNetwork.featureLengths(1.0, 224))
        .containsExactly(14 * 14 * 576, 7 * 7 * 1280);
  }

  @Test
  void anotherWidthIsNamed() {
    String message =
        KerasWeights.read(TrunkWeights.ofWidth("1.0"), 0.35).failure().orElseThrow().message();
    assertThat(message)
        .contains("Conv1 is [3, 3, 3, 32]")
        .contains("width 0.35")
        .contains("[3, 3, 3, 16]");
  }

  @Test
  void truncatedFileIsNamed() throws IOException {
    byte[] whole = Files.readAllBytes(TrunkWeights.ofWidth("0.35"));
    for (int kept : new int[] {0, 7, 100, 3000, whole.length / 2, whole.length - 100_000}) {
      Path cut = folder.resolve("cut.h5");
      Files.write(cut, Arrays.copyOf(whole, kept));
      assertThat(KerasWeights.read(cut, 0.35).failure())
          .as("%d bytes", kept)
          .hasValueSatisfying(
              problem -> assertThat(problem.message()).contains("cut.h5").contains("damaged"));
    }
  }

  @Test
  void valuesThatAreNotNumbersAreDamage() throws IOException {
    byte[] garbled = Files.readAllBytes(TrunkWeights.ofWidth("0.35"));
    Arrays.fill(garbled, garbled.length / 2, garbled.length / 2 + 64, (byte) 0xff);
    Path file = Files.write(folder.resolve("garbled.h5"), garbled);
    assertThat(KerasWeights.read(file, 0.35).failure().orElseThrow().message())
        .contains("garbled.h5", "damaged");
  }

  @Test
  void missingFileIsNamedWithWhatToDo() {
    Path missing = folder.resolve("none.h5");
    String message = KerasWeights.read(missing, 0.5).failure().orElseThrow().message();
    assertThat(message).contains("none.h5").contains("_0.5_224_no_top.h5");
  }
}
