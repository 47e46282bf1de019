package io.github.lossmith.app.train.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.group.GroupPreparation;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A group of seeds as one row of the list, and what its buttons do. */
class GroupRowsTest extends RunFixture {
  private static final RunState TRAINED =
      RunState.preparing(NOW).at("CE", 400, 400, 1).ended(RunStatus.FINISHED, "");

  private RunGroup group(Long... seeds) {
    Experiment quick = ExperimentPresets.named("quick");
    Experiment several = quick.withSchedule(quick.schedule().withSeeds(List.of(seeds)));
    RunGroup group = new RunGroup(folder.resolve("quick"));
    GroupPreparation.prepare(several, group).orThrow();
    return group;
  }

  private RunSummary row() {
    runs.refresh();
    return runs.rows().stream().filter(row -> row.group().isPresent()).findFirst().orElseThrow();
  }

  private static String detail(RunSummary row) {
    return new RunText(new Texts(() -> Locale.ENGLISH)).detail(row, "");
  }

  @Test
  void aGroupIsOneRowBesideSingleRuns() throws IOException {
    RunGroup group = group(0L, 1L, 2L);
    run("quick/seed-0", TRAINED);
    run("quick/seed-1", RunState.preparing(NOW.plusSeconds(1)).at("Maki", 100, 400, 0.5));
    run("single", TRAINED);
    RunSummary row = row();
    assertThat(runs.rows()).hasSize(2);
    assertThat(runs.runs()).hasSize(3);
    assertThat(row.title()).isEqualTo("quick");
    assertThat(row.isRunning()).isTrue();
    assertThat(row.state().progress()).isEqualTo(0.5);
    assertThat(detail(row)).startsWith("1 of 3 seeds trained, seed 1: Maki, step 100 of 400");
    assertThat(runs.members(row.directory())).containsExactly(group.run(0), group.run(1));
    assertThat(runs.row(group.run(1))).contains(row);
    assertThat(LaunchCommandLine.again(row).orElseThrow()).endsWith("/quick --seeds 0-2");
  }

  @Test
  void aTrainedGroupIsFinishedAndOneThatLacksASeedCanGoOn() throws IOException {
    group(0L, 1L);
    run("quick/seed-0", TRAINED);
    assertThat(row().state().status()).isEqualTo(RunStatus.STOPPED);
    assertThat(row().isResumable()).isTrue();
    run("quick/seed-1", TRAINED);
    assertThat(row().state().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(row().isResumable()).isFalse();
    assertThat(detail(row())).isEqualTo("2 of 2 seeds trained");
  }

  @Test
  void resumingAGroupQueuesTheSeedsThatAreMissing() throws IOException {
    RunGroup group = group(0L, 1L, 2L);
    run("quick/seed-0", TRAINED);
    EngineChoice.PROCESSOR.write(group.run(0));
    actions.resume(row());
    for (long seed : new long[] {1, 2}) {
      assertThat(Files.readString(group.run(seed).experiment())).contains("\"seed\" : " + seed);
    }
    assertThat(started).containsExactly("seed-1");
    assertThat(group.run(2).state().map(RunState::status)).contains(RunStatus.QUEUED);
  }

  @Test
  void stoppingAGroupTakesItsOtherSeedsOutOfTheQueue() throws IOException {
    RunGroup group = group(0L, 1L);
    run("quick/seed-0", dead().signed(RunFixture.dead().process(), NOW));
    run("quick/seed-1", RunState.queued(NOW));
    actions.stop(row());
    assertThat(group.run(1).state().map(RunState::status)).contains(RunStatus.STOPPED);
  }

  @Test
  void aDeletedGroupIsGoneButForWhatIsNotItsOwn() throws IOException {
    RunGroup group = group(0L, 1L);
    run("quick/seed-0", TRAINED);
    run("quick/seed-1", TRAINED);
    Files.writeString(group.path().resolve("notes.txt"), "mine");
    dialogs.answers.add("app.train.delete.yes");
    actions.delete(row());
    assertThat(group.file()).doesNotExist();
    assertThat(group.run(0).path()).doesNotExist();
    assertThat(group.path().resolve("notes.txt")).exists();
    runs.refresh();
    assertThat(runs.rows()).isEmpty();
  }

  @Test
  void groupsOfOneNameShowTheirFolders() throws IOException {
    group(0L);
    run("quick/seed-0", TRAINED);
    Experiment quick = ExperimentPresets.named("quick");
    RunGroup other = new RunGroup(folder.resolve("other"));
    GroupPreparation.prepare(quick.withSchedule(quick.schedule().withSeeds(List.of(0L))), other)
        .orThrow();
    RunDirectory run = run("other/seed-0", TRAINED);
    runs.refresh();
    assertThat(run.exists()).isTrue();
    assertThat(runs.rows())
        .extracting(RunSummary::title)
        .containsExactlyInAnyOrder("quick (quick)", "quick (other)");
  }
}
