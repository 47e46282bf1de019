package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.preparation.FailureReason;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    byte[] good = Files.readAllBytes(Checkpoints.files(run).file("CE", 10));
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(Checkpoints.files(run).file("CE", 10), bad);
      Checkpoint read = checkpoints.last(FIT, told::add).orThrow().orElseThrow();
      float[] expected = checkpoint("a", read.steps(), 50).weights();
      assertThat(read.weights()).as("flip " + i).isEqualTo(expected);
      Files.deleteIfExists(Checkpoints.files(run).file("CE", 10));
    }
  }

  @Test
  void oneOfAnotherDetectorIsPassedOverAndKept() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    checkpoints.write(checkpoint("a", 10, 49));
    assertThat(lastSteps()).contains(5);
    assertThat(told).singleElement().asString().contains("49", "50");
    assertThat(Checkpoints.files(run).file("CE", 10)).exists();
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
    assertThat(Checkpoints.files(run).steps("CE")).containsExactly(5L);
  }

  private void writeVersion(int version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("training"));
      new DataOutputStream(zip).writeInt(version);
    }
    Files.write(Checkpoints.files(run).file("CE", 5), bytes.toByteArray());
  }

  @Test
  void laterOnesAndALaterBestAreDeleted() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    checkpoints.write(checkpoint("a", 10, 50));
    checkpoints.writeBest(checkpoint("a", 5, 50));
    checkpoints.deleteAfter(5);
    assertThat(Checkpoints.files(run).steps("CE")).containsExactly(5L);
    assertThat(Checkpoints.files(run).best("CE")).exists();
    checkpoints.deleteAfter(4);
    assertThat(Checkpoints.files(run).steps("CE")).isEmpty();
    assertThat(Checkpoints.files(run).best("CE")).doesNotExist();
  }

  @Test
  void whatAKillLeftIsSwept() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    Path left = run.checkpoints("CE").resolve(".step-0000010.zip.new");
    Files.writeString(left, "half");
    run.sweep();
    assertThat(left).doesNotExist();
    assertThat(lastSteps()).contains(5);
  }

  @Test
  void damagedOnesAreKeptUnderAnotherName() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    checkpoints.write(checkpoint("a", 10, 50));
    byte[] whole = Files.readAllBytes(Checkpoints.files(run).file("CE", 10));
    Files.write(Checkpoints.files(run).file("CE", 10), Arrays.copyOf(whole, whole.length / 2));
    assertThat(lastSteps()).contains(5);
    assertThat(Checkpoints.files(run).steps("CE")).containsExactly(5L);
    assertThat(run.checkpoints("CE").resolve("step-0000010.zip.damaged")).hasSize(whole.length / 2);
    assertThat(told).singleElement().asString().contains("step-0000010.zip", ".damaged");
  }

  @Test
  void oneUnderTheNameOfAnotherStepIsNotTaken() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    Files.copy(Checkpoints.files(run).file("CE", 5), Checkpoints.files(run).file("CE", 40));
    assertThat(lastSteps()).contains(5);
    assertThat(told).singleElement().asString().contains("it is of step 5");
  }

  @Test
  void oneThatMayNotBeReadIsNoDamage() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    Path file = Checkpoints.files(run).file("CE", 10);
    Files.createSymbolicLink(file, file.getFileName());
    assertThat(checkpoints.foreign(Set.of("a")).orElseThrow().key())
        .isEqualTo("trainer.training.unreadable");
    assertThatThrownBy(this::lastSteps).isInstanceOf(IOException.class);
    assertThat(Checkpoints.files(run).steps("CE")).containsExactly(5L, 10L);
  }

  @Test
  void aForeignBestOneForbidsTheRunToo() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    checkpoints.writeBest(checkpoint("b", 5, 50));
    assertThat(checkpoints.foreign(Set.of("a")).orElseThrow().message()).contains("best.zip");
  }

  @Test
  void onesThatDoNotFitDoNotPushGoodOnesOut() throws IOException {
    checkpoints.write(checkpoint("a", 5, 50));
    checkpoints.write(checkpoint("a", 30, 49));
    checkpoints.write(checkpoint("a", 40, 49));
    checkpoints.write(checkpoint("a", 10, 50));
    checkpoints.write(checkpoint("a", 15, 50));
    assertThat(Checkpoints.files(run).steps("CE")).containsExactly(10L, 15L, 30L, 40L);
  }

  @Test
  void aFullDiskLeavesNothingHalfWritten() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    Files.createDirectories(run.checkpoints("CE"));
    Files.writeString(run.experiment(), "{}");
    Path aside = run.checkpoints("CE").resolve(".step-0000005.zip.new");
    Files.createSymbolicLink(aside, full);
    assertThatThrownBy(() -> checkpoints.write(checkpoint("a", 5, 50)))
        .isInstanceOfSatisfying(
            IOException.class,
            failure ->
                assertThat(FailureReason.of(new IllegalStateException(failure), run))
                    .contains("There is no room"));
    assertThat(Files.exists(aside, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(Checkpoints.files(run).steps("CE")).isEmpty();
  }
}
