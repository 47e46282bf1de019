package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that are damaged, foreign, newer, or of another detector. */
class CheckpointsTest {
  private static final Checkpoints.Fit FIT = new Checkpoints.Fit(50, 100);

  @TempDir private Path folder;
  private RunDirectory run;
  private Checkpoints checkpoints;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void begin() {
    run = new RunDirectory(folder);
    checkpoints = new Checkpoints(run, "CE");
  }

  private static Checkpoint checkpoint(String experiment, int steps, int weights) {
    float[] values = new float[weights];
    for (int i = 0; i < weights; i++) {
      values[i] = i + steps;
    }
    return new Checkpoint(experiment, steps, 0.5, values, new float[2 * weights]);
  }

  private Optional<Integer> lastSteps() throws IOException {
    return checkpoints.last(FIT, told::add).orThrow().map(Checkpoint::steps);
  }

  @Test
  void everyFlippedBitIsDamageAndTheOlderOneIsTaken() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    checkpoints.write(checkpoint("a", 10, 50));
    byte[] good = Files.readAllBytes(run.checkpoint("CE", 10));
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(run.checkpoint("CE", 10), bad);
      Checkpoint read = checkpoints.last(FIT, told::add).orThrow().orElseThrow();
      float[] expected = checkpoint("a", read.steps(), 50).weights();
      assertThat(read.weights()).as("flip " + i).isEqualTo(expected);
      Files.deleteIfExists(run.checkpoint("CE", 10));
    }
  }

  @Test
  void oneOfAnotherDetectorIsPassedOverAndKept() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    checkpoints.write(checkpoint("a", 10, 49));
    assertThat(lastSteps()).contains(5);
    assertThat(told).singleElement().asString().contains("49", "50");
    assertThat(run.checkpoint("CE", 10)).exists();
  }

  @Test
  void noneThatFitsIsAProblem() throws IOException {
    checkpoints.write(checkpoint("a", 10, 49));
    Outcome<Optional<Checkpoint>> last = checkpoints.last(FIT, told::add);
    assertThat(last.failure().orElseThrow().key()).isEqualTo("trainer.training.unfit");
  }

  @Test
  void foreignAndNewerOnesForbidTheRun() throws IOException {
    assertThat(checkpoints.foreign(Set.of("a"))).isEmpty();
    checkpoints.write(checkpoint("a", 5, 50));
    assertThat(checkpoints.foreign(Set.of("a", "b"))).isEmpty();
    assertThat(checkpoints.foreign(Set.of("b")).orElseThrow().key())
        .isEqualTo("trainer.training.foreign");
    writeVersion(2);
    assertThat(checkpoints.foreign(Set.of("a")).orElseThrow().message())
        .contains("newer version", "(form 2)");
    assertThat(run.checkpointIterations("CE")).containsExactly(5L);
  }

  private void writeVersion(int version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("training"));
      new DataOutputStream(zip).writeInt(version);
    }
    Files.write(run.checkpoint("CE", 5), bytes.toByteArray());
  }

  @Test
  void laterOnesAndALaterBestAreDeleted() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    checkpoints.write(checkpoint("a", 10, 50));
    checkpoints.writeBest(checkpoint("a", 5, 50));
    checkpoints.deleteAfter(5);
    assertThat(run.checkpointIterations("CE")).containsExactly(5L);
    assertThat(run.bestCheckpoint("CE")).exists();
    checkpoints.deleteAfter(4);
    assertThat(run.checkpointIterations("CE")).isEmpty();
    assertThat(run.bestCheckpoint("CE")).doesNotExist();
  }

  @Test
  void whatAKillLeftIsSwept() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    Path left = run.checkpoints("CE").resolve(".step-0000010.zip.new");
    Files.writeString(left, "half");
    checkpoints.sweep();
    assertThat(left).doesNotExist();
    assertThat(lastSteps()).contains(5);
  }
}
