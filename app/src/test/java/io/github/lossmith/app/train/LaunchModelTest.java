package io.github.lossmith.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launch form, without a toolkit. */
class LaunchModelTest {
  private final LaunchModel model = new LaunchModel();

  private Experiment experiment() {
    return model.experiment().get().orThrow();
  }

  private String problem() {
    return model.experiment().get().failure().map(Problem::message).orElse("");
  }

  @Test
  void formBeginsAsTheQuickExperiment() {
    assertThat(experiment()).isEqualTo(ExperimentPresets.named("quick"));
  }

  @Test
  void paperPresetHasTableOne() {
    model.folder().set(System.getProperty("java.io.tmpdir"));
    model.preset().set("voc-paper");
    assertThat(experiment().losses()).isEqualTo(ExperimentPresets.named("voc-paper").losses());
    assertThat(experiment().schedule().iterations()).isEqualTo(37_000);
    assertThat(experiment().schedule().batch()).isEqualTo(128);
  }

  @Test
  void everyLossHasAReason() {
    assertThat(model.losses()).hasSizeGreaterThan(Presets.keys().size());
    assertThat(model.losses())
        .allSatisfy(form -> assertThat(form.reason()).startsWith("app.train.reason."));
    assertThat(model.losses().get(1).reason()).isEqualTo("app.train.reason.ce-ohem");
  }

  @Test
  void tickedDesignIsOfferedWithItsFormulaAndTrainedUnderItsName() {
    Design mine = Design.typed("mine", "-(1-p)/p");
    model.offer(List.of(Presets.all().get(0), mine));
    LossSettings loss = experiment().losses().get(0);
    assertThat(loss.name()).isEqualTo("mine");
    assertThat(loss.design()).contains("-(1-p)/p");
    assertThat(experiment().losses()).hasSize(6);
    model.offer(List.of());
    assertThat(experiment().losses()).hasSize(5);
  }

  @Test
  void wrongNumbersAreSaidAndACommaIsAPoint() {
    model.iterations().set("many");
    assertThat(problem()).contains("many");
    model.iterations().set("100");
    model.losses().get(0).learningRate().set("0,002");
    assertThat(experiment().losses().get(0).learningRate()).isEqualTo(0.002);
    model.batch().set("0");
    assertThat(problem()).contains("schedule.batch");
  }

  @Test
  void atLeastOneLossIsNeededAndNamesDiffer() {
    model.losses().get(0).name().set("Focal");
    assertThat(problem()).contains("Focal");
    model.losses().forEach(form -> form.chosen().set(false));
    assertThat(problem()).isEqualTo("Tick at least one loss to train.");
  }

  @Test
  void droppedFolderBecomesTheDataOfAFrozenTrunk(@TempDir Path folder) {
    model.drop(folder);
    assertThat(experiment().data().folder()).isEqualTo(folder.toString());
    assertThat(experiment().data().classes()).isEmpty();
    assertThat(experiment().detector().trunk()).isEqualTo(TrunkMode.FROZEN);
    model.folder().set("/nowhere/at all");
    assertThat(problem()).contains("/nowhere/at all");
  }

  @Test
  void answerAboutOtherDataIsForgotten() {
    Preflight preflight =
        new Preflight(
            model,
            new SameThreadTasks(),
            asked -> texts -> "fine " + asked.name(),
            () -> asked -> Words.NONE);
    preflight.examine();
    assertThat(preflight.verdict().get()).isNotSameAs(Words.NONE);
    assertThat(preflight.busy().get()).isFalse();
    model.seed().set("7");
    assertThat(preflight.verdict().get()).isSameAs(Words.NONE);
  }

  @Test
  void estimateGrowsWithStepsLossesAndImages() {
    WarmUp.Measured warm = new WarmUp.Measured(5, 0, 0.1, 0.02, 1_000_000, 0);
    Estimate estimate =
        Estimate.of(experiment(), warm, new DataVerdict.Counts(400, 100), Device.CPU);
    assertThat(estimate.seconds()).isEqualTo(5 + 5 * (400 * 0.1 + 4 * 100 * 0.02));
    assertThat(estimate.diskBytes()).isEqualTo(5 * (3_000_000L + 400 * 400));
  }
}
