package io.github.lossmith.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTablesText;
import io.github.lossmith.trainer.TrunkWeights;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossChoice;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.preparation.Fingerprint;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPreparationTest {
  @TempDir Path folder;

  private static final Experiment QUICK = ExperimentPresets.named("quick");

  private String refusal(Experiment experiment, RunDirectory run, boolean resume) {
    return RunPreparation.prepare(experiment, run, resume, EngineChoice.PROCESSOR)
        .failure()
        .orElseThrow()
        .key();
  }

  private RunDirectory begun() throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    RunPreparation.prepare(QUICK, run, false, EngineChoice.PROCESSOR).orThrow();
    Files.writeString(run.metrics(), "{}\n");
    return run;
  }

  @Test
  void whatIsPreparedIsNotQueuedForAWindowToStart() throws IOException {
    RunDirectory run = begun();
    assertThat(run.state().orElseThrow().status()).isEqualTo(RunStatus.PREPARING);
    run.write(RunState.queued(Instant.EPOCH));
    RunPreparation.prepare(QUICK, run, true, EngineChoice.PROCESSOR).orThrow();
    assertThat(run.state().orElseThrow().status()).isEqualTo(RunStatus.PREPARING);
  }

  @Test
  void directoryHoldsTheExperimentWithItsDesignsInFull() {
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    RunPreparation.prepare(QUICK, run, false, EngineChoice.PROCESSOR).orThrow();
    Experiment written = ExperimentFile.read(run.experiment()).orThrow();
    assertThat(written.losses())
        .allSatisfy(loss -> assertThat(loss.design()).isInstanceOf(DesignRef.Inline.class));
    assertThat(written.schedule()).isEqualTo(QUICK.schedule());
  }

  @Test
  void runThatIsThereIsOnlyResumed() throws IOException {
    RunDirectory run = begun();
    assertThat(refusal(QUICK, run, false)).isEqualTo("trainer.training.exists");
    assertThat(RunPreparation.prepare(QUICK, run, true, EngineChoice.PROCESSOR).isOk()).isTrue();
  }

  @Test
  void anotherExperimentIsRefusedAndNothingIsLost() throws IOException {
    RunDirectory run = begun();
    Experiment other = QUICK.withSchedule(QUICK.schedule().withSeed(9));
    String before = Files.readString(run.experiment());
    assertThat(refusal(other, run, true)).isEqualTo("trainer.training.other-experiment");
    assertThat(refusal(other, run, false)).isEqualTo("trainer.training.exists");
    assertThat(Files.readString(run.experiment())).isEqualTo(before);
    assertThat(Files.readString(run.metrics())).isEqualTo("{}\n");
  }

  @Test
  void differencesAreNamedByTheirKeys() throws IOException {
    RunDirectory run = begun();
    LossSettings focal = QUICK.losses().get(2);
    LossSettings faster =
        new LossSettings(
            focal.name(), focal.design(), focal.normalisation(), focal.mining(), 0.01, 1.0);
    List<LossSettings> losses = new ArrayList<>(QUICK.losses());
    losses.set(2, faster);
    Experiment other =
        QUICK.withSchedule(QUICK.schedule().withSeed(9).withBatch(8)).withLosses(losses);
    assertThat(
            RunPreparation.prepare(other, run, true, EngineChoice.PROCESSOR)
                .failure()
                .orElseThrow()
                .message())
        .contains(
            "(schedule.batch 16 / 8; schedule.seed 0 / 9;"
                + " losses[Focal].learningRate 4.0E-4 / 0.01)");
    assertThat(
            RunPreparation.prepare(
                    QUICK.withLosses(losses.subList(0, 2)), run, true, EngineChoice.PROCESSOR)
                .failure()
                .orElseThrow()
                .message())
        .contains("(losses: CE, CE + OHEM, Focal, Maki, QCE / CE, CE + OHEM)");
  }

  @Test
  void resumedRunMayCutItsBatchesIntoOtherParts() throws IOException {
    RunDirectory run = begun();
    Experiment cut = QUICK.withSchedule(QUICK.schedule().withAccumulate(4));
    assertThat(RunPreparation.prepare(cut, run, true, EngineChoice.PROCESSOR).isOk()).isTrue();
    assertThat(parts(run)).isEqualTo(4);
    assertThat(RunPreparation.prepare(QUICK, run, true, EngineChoice.PROCESSOR).isOk()).isTrue();
    assertThat(parts(run)).as("asked for nothing").isEqualTo(4);
  }

  private static int parts(RunDirectory run) {
    return ExperimentFile.read(run.experiment()).orThrow().schedule().accumulate();
  }

  @Test
  void checkpointsWithoutMetricsAreABegunRunToo() throws IOException {
    RunDirectory run = begun();
    Files.delete(run.metrics());
    Files.createDirectories(run.checkpoints("CE"));
    Experiment other = QUICK.withSchedule(QUICK.schedule().withSeed(9));
    String before = Files.readString(run.experiment());
    assertThat(refusal(other, run, false)).isEqualTo("trainer.training.exists");
    assertThat(refusal(other, run, true)).isEqualTo("trainer.training.other-experiment");
    assertThat(Files.readString(run.experiment())).isEqualTo(before);
  }

  @Test
  void textsOfDesignsMayBeOthers() throws IOException {
    RunDirectory run = begun();
    List<LossSettings> losses =
        QUICK.losses().stream().map(RunPreparationTest::withOtherTexts).toList();
    Experiment retold = QUICK.withTexts("quick", "a later release says it better");
    assertThat(
            RunPreparation.prepare(retold.withLosses(losses), run, true, EngineChoice.PROCESSOR)
                .isOk())
        .isTrue();
  }

  private static LossSettings withOtherTexts(LossSettings loss) {
    Design design = loss.design().resolve().orThrow();
    Design retold =
        new Design(
            "renamed",
            design.shape(),
            design.background(),
            design.parameters(),
            design.normalisation(),
            design.mining(),
            "cited otherwise",
            "L",
            "noted",
            ClassTables.NONE);
    return loss.withDesign(retold);
  }

  @Test
  void lossesThatShareAFolderWhereCaseIsNotToldAreRefused() {
    List<LossSettings> losses = List.of(LossSettings.of("CE", "ce"), LossSettings.of("ce", "mae"));
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    assertThat(refusal(QUICK.withLosses(losses), run, false))
        .isEqualTo("trainer.training.same-folder");
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void renamedLossIsNotTrainedBesideItself() throws IOException {
    LossSettings ce = LossSettings.of("CE", "ce");
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    Experiment one = QUICK.withLosses(List.of(ce));
    RunPreparation.prepare(one, run, false, EngineChoice.PROCESSOR).orThrow();
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      writer.append(new MetricLine.Step("CE", 1, Instant.EPOCH, 1, 1, 1, 1, 1, 1));
    }
    Experiment there = ExperimentFile.read(run.experiment()).orThrow();
    PlannedLoss planned = PlannedLoss.of(there.losses().get(0)).orThrow();
    String print = Fingerprint.of(there, planned);
    new Checkpoints(run, "CE").write(new Checkpoint(print, 1, 0, new float[1], new float[2]));

    LossSettings renamed = there.losses().get(0).withName("Cross-entropy");
    ExperimentFile.write(there.withLosses(List.of(renamed)), run.experiment());
    assertThat(RunPreparation.refusal(run).orElseThrow().message())
        .contains("\"CE\"", "\"Cross-entropy\"", "nothing is changed");
    ExperimentFile.write(
        there.withLosses(List.of(there.losses().get(0), LossSettings.of("new", "ce"))),
        run.experiment());
    assertThat(RunPreparation.refusal(run)).as("a twin beside it").isEmpty();
  }

  @Test
  void whatTheTrainingCouldNotReadBackIsRefusedBefore() {
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    for (Experiment bad :
        List.of(
            QUICK.withSchedule(QUICK.schedule().withBatch(5000)),
            QUICK.withSchedule(QUICK.schedule().withSeed(1L << 53)),
            QUICK.withSchedule(QUICK.schedule().withIterations(2_000_000_000)),
            QUICK.withData(ExperimentPresets.named("bccd").data().withFolder("a\0b")),
            QUICK.withDetector(QUICK.detector().withWeights("a\0b.h5")))) {
      assertThat(RunPreparation.prepare(bad, run, false, EngineChoice.PROCESSOR).isOk()).isFalse();
      assertThat(run.path()).doesNotExist();
    }
  }

  @Test
  void tablesOfOtherClassesThanTheDataHaveAreRefusedBefore() {
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    String json = "{\"weights\": {\"circle\": 1}}";
    ClassTables tables = ClassTablesText.parse(json).orThrow();
    LossSettings ce = QUICK.losses().get(0);
    Experiment bad =
        QUICK.withLosses(
            List.of(ce.withDesign(ce.design().resolve().orThrow().withClassTables(tables))));
    assertThat(
            RunPreparation.prepare(bad, run, false, EngineChoice.PROCESSOR)
                .failure()
                .orElseThrow()
                .message())
        .contains("weights has no value for the class \"square\"");
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void folderOfOtherFilesIsRefused() throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "years of work");
    assertThat(refusal(QUICK, new RunDirectory(folder), false))
        .isEqualTo("trainer.training.not-a-run");
  }

  @Test
  void chosenLossesAreTheExperimentsOrDesigned() {
    Experiment chosen = LossChoice.of(List.of("ce+ohem", "gce", "-(1-p)^2/p"), QUICK).orThrow();
    assertThat(chosen.losses().get(0)).isEqualTo(QUICK.losses().get(1));
    assertThat(chosen.losses()).hasSize(3);
    for (String wrong : List.of("no such loss (", "foccal", "-1/q")) {
      assertThat(LossChoice.of(List.of(wrong), QUICK).isOk()).isFalse();
    }
  }

  @Test
  void missingWeightsDataAndLossesAreNamedBeforeAnythingStarts() {
    Experiment bccd = ExperimentPresets.named("bccd");
    assertThat(problem(bccd)).isEqualTo("trainer.training.no-weights");
    assertThat(problem(bccd.withLosses(List.of()))).isEqualTo("trainer.training.no-loss");
    Path weights = TrunkWeights.ofWidth("0.35");
    Experiment withWeights = bccd.withDetector(bccd.detector().withWeights(weights.toString()));
    assertThat(problem(withWeights)).isEqualTo("trainer.data.no-folder");
  }

  private String problem(Experiment experiment) {
    Outcome<TrainingPlan> plan = TrainingPlan.of(experiment, folder);
    return plan.failure().orElseThrow().key();
  }
}
