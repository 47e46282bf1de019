package io.github.lossmith.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.group.GroupPreparation;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.sweep.SweepPlanning.Planned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepPlanningTest {
  private static final String LOSSES =
      """
      [{"name": "CE", "design": "ce"},
       {"name": "Focal", "design": "focal", "parameters": {"γ": [1, 2]}}]
      """;

  @TempDir private Path folder;

  private Path file(String losses, String rest) throws IOException {
    String text =
        "{\"name\": \"many\", \"experiment\": \"quick\", \"losses\": " + losses + rest + "}";
    return Files.writeString(folder.resolve("many.sweep.json"), text);
  }

  private SweepFolder place() {
    return new SweepFolder(folder.resolve("many"));
  }

  private Outcome<Planned> plan(String losses, String rest) throws IOException {
    return SweepFile.read(file(losses, rest)).then(sweep -> SweepPlanning.plan(sweep, place()));
  }

  private List<SweepTask> tasks() {
    return place().read().orThrow().tasks();
  }

  @Test
  void everyLossIsPlannedUnderEverySettingWithEverySeed() throws IOException {
    Planned planned =
        plan(LOSSES, ", \"grid\": {\"seed\": \"0-1\", \"boxWeight\": [0.5, 1], \"iterations\": 3}")
            .orThrow();
    assertThat(planned.added()).isEqualTo(3 * 2 * 2);
    assertThat(tasks()).isEqualTo(planned.plan().tasks());
    assertThat(tasks().stream().map(SweepTask::title))
        .startsWith(
            "CE, boxWeight 0.5, iterations 3, seed 0",
            "Focal gamma=1, boxWeight 0.5, iterations 3, seed 0",
            "Focal gamma=2, boxWeight 0.5, iterations 3, seed 0",
            "CE, boxWeight 1, iterations 3, seed 0")
        .endsWith("Focal gamma=2, boxWeight 1, iterations 3, seed 1");
    SweepTask last = tasks().get(11);
    assertThat(last.run().name()).isEqualTo("0012-" + last.id());
    Experiment experiment = last.experiment().orThrow();
    assertThat(experiment.schedule().seed()).isEqualTo(1);
    assertThat(experiment.schedule().iterations()).isEqualTo(3);
    assertThat(experiment.losses()).hasSize(1);
    assertThat(experiment.losses().get(0).boxWeight()).isEqualTo(1);
    assertThat(
            experiment
                .losses()
                .get(0)
                .design()
                .resolve()
                .orThrow()
                .parameters()
                .get("gamma")
                .value())
        .isEqualTo(2);
    try (Stream<Path> files = Files.list(place().path())) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("tasks.jsonl", "run.lock");
    }
  }

  @Test
  void planningAgainAppendsAndRenumbersNothing() throws IOException {
    plan(LOSSES, ", \"grid\": {\"seed\": [0, 1]}").orThrow();
    List<SweepTask> first = tasks();
    String text = Files.readString(place().file());
    assertThat(plan(LOSSES, ", \"grid\": {\"seed\": [1, 0]}").orThrow().added()).isZero();
    assertThat(Files.readString(place().file())).isEqualTo(text);

    Planned more = plan(LOSSES, ", \"grid\": {\"seed\": [2, 0]}").orThrow();
    assertThat(more.added()).isEqualTo(3);
    assertThat(more.asked()).isEqualTo(6);
    assertThat(tasks().subList(0, 6)).isEqualTo(first);
    assertThat(Files.readString(place().file())).startsWith(text);
    assertThat(tasks()).extracting(SweepTask::number).endsWith(7, 8, 9);
    assertThat(new HashSet<>(tasks().stream().map(SweepTask::id).toList())).hasSize(9);
  }

  @Test
  void tasksWithTheSameNumbersExistOnce() throws IOException {
    Path described =
        Files.writeString(
            folder.resolve("other.experiment.json"),
            ExperimentFile.print(ExperimentPresets.named("quick").withTexts("another", "name")));
    plan("[{\"name\": \"CE\", \"design\": \"ce\"}]", "").orThrow();
    String text =
        """
        {"name": "many", "experiment": "%s",
         "losses": [{"name": "CE", "design": "ce", "learningRate": 1e-3}],
         "grid": {"learningRate": [0.001]}}
        """
            .formatted(described.getFileName());
    Path again = Files.writeString(folder.resolve("again.sweep.json"), text);
    Planned planned = SweepPlanning.plan(SweepFile.read(again).orThrow(), place()).orThrow();
    assertThat(planned.plan().tasks()).hasSize(1);
    assertThat(planned.added()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          , "grid": {}                            | grid is empty; name at least one of seed, iterations
          , "grid": {"learningRate": []}          | grid.learningRate is an empty list
          , "grid": {"seed": []}                  | No seed is named
          , "grid": {"seed": "0-9999999"}         | More than 1000 seeds
          , "grid": {"learnRate": [1]}            | grid.learnRate
          , "grid": {"learningRate": [true]}      | grid.learningRate[0] is true, not a number or a text
          , "grid": {"learningRate": ["fast"]}    | losses[0].learningRate
          , "grid": {"boxWeight": [1, 2, 1]}      | grid.boxWeight names 1 twice
          , "grid": {"boxWeight": [-1]}           | losses[0].boxWeight
          , "needs": {"memory": "much"}           | needs.memory is much; write it as 4000M
          , "needs": {"gpus": 1000}               | needs.gpus
          , "engine": {"device": "card"}          | engine.device is card
          , "engine": {"engine": "theano"}        | engine.engine is theano; there is dl4j, pytorch
          , "colour": 1                           | colour
          , "version": 2                          | its version is 2, this Lossmith reads up to 1
          """)
  void badInputIsOneLineAndNothingIsPlanned(String rest, String message) throws IOException {
    Problem problem = plan(LOSSES, rest).failure().orElseThrow();
    assertThat(problem.message()).contains("many", message).hasLineCount(1);
    assertThat(place().path()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                                 | there is no loss to train
          [{"name": "A", "design": "ce"}, {"name": "A", "design": "focal"}]  | "A"
          [{"name": "A", "design": "focal", "parameters": {"q": [1]}}]       | there is no parameter q; there is gamma
          [{"name": "A", "design": "ce", "parameters": {"gamma": 1}}]        | there is no parameter gamma: this loss has none
          [{"name": "A", "design": "focal", "parameters": {"gamma": []}}]    | parameters.gamma is an empty list
          [{"name": "A", "design": "-1/(1-p)"}]                              | Loss "A"
          [{"name": "A", "design": "no.lossmith.json"}]                      | no.lossmith.json
          [{"name": "A", "desing": "ce"}]                                    | desing
          {}                                                                 | losses
          """)
  void badLossIsNamed(String losses, String message) throws IOException {
    Problem problem = plan(losses, "").failure().orElseThrow();
    assertThat(problem.message()).contains(message).hasLineCount(1);
    assertThat(place().path()).doesNotExist();
  }

  @Test
  void tooManyAreRefusedWithTheirNumber() throws IOException {
    String many = "[" + numbers(1000) + "]";
    Problem problem =
        plan(LOSSES, ", \"grid\": {\"seed\": \"0-999\", \"boxWeight\": " + many + "}")
            .failure()
            .orElseThrow();
    assertThat(problem.message())
        .contains("3 losses × 1000 settings × 1000 seeds are 3000000 runs; the most is 10000");
    assertThat(place().path()).doesNotExist();
  }

  private static String numbers(int count) {
    StringBuilder text = new StringBuilder("1");
    for (int i = 2; i <= count; i++) {
      text.append(',').append(i);
    }
    return text.toString();
  }

  @Test
  void foldersOfOthersAreLeftAlone() throws IOException {
    Files.createDirectories(place().path());
    Files.writeString(place().path().resolve("notes.txt"), "mine");
    assertThat(plan(LOSSES, "").failure().orElseThrow().message())
        .contains("other files and no run");
    Files.delete(place().path().resolve("notes.txt"));
    GroupPreparation.prepare(
            ExperimentPresets.named("quick"), new RunGroup(folder.resolve("group")))
        .orThrow();
    Problem group =
        SweepPlanning.plan(
                SweepFile.read(file(LOSSES, "")).orThrow(),
                new SweepFolder(folder.resolve("group")))
            .failure()
            .orElseThrow();
    assertThat(group.message()).contains("holds a group of seeds");
    Path inside = Files.writeString(folder.resolve("plain"), "").resolve("sweep");
    Problem unwritable =
        SweepPlanning.plan(SweepFile.read(file(LOSSES, "")).orThrow(), new SweepFolder(inside))
            .failure()
            .orElseThrow();
    assertThat(unwritable.message()).contains("cannot be written");
  }

  @Test
  void plansOfAnotherVersionAndDamagedOnesAreRefused() throws IOException {
    plan(LOSSES, "").orThrow();
    String text = Files.readString(place().file());
    Files.writeString(place().file(), text.replaceFirst("\"version\":1", "\"version\":7"));
    assertThat(place().read().failure().orElseThrow().message())
        .contains("is of version 7, which only a newer Lossmith reads");
    assertThat(plan(LOSSES, "").failure().orElseThrow().message()).contains("version 7");
    for (String damaged :
        List.of(
            text.substring(0, text.length() - 40),
            text.replace("\"task\":2", "\"task\":3"),
            text.replaceFirst("\"id\":\"[0-9a-f]*\"", "\"id\":\"../../x\""),
            "")) {
      Files.writeString(place().file(), damaged);
      assertThat(place().read().failure().orElseThrow().message())
          .contains("is not a line of a planned sweep");
    }
  }

  @Test
  void groupOfSeedsIsReadAsASweep() {
    Experiment quick = ExperimentPresets.named("quick");
    RunGroup group = new RunGroup(folder.resolve("group"));
    GroupPreparation.prepare(quick.withSchedule(quick.schedule().withSeeds(List.of(3L, 1L))), group)
        .orThrow();
    List<SweepTask> seeds = new SweepFolder(group.path()).read().orThrow().tasks();
    assertThat(seeds).extracting(SweepTask::seed).containsExactly(3L, 1L);
    assertThat(seeds.get(1).run()).isEqualTo(group.run(1));
    assertThat(seeds.get(1).experiment().orThrow().losses()).hasSize(5);
  }

  @Test
  void sweepIsWrittenAsItWasRead() throws IOException {
    Sweep read =
        SweepFile.read(
                file(
                    LOSSES,
                    """
                    , "grid": {"seed": "0-4", "normalisation": ["all", "none"], "mining": [0, 3]},
                     "needs": {"cpus": 4, "memory": "2G", "gpus": 1, "minutes": 30},
                     "engine": {"engine": "pytorch", "device": "cuda:1", "amp": true}
                    """))
            .orThrow();
    assertThat(read.needs()).isEqualTo(new SweepNeeds(4, 2048, 1, 30));
    Path again = folder.resolve("again.sweep.json");
    Files.writeString(again, SweepTree.print(read));
    assertThat(SweepFile.read(again).orThrow()).isEqualTo(read);
  }

  @Test
  void smallNumbersAreWrittenAsTypedAndIdsStayThoseOfOlderPlans() throws IOException {
    String losses = LOSSES.replace("[1, 2]", "[0.00001, 2]");
    List<SweepTask> tasks =
        plan(losses, ", \"grid\": {\"seed\": [0], \"learningRate\": [0.0000001, 1E-4]}")
            .orThrow()
            .plan()
            .tasks();
    assertThat(tasks.get(1).title()).isEqualTo("Focal gamma=0.00001, learningRate 1e-7, seed 0");
    assertThat(tasks.get(4).title()).isEqualTo("Focal gamma=0.00001, learningRate 0.0001, seed 0");
    // the ids that version 0.1 of the plan's form gave to the same trainings
    assertThat(tasks.get(1).id()).isEqualTo("76ca409259f1");
    assertThat(tasks.get(4).id()).isEqualTo("4fa2164c2e62");
  }

  @Test
  void anOlderPlanKeepsItsNamesForWhatIsAdded() throws IOException {
    String losses = LOSSES.replace("[1, 2]", "[0.00001, 2]");
    plan(losses, ", \"grid\": {\"seed\": [0], \"iterations\": 3}").orThrow();
    Path file = place().file();
    Files.writeString(file, Files.readString(file).replace("gamma=0.00001", "gamma=1.0E-5"));
    Planned more = plan(losses, ", \"grid\": {\"seed\": \"0-1\", \"iterations\": 3}").orThrow();
    assertThat(more.added()).isEqualTo(3);
    SweepTask old = more.plan().tasks().get(1);
    SweepTask added = more.plan().tasks().get(4);
    assertThat(old.loss()).isEqualTo("Focal gamma=1.0E-5").isEqualTo(added.loss());
    assertThat(added.experiment().orThrow().losses().get(0).name()).isEqualTo(old.loss());
    assertThat(old.title()).isEqualTo("Focal gamma=0.00001, iterations 3, seed 0");
  }
}
