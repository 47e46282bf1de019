package io.github.lossmith.app.train.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.LocalisedText;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.app.train.check.DataVerdict;
import io.github.lossmith.app.train.check.Estimate;
import io.github.lossmith.app.train.check.LaunchChecks;
import io.github.lossmith.app.train.check.WarmUp;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LearningRateSchedule;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimisation;
import io.github.lossmith.trainer.experiment.Optimizer;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launch form, without a toolkit. */
class LaunchFormTest {
  @TempDir private Path home;
  private final LaunchForm model = begun();

  private static LaunchForm begun() {
    LaunchForm model = new LaunchForm(new SameThreadTasks());
    model.begin();
    return model;
  }

  private Problem fault(LaunchField field) {
    return model.faults().get().get(field);
  }

  /** A folder in VOC layout with one image in each split. */
  private static Path voc(Path folder) throws IOException {
    for (String split : List.of("trainval", "test")) {
      Path main = Files.createDirectories(folder.resolve("ImageSets/Main"));
      Files.writeString(main.resolve(split + ".txt"), split + "1\n");
      Path images = Files.createDirectories(folder.resolve("JPEGImages"));
      Files.createFile(images.resolve(split + "1.jpg"));
      Path annotations = Files.createDirectories(folder.resolve("Annotations"));
      Files.writeString(
          annotations.resolve(split + "1.xml"),
          """
          <annotation><size><width>9</width><height>9</height></size><object><name>a</name>
          <bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object>
          </annotation>
          """);
    }
    return folder;
  }

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
    model.folder().set("/data/VOCdevkit");
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
    assertThat(loss.design().text()).contains("-(1-p)/p");
    assertThat(experiment().losses()).hasSize(6);
    model.offer(List.of());
    assertThat(experiment().losses()).hasSize(5);
  }

  @Test
  void classTablesAreThoseOfEveryTickedLoss() {
    model.field(LaunchField.CLASS_TABLES).set("effective-number, beta=0.99");
    assertThat(experiment().losses())
        .isNotEmpty()
        .allSatisfy(
            loss ->
                assertThat(loss.design().resolve().orThrow().classTables().describe())
                    .isEqualTo("effective-number, beta=0.99"));
    model.field(LaunchField.CLASS_TABLES).set("effective");
    assertThat(fault(LaunchField.CLASS_TABLES).message()).contains("\"effective\"");
    assertThat(problem()).startsWith("Class tables: There is no rule");
  }

  @Test
  void wrongNumbersAreSaidAndACommaIsAPoint() {
    model.iterations().set("many");
    assertThat(problem()).contains("many");
    model.iterations().set("100");
    model.losses().get(0).learningRate().set("0,002");
    assertThat(experiment().losses().get(0).learningRate()).isEqualTo(0.002);
    model.batch().set("0");
    assertThat(problem()).isEqualTo("Images a step: \"0\" is no whole number from 1 to 4096.");
  }

  @ParameterizedTest
  @CsvSource({
    "ITERATIONS, 0",
    "ITERATIONS, 1e10",
    "ITERATIONS, 7.5",
    "ITERATIONS, ''",
    "BATCH, 4097",
    "SEED, -1",
    "SEED, x",
    "SEED, ''",
    "SEED, '0,0'",
    "SEED, 0-1000000",
    "EVALUATIONS, 401",
    "COPIES, 1001",
    "COPIES, NaN",
    "NAME, ' '"
  })
  void whatIsWrongIsSaidAtItsField(LaunchField field, String typed) {
    model.field(field).set(typed);
    assertThat(model.faults().get()).containsOnlyKeys(field);
    assertThat(model.ready().get()).isFalse();
    assertThat(problem()).isEqualTo(field.named(fault(field)).message());
    model.preset().set("bccd");
    model.preset().set("quick");
    assertThat(model.ready().get()).isTrue();
  }

  @Test
  void whatIsWrongWithALossIsSaidAtItsRow() {
    LossRowModel focal = model.losses().get(2);
    focal.learningRate().set("0");
    LossRowModel.Fault fault = focal.fault().get().orElseThrow();
    assertThat(fault.column()).isEqualTo(LossRowModel.Column.LEARNING_RATE);
    assertThat(problem()).startsWith(focal.name().get() + ": θ: \"0\" is no number from");
    focal.chosen().set(false);
    assertThat(focal.fault().get()).isEmpty();
    assertThat(model.ready().get()).isTrue();
  }

  @Test
  void lossesOfOneNameAreNumbered() {
    model.losses().get(0).name().set("Focal");
    assertThat(experiment().losses())
        .extracting(LossSettings::name)
        .containsExactly("Focal", "CE + OHEM", "Focal 2", "Maki", "QCE");
    assertThat(model.losses().get(2).called().get()).isEqualTo("Focal 2");
    model.losses().get(0).chosen().set(false);
    assertThat(model.losses().get(2).called().get()).isEmpty();
  }

  @Test
  void atLeastOneLossIsNeeded() {
    model.losses().forEach(form -> form.chosen().set(false));
    assertThat(problem()).isEqualTo("Tick at least one loss to train.");
  }

  @Test
  void droppedFolderBecomesTheDataOfAFrozenTrunk() throws IOException {
    model.drop(voc(home));
    assertThat(experiment().data().voc().orElseThrow().folder()).isEqualTo(home.toString());
    assertThat(experiment().data().classes()).isEmpty();
    assertThat(experiment().detector().trunk()).isEqualTo(TrunkMode.FROZEN);
    assertThat(model.faults().get()).containsOnlyKeys(LaunchField.WEIGHTS);
    assertThat(fault(LaunchField.WEIGHTS).message()).contains("mobilenet_v2", "no_top.h5");
    model.trunk().set(TrunkMode.FINE_TUNED);
    assertThat(model.ready().get()).isTrue();
  }

  @Test
  void wrongFilesAreFoundBeforeARunAndCheckedAgainWhenCorrected() throws IOException {
    model.preset().set("bccd");
    model.trunk().set(TrunkMode.FINE_TUNED);
    assertThat(fault(LaunchField.FOLDER).key()).isEqualTo("app.train.launch.which-folder");
    model.folder().set("/nowhere/at all");
    assertThat(fault(LaunchField.FOLDER).message()).contains("/nowhere/at all");
    model.folder().set("a\0b");
    assertThat(fault(LaunchField.FOLDER).key()).isEqualTo("app.train.launch.no-path");
    model.folder().set(home.toString());
    assertThat(fault(LaunchField.FOLDER).key()).isEqualTo("trainer.voc.no-layout");
    voc(home);
    model.recheckFiles();
    assertThat(model.ready().get()).isTrue();
    model.field(LaunchField.TEST_SPLITS).set("test, val");
    assertThat(fault(LaunchField.TEST_SPLITS).message()).contains("val", "test, trainval");
    model.field(LaunchField.TEST_SPLITS).set("test");
    Files.delete(home.resolve("JPEGImages/trainval1.jpg"));
    model.field(LaunchField.SEED).set("5");
    model.folder().set(home + "/");
    assertThat(fault(LaunchField.FOLDER).key()).isEqualTo("trainer.voc.no-image");
  }

  @Test
  void wrongWeightsAreFoundBeforeARun() throws IOException {
    model.drop(voc(home));
    model.field(LaunchField.WEIGHTS).set(home.resolve("none.h5").toString());
    assertThat(fault(LaunchField.WEIGHTS).key()).isEqualTo("app.train.launch.no-file");
    Path page = Files.writeString(home.resolve("page.h5"), "<html>Please log in</html>");
    model.field(LaunchField.WEIGHTS).set(page.toString());
    assertThat(fault(LaunchField.WEIGHTS).message()).contains("page.h5");
    model.field(LaunchField.WEIGHTS).set(home.toString());
    assertThat(fault(LaunchField.WEIGHTS).key()).isEqualTo("app.train.launch.no-file");
  }

  @Test
  void runLikeAnotherHasItsExperiment() throws IOException {
    Experiment quick = ExperimentPresets.named("quick");
    Experiment run =
        CompleteExperiment.of(
                quick
                    .withName("two losses")
                    .withSchedule(quick.schedule().withSeed(1L << 40).withAccumulate(2))
                    .withLosses(
                        List.of(
                            new LossSettings(
                                "a",
                                DesignRef.of("focal"),
                                "all",
                                OptionalDouble.of(3),
                                4e-4,
                                0.25),
                            LossSettings.of("QCE", "qce"))))
            .orThrow();
    model.offer(List.of(Design.typed("mine", "-(1-p)/p")));
    model.like(run);
    Experiment same = CompleteExperiment.of(experiment()).orThrow();
    assertThat(same.withLosses(List.of())).isEqualTo(run.withLosses(List.of()));
    assertThat(same.losses().get(0)).isEqualTo(run.losses().get(0));
    assertThat(experiment().losses()).hasSize(2);
    assertThat(experiment().losses().get(1).normalisation()).isEqualTo("all");
    model.preset().set("quick");
    assertThat(model.presets()).endsWith(LaunchForm.LIKE);
    model.preset().set(LaunchForm.LIKE);
    assertThat(experiment().name()).isEqualTo("two losses");
  }

  @Test
  void runLikeAnotherOnPhotographsKeepsItsClassesWithItsFolder() throws IOException {
    Experiment bccd = ExperimentPresets.named("bccd");
    DataSource.Part part =
        new DataSource.Part("below", List.of("trainval"), List.of("test", "trainval"));
    DataSource data = new DataSource.VocFolders(home.toString(), List.of(part), List.of("a", "b"));
    voc(home.resolve("below"));
    model.like(bccd.withData(data).withDetector(bccd.detector().withWeights("/w.h5")));
    assertThat(experiment().data()).isEqualTo(data);
    assertThat(experiment().detector().weights()).isEqualTo("/w.h5");
    model.folder().set("/elsewhere");
    assertThat(experiment().data().classes()).isEmpty();
  }

  @Test
  void answerAboutOtherDataIsForgotten() {
    LaunchChecks checks =
        new LaunchChecks(
            model,
            new SameThreadTasks(),
            asked -> texts -> "fine " + asked.name(),
            () -> asked -> LocalisedText.NONE);
    checks.examine();
    assertThat(checks.verdict().get()).isNotSameAs(LocalisedText.NONE);
    assertThat(checks.busy().get()).isFalse();
    model.field(LaunchField.SEED).set("7");
    assertThat(checks.verdict().get()).isSameAs(LocalisedText.NONE);
  }

  @Test
  void estimateGrowsWithStepsLossesAndImages() {
    WarmUp.Measured warm = new WarmUp.Measured(5, 0, 0.1, 0.02, 1_000_000, 0);
    Estimate estimate =
        Estimate.of(experiment(), warm, new DataVerdict.Counts(400, 100), Device.CPU);
    assertThat(estimate.seconds()).isEqualTo(5 + 5 * (400 * 0.1 + 4 * 100 * 0.02));
    assertThat(estimate.diskBytes()).isEqualTo(5 * (3_000_000L + 400 * 400));
  }

  @Test
  void optimizerAndScheduleAreThoseOfAllLossesOrOfTheExperiment() {
    Optimisation sgd =
        new Optimisation(Optimizer.sgd(0.5), LearningRateSchedule.parse("cosine 2").orThrow());
    Experiment quick = ExperimentPresets.named("quick");
    model.like(quick.withLosses(List.of(quick.losses().get(0).withOptimisation(sgd))));
    assertThat(experiment().losses().get(0).optimisation()).isEqualTo(sgd);
    model.field(LaunchField.OPTIMIZER).set("adam");
    assertThat(experiment().losses().get(0).optimisation())
        .isEqualTo(sgd.withOptimizer(Optimizer.ADAM));
    model.field(LaunchField.RATE_SCHEDULE).set("warm-up 2");
    assertThat(fault(LaunchField.RATE_SCHEDULE).key()).isEqualTo("trainer.rate.range");
    model.field(LaunchField.RATE_SCHEDULE).set("step 0.1 at 0.5");
    List<Double> drawn =
        TypedExperiment.OptimisationForm.curve(
            experiment().losses().get(0).optimisation().schedule());
    assertThat(drawn)
        .hasSize(TypedExperiment.OptimisationForm.POINTS)
        .startsWith(1.0)
        .endsWith(0.1);
    model.preset().set("bccd");
    assertThat(model.field(LaunchField.OPTIMIZER).get()).isEmpty();
  }
}
