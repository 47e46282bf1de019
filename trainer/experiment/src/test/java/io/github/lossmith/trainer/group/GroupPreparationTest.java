package io.github.lossmith.trainer.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunFolder;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupPreparationTest {
  @TempDir private Path folder;

  private RunGroup group() {
    return new RunGroup(folder.resolve("group"));
  }

  private static Experiment quick(Long... seeds) {
    Experiment quick = ExperimentPresets.named("quick");
    return quick.withSchedule(quick.schedule().withSeeds(Arrays.asList(seeds)));
  }

  private Problem refused(Experiment asked) {
    return GroupPreparation.prepare(asked, group()).failure().orElseThrow();
  }

  @Test
  void planningAgainAppendsSeedsAndKeepsTheirOrder() throws IOException {
    assertThat(GroupPreparation.prepare(quick(3L, 1L), group()).orThrow().seeds())
        .containsExactly(3L, 1L);
    String before = Files.readString(group().file());
    assertThat(GroupPreparation.prepare(quick(1L), group()).orThrow().seeds())
        .containsExactly(3L, 1L);
    assertThat(Files.readString(group().file())).isEqualTo(before);
    assertThat(GroupPreparation.prepare(quick(1L, 0L), group()).orThrow().seeds())
        .containsExactly(3L, 1L, 0L);
    GroupFile read = GroupFile.read(group()).orThrow();
    assertThat(read.seeds()).containsExactly(3L, 1L, 0L);
    assertThat(read.of(1).schedule().seed()).isEqualTo(1);
    assertThat(read.of(1).schedule().seeds()).isEmpty();
    assertThat(read.experiment().losses()).hasSize(5);
  }

  @Test
  void anotherExperimentIsRefusedWithItsDifference() {
    GroupPreparation.prepare(quick(0L), group()).orThrow();
    Experiment longer = quick(0L);
    Problem problem = refused(longer.withSchedule(longer.schedule().withIterations(500)));
    assertThat(problem.message()).contains("another experiment", "schedule.iterations 400 / 500");
  }

  @Test
  void textsAndPartsOfABatchMayDiffer() {
    GroupPreparation.prepare(quick(0L), group()).orThrow();
    Experiment renamed = quick(0L, 1L).withTexts("other", "words");
    Experiment cut = renamed.withSchedule(renamed.schedule().withAccumulate(4));
    assertThat(GroupPreparation.prepare(cut, group()).orThrow().seeds()).containsExactly(0L, 1L);
  }

  @Test
  void aSingleRunAndOtherFilesAreNoGroup() throws IOException {
    Files.createDirectories(group().path());
    Files.writeString(group().path().resolve("notes.txt"), "x");
    assertThat(refused(quick(0L)).message()).contains("holds other files");
    Files.writeString(group().path().resolve(RunDirectory.EXPERIMENT), "{}");
    assertThat(refused(quick(0L)).message()).contains("holds a single run");
    assertThat(group().file()).doesNotExist();
  }

  @Test
  void whatAKilledPreparationLeavesIsNoObstacle() throws IOException {
    Files.createDirectories(group().path());
    Files.writeString(group().path().resolve("run.lock"), "");
    Files.writeString(group().path().resolve(".group.json.aside"), "{");
    assertThat(GroupPreparation.prepare(quick(0L), group()).isOk()).isTrue();
  }

  @Test
  void aNewerOrDamagedGroupIsLeftAlone() throws IOException {
    GroupPreparation.prepare(quick(0L), group()).orThrow();
    String good = Files.readString(group().file());
    String newer = good.replaceFirst("\"version\" : 1", "\"version\" : 2");
    Files.writeString(group().file(), newer);
    assertThat(refused(quick(0L)).message()).contains("version 2", "newer Lossmith");
    assertThat(Files.readString(group().file())).isEqualTo(newer);
    for (String damaged :
        List.of(
            "",
            "[]",
            "{}",
            good.substring(0, good.length() / 2),
            good.replace("\"seeds\" :", "\"seed\" :"),
            good.replaceFirst("\"seeds\" : \\[[^]]*]", "\"seeds\" : []"),
            good.replaceFirst("\"seeds\" : \\[[^]]*]", "\"seeds\" : [1, 1]"))) {
      Files.writeString(group().file(), damaged);
      assertThat(refused(quick(0L)).message()).contains("group.json").doesNotContain("Exception");
      assertThat(Files.readString(group().file())).isEqualTo(damaged);
    }
  }

  @Test
  void aGroupThatAnotherProcessChangesIsInUse() throws IOException {
    try (var held = new RunDirectory(group().path()).lock().orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(refused(quick(0L)).key()).isEqualTo("trainer.training.in-use");
    }
  }

  @Test
  void onlyAFinishedRunOfTheSameExperimentIsTrained() throws IOException {
    RunDirectory run = group().run(0);
    Experiment asked = CompleteExperiment.of(quick(0L)).orThrow();
    assertThat(GroupPreparation.isTrained(asked, run).orThrow()).isFalse();
    ExperimentFile.write(asked.withSchedule(asked.schedule().withSeed(0)), made(run));
    run.write(RunState.preparing(Instant.EPOCH).ended(RunStatus.STOPPED, ""));
    assertThat(GroupPreparation.isTrained(asked, run).orThrow()).isFalse();
    run.write(RunState.preparing(Instant.EPOCH).ended(RunStatus.FINISHED, ""));
    assertThat(GroupPreparation.isTrained(asked, run).orThrow()).isTrue();
    Experiment other = asked.withSchedule(asked.schedule().withBatch(3));
    assertThat(GroupPreparation.isTrained(other, run).failure().orElseThrow().message())
        .contains("schedule.batch 16 / 3");
  }

  private static Path made(RunDirectory run) throws IOException {
    Files.createDirectories(run.path());
    return run.experiment();
  }

  @Test
  void theRunsOfAGroupAreFoundInItsFolder() throws IOException {
    GroupPreparation.prepare(quick(0L, 4L), group()).orThrow();
    ExperimentFile.write(quick(0L), made(group().run(0)));
    ExperimentFile.write(quick(4L), made(group().run(4)));
    group().run(0).write(RunState.queued(Instant.EPOCH));
    group().run(4).write(RunState.queued(Instant.EPOCH.plusSeconds(1)));
    assertThat(new RunFolder(folder).scan(Instant.EPOCH).stream().map(RunSummary::directory))
        .containsExactly(group().run(4), group().run(0));
    assertThat(RunGroup.of(group().run(4))).contains(group());
    assertThat(RunGroup.seed(group().run(4))).hasValue(4);
    assertThat(RunGroup.of(new RunDirectory(folder.resolve("seed-4")))).isEmpty();
    assertThat(RunGroup.of(new RunDirectory(group().path().resolve("other")))).isEmpty();
  }
}
