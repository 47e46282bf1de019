package io.github.lossmith.app.train.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.search.SearchSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search that is asked for in the window. */
class NewSearchModelTest {
  @TempDir private Path folder;
  private final List<String> begun = new ArrayList<>();

  private NewSearchModel model(Path runs) {
    return new NewSearchModel(
        new SameThreadTasks(), () -> runs, (run, name) -> begun.add(name + " in " + run.path()));
  }

  private static String problem(NewSearchModel model) {
    return model
        .answer()
        .get()
        .flatMap(Outcome::failure)
        .map(Problem::message)
        .orElse("no problem");
  }

  /** A few generated images: a preset's are drawn in seconds. */
  private String experiment() throws IOException {
    Path file = folder.resolve("tiny.experiment.json");
    ExperimentFile.write(
        ExperimentPresets.named("quick").withData(new DataSource.Generated(4, 2)), file);
    return file.toString();
  }

  @Test
  void trainingsAreToldBeforeAnythingIsWrittenAndTheSearchIsThatOfTheCommand() throws IOException {
    Path runs = folder.resolve("runs");
    NewSearchModel model = model(runs);
    model.ask();
    NewSearchModel.Asked asked = model.answer().get().orElseThrow().orThrow();
    assertThat(asked.trainings()).isEqualTo(6 * 10 + 1 + 2 * 5);
    assertThat(model.command()).endsWith(" sweep search quick --out " + runs.resolve("search"));
    model.field(SearchField.EXPERIMENT).set(experiment());
    model.field(SearchField.OUT).set("found");
    model.field(SearchField.POPULATION).set("4");
    model.field(SearchField.SEEDS).set("0-1");
    model.field(SearchField.ITERATIONS).set("20");
    assertThat(model.answer().get().orElseThrow().orThrow().trainings())
        .isEqualTo((4 * 10 + 1) * 2 + 2 * 5);
    assertThat(model.command()).endsWith("/runs/found --population 4 --seeds 0-1 --iterations 20");
    assertThat(runs).doesNotExist();
    model.begin();
    assertThat(begun).containsExactly("quick in " + runs.resolve("found"));
    SearchSettings settings = new SearchFolder(runs.resolve("found")).read().orThrow().settings();
    assertThat(settings.population()).isEqualTo(4);
    assertThat(settings.seeds()).containsExactly(0L, 1L);
    assertThat(settings.experiment().schedule().iterations()).isEqualTo(20);
    assertThat(settings.experiment().losses()).hasSize(1);
    // the list shows that search alone now: the next one stands beside it
    NewSearchModel inside = model(runs.resolve("found"));
    assertThat(inside.command()).endsWith(" --out " + runs.resolve("search"));
  }

  @ParameterizedTest
  @CsvSource({
    "POPULATION, 3, --population is 3",
    "POPULATION, many, --population is many",
    "GENERATIONS, '', --generations",
    "GENERATIONS, 1001, 1001",
    "SEED, -1, --seed is -1",
    "SEEDS, x, x",
    "FRESH, 0-4, --fresh",
    "ITERATIONS, 0, --iterations is 0",
    "ITERATIONS, 1e3, 1e3",
    "EXPERIMENT, quik, quik",
    "EXPERIMENT, bccd, folder",
    "HISTOGRAM, nowhere, nowhere",
  })
  void whatIsWrongIsSaidInOneLineAndNothingIsBegun(SearchField field, String typed, String named) {
    NewSearchModel model = model(folder);
    model.field(field).set(typed);
    assertThat(problem(model)).contains(named).doesNotContain("\n");
    model.begin();
    assertThat(begun).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anotherSearchInTheFolderIsNotTouched() throws IOException {
    NewSearchModel model = model(folder);
    model.field(SearchField.EXPERIMENT).set(experiment());
    model.begin();
    model.field(SearchField.GENERATIONS).set("3");
    assertThat(problem(model)).contains("has a search");
    model.begin();
    assertThat(begun).hasSize(1);
  }
}
