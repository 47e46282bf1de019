package io.github.lossmith.trainer.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.group.GroupPreparation;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.metric.Interpolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final EvaluationChoice FINAL =
      new EvaluationChoice(Interpolation.ELEVEN_POINT, false);
  private static final double[] CE = {0.50, 0.51, 0.49, 0.505, 0.495};
  private static final double[] OHEM = {0.60, 0.612, 0.591, 0.604, 0.597};

  @TempDir private Path folder;

  private RunFixture seed(int seed) {
    return RunFixture.of(folder.resolve("seed-" + seed), seed, "CE", "CE + OHEM");
  }

  private Outcome<Comparison> compared(EvaluationChoice choice, String... baseline) {
    return SeedRuns.read(List.of(folder.toString()))
        .then(runs -> Comparison.of(runs, choice, List.of(baseline).stream().findFirst(), 0.02));
  }

  private Comparison compared() {
    return compared(FINAL).orThrow();
  }

  private void writeSeeds(int count) {
    for (int seed = 0; seed < count; seed++) {
      seed(seed).write(CE[seed], OHEM[seed]);
    }
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream().map(Problem::message).toList();
  }

  private static ComparedLoss other(Comparison comparison) {
    return comparison.map().losses().get(1);
  }

  @Test
  void aGroupOfSeedsHasAVerdictForEachLoss() {
    writeSeeds(5);
    Comparison comparison = compared();
    assertThat(comparison.baseline()).isEqualTo("CE");
    assertThat(comparison.notes()).isEmpty();
    ComparedLoss mined = other(comparison);
    assertThat(mined.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(mined.estimate().mean()).isCloseTo(0.6008, within(1e-12));
    assertThat(mined.difference().orElseThrow().signFlip()).isEqualTo(0.0625);
    assertThat(comparison.map().best()).contains(1);
    assertThat(comparison.caveats(mined.name())).isEmpty();
    assertThat(comparison.classes()).containsOnlyKeys("circle", "square");
    assertThat(comparison.classes().get("circle").losses().get(1).estimate().mean())
        .isCloseTo(0.9 * 0.6008, within(1e-12));
    String sentence = new VerdictText(Locale.ENGLISH, "CE", 0.02).of(mined);
    assertThat(sentence).startsWith("CE + OHEM: better than CE by 0.101 (95 % interval 0.0");
    assertThat(new VerdictText(Locale.forLanguageTag("ru"), "CE", 0.02).of(mined))
        .startsWith("CE + OHEM: лучше CE на 0,101");
  }

  @Test
  void anotherBaselineTurnsTheVerdict() {
    writeSeeds(5);
    Comparison comparison = compared(FINAL, "ce+ohem").orThrow();
    assertThat(comparison.baseline()).isEqualTo("CE + OHEM");
    assertThat(comparison.map().losses().get(0).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(compared(FINAL, "Foca").failure().orElseThrow().message())
        .isEqualTo(
            "There is no loss \"Foca\" to compare with; --baseline takes one of CE, CE + OHEM.");
  }

  @Test
  void theMetricAndTheEvaluationCanBeChosen() throws IOException {
    RunFixture only = seed(0);
    only.write(0.5, 0.6);
    only.evaluation("CE", 300, 0.7);
    EvaluationChoice best = new EvaluationChoice(Interpolation.ALL_POINT, true);
    ComparedLoss ce = compared(best).orThrow().map().losses().get(0);
    assertThat(ce.estimate().mean()).isCloseTo(0.7 * 0.95, within(1e-12));
    assertThat(ce.estimate().deviation()).isNaN();
  }

  @Test
  void twoSeedsAreTooFew() {
    writeSeeds(2);
    Comparison comparison = compared();
    assertThat(other(comparison).verdict()).isEqualTo(Verdict.TOO_FEW_SEEDS);
    assertThat(new VerdictText(Locale.ENGLISH, "CE", 0.02).of(other(comparison)))
        .isEqualTo("CE + OHEM: too few seeds to say (2 shared with CE, a test needs 3)");
  }

  @Test
  void aDifferenceThatCannotBeToldIsSaidWithTheSeedsItWouldNeed() {
    for (int seed = 0; seed < 5; seed++) {
      seed(seed).write(CE[seed], CE[seed] + (seed - 2) * 0.01);
    }
    ComparedLoss same = other(compared());
    assertThat(same.verdict()).isEqualTo(Verdict.NOT_TOLD_APART);
    assertThat(new VerdictText(Locale.ENGLISH, "CE", 0.02).of(same))
        .isEqualTo(
            "CE + OHEM: not told apart from CE (a difference of 0.02 would need about 9 seeds)");
    Comparison coarse =
        SeedRuns.read(List.of(folder.toString()))
            .then(runs -> Comparison.of(runs, FINAL, Optional.empty(), 0.2))
            .orThrow();
    assertThat(new VerdictText(Locale.ENGLISH, "CE", 0.2).of(other(coarse)))
        .endsWith("(a difference of 0.2 would need about 3 seeds, there are 5)");
    Comparison fine =
        SeedRuns.read(List.of(folder.toString()))
            .then(runs -> Comparison.of(runs, FINAL, Optional.empty(), 1e-4))
            .orThrow();
    assertThat(new VerdictText(Locale.ENGLISH, "CE", 1e-4).of(other(fine)))
        .endsWith("would need more than 1000 seeds)");
  }

  @Test
  void unequalSeedsAreSaidAndOnlySharedOnesPaired() {
    writeSeeds(4);
    RunFixture.of(folder.resolve("seed-7"), 7, "CE").write(0.5);
    Comparison comparison = compared();
    assertThat(other(comparison).pairs()).isEqualTo(4);
    assertThat(lines(comparison.caveats("CE + OHEM")))
        .containsExactly(
            "CE + OHEM has the seeds 0-3, CE has 0-3,7: the difference is that of the 4 they"
                + " share.");
  }

  @Test
  void whatDiffersBesideTheLossIsListed() {
    for (int seed = 0; seed < 3; seed++) {
      RunFixture.of(folder.resolve("a-" + seed), seed, "CE").write(CE[seed]);
      RunFixture.of(folder.resolve("b-" + seed), seed, "CE + OHEM")
          .of(ComparisonTest::faster)
          .of(all -> all.withSchedule(all.schedule().withBatch(8)))
          .engine(EngineChoice.dl4j(Device.CUDA))
          .version("1.1.0")
          .write(OHEM[seed]);
    }
    Comparison comparison = compared();
    assertThat(lines(comparison.caveats("CE + OHEM")))
        .containsExactly(
            "CE + OHEM differs from CE in more than the loss: learningRate 0.002 / 0.001;"
                + " schedule.batch 8 / 16; engine dl4j cuda / dl4j cpu; lossmith 1.1.0 / 1.0.0."
                + " The loss is not the only cause of the difference.");
    assertThat(lines(comparison.notes()))
        .containsExactly(
            "Trained by several versions of Lossmith: 1.0.0: a-0, a-1, a-2; 1.1.0: b-0, b-1,"
                + " b-2.");
  }

  private static Experiment faster(Experiment experiment) {
    return experiment.withLosses(
        experiment.losses().stream()
            .map(
                loss ->
                    new LossSettings(
                        loss.name(),
                        loss.design(),
                        loss.normalisation(),
                        loss.mining(),
                        0.002,
                        loss.boxWeight()))
            .toList());
  }

  @Test
  void oneLossUnderTwoExperimentsIsTwoThings() {
    for (String group : List.of("slow", "fast")) {
      for (int seed = 0; seed < 3; seed++) {
        RunFixture run = RunFixture.of(folder.resolve(group).resolve("seed-" + seed), seed, "CE");
        (group.equals("fast") ? run.of(ComparisonTest::faster) : run).write(CE[seed]);
      }
    }
    Comparison comparison =
        SeedRuns.read(List.of(folder.resolve("slow").toString(), folder.resolve("fast").toString()))
            .then(runs -> Comparison.of(runs, FINAL, Optional.empty(), 0.02))
            .orThrow();
    assertThat(comparison.map().losses().stream().map(ComparedLoss::name))
        .containsExactly("CE (slow)", "CE (fast)");
    assertThat(comparison.caveats("CE (fast)")).hasSize(1);
  }

  @Test
  void settingsOfASweepAreNamedByTheirValues() throws IOException {
    Files.writeString(folder.resolve("tasks.jsonl"), "");
    for (int batch : new int[] {8, 16}) {
      RunFixture.of(folder.resolve("000" + batch), 0, "CE")
          .of(one -> one.withSchedule(new Schedule(400, batch, 0, one.schedule().evaluations(), 1)))
          .write(0.5);
    }
    Comparison comparison = compared();
    assertThat(comparison.map().losses().stream().map(ComparedLoss::name))
        .containsExactly("CE (batch 16)", "CE (batch 8)");
    assertThat(comparison.baseline()).isEqualTo("CE (batch 16)");
  }

  @Test
  void cardsOfOneMachineAreOneSetting() {
    for (int card = 0; card < 3; card++) {
      seed(card).engine(EngineChoice.dl4j(Device.card(card))).write(CE[card], OHEM[card]);
    }
    assertThat(compared().map().losses()).hasSize(2);
  }

  @Test
  void aSeedThatIsThereTwiceIsRefused() {
    seed(0).write(0.5, 0.6);
    RunFixture.of(folder.resolve("again"), 0, "CE").write(0.52);
    assertThat(compared(FINAL).failure().orElseThrow().message())
        .startsWith("Seed 0 of CE is there twice, in ")
        .endsWith("leave one of them out.");
  }

  @Test
  void otherImagesAreRefused() {
    seed(0).write(0.5, 0.6);
    seed(1).of(all -> all.withData(new DataSource.Generated(400, 50))).write(0.5, 0.6);
    assertThat(compared(FINAL).failure().orElseThrow().message())
        .contains("were tested on other images or classes");
  }

  @Test
  void aSeedThatDivergedCountsWithNothingFound() {
    writeSeeds(3);
    seed(3)
        .failed(
            "CE + OHEM",
            Problem.of("trainer.training.diverged", "CE + OHEM", 8, "NaN", 1, "a", "0…1", 2, 1, 1))
        .write(0.5);
    Comparison comparison = compared();
    assertThat(lines(comparison.notes()))
        .containsExactly(
            "Diverged, counted with mAP 0 because nothing is found then (seeds by loss): CE +"
                + " OHEM: 3.");
    assertThat(other(comparison).estimate().count()).isEqualTo(4);
    assertThat(other(comparison).estimate().mean())
        .isCloseTo((OHEM[0] + OHEM[1] + OHEM[2]) / 4, within(1e-12));
  }

  @Test
  void whatIsNotFinishedOrNoNumberIsLeftOutAndSaid() throws IOException {
    writeSeeds(3);
    RunFixture unfinished = seed(3);
    unfinished.write(0.5);
    unfinished.evaluation("CE + OHEM", 100, 0.2);
    seed(4).write(0.5, Double.NaN);
    Files.createDirectories(folder.resolve("seed-5"));
    Files.copy(folder.resolve("seed-4/state.json"), folder.resolve("seed-5/state.json"));
    Files.writeString(folder.resolve("seed-5/experiment.json"), "{\"version\": 99}");
    Comparison comparison = compared();
    assertThat(other(comparison).pairs()).isEqualTo(3);
    assertThat(lines(comparison.notes()))
        .satisfiesExactly(
            newer ->
                assertThat(newer).startsWith("Left out: Experiment ").contains("version is 99"),
            steps ->
                assertThat(steps)
                    .isEqualTo(
                        "Not finished, left out (seeds by loss, with their steps): CE + OHEM: 3"
                            + " (100/400)."),
            none ->
                assertThat(none)
                    .isEqualTo("The mAP is no number, left out (seeds by loss): CE + OHEM: 4."));
  }

  @Test
  void seedsOfAGroupThatHaveNotBegunAreSaid() {
    Experiment quick = ExperimentPresets.find("quick").orThrow();
    Experiment planned =
        quick.withSchedule(quick.schedule().withSeeds(List.of(0L, 1L, 2L, 3L, 4L)));
    assertThat(GroupPreparation.prepare(planned, new RunGroup(folder)).isOk()).isTrue();
    writeSeeds(3);
    assertThat(lines(compared().notes()))
        .containsExactly("Not begun yet: the seeds 3,4 of " + folder + ".");
  }

  @Test
  void nothingToCompareIsOneLine() throws IOException {
    String here = folder.toString();
    assertThat(compared(FINAL).failure().orElseThrow().message())
        .isEqualTo(here + " is no run directory and has none in it.");
    seed(0).write();
    assertThat(compared(FINAL).failure().orElseThrow().message())
        .startsWith("No loss of these runs has been trained to its last step yet");
    Files.writeString(folder.resolve("seed-0/experiment.json"), "{");
    assertThat(compared(FINAL).failure().orElseThrow().message().lines()).hasSize(1);
  }
}
