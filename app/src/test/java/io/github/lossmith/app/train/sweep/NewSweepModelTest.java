package io.github.lossmith.app.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.sweep.SweepFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sweep that is written in the window. */
class NewSweepModelTest {
  @TempDir private Path folder;
  private final List<RunDirectory> planned = new ArrayList<>();

  private NewSweepModel model() {
    return new NewSweepModel(new SameThreadTasks(), () -> folder, planned::add);
  }

  private static String problem(NewSweepModel model) {
    return model
        .answer()
        .get()
        .flatMap(Outcome::failure)
        .map(Problem::message)
        .orElse("no problem");
  }

  @Test
  void runsAndHoursAreToldBeforeAnythingIsWritten() throws IOException {
    NewSweepModel model = model();
    model.ask();
    NewSweepModel.Asked asked = model.answer().get().orElseThrow().orThrow();
    assertThat(asked.runs()).isEqualTo(4 * 2 * 3);
    assertThat(asked.hours()).isEqualTo(2.0);
    assertThat(folder).isEmptyDirectory();
    model.plan();
    Path place = folder.resolve("gammas");
    assertThat(planned).containsExactly(new RunDirectory(place));
    assertThat(new SweepFolder(place).read().orThrow().tasks()).hasSize(24);
    // the list shows that sweep alone now: the next one stands beside it
    NewSweepModel inside = new NewSweepModel(new SameThreadTasks(), () -> place, planned::add);
    inside.text().set(NewSweepModel.FIRST.replace("\"gammas\"", "\"more\""));
    inside.plan();
    assertThat(new SweepFolder(folder.resolve("more")).exists()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"seed\": \"0-2\"|\"seed\": []|seed",
        "\"0-2\"|\"0-9999999\"|seed",
        "[0.001, 0.0003]|[0.001, -1]|learningRate",
        "\"gamma\": [1, 2, 3]|\"nu\": [1, 2, 3]|nu",
        "\"quick\"|\"quik\"|quik",
      })
  void whatIsWrongIsSaidInOneLineAndNothingIsPlanned(String good, String bad, String named) {
    NewSweepModel model = model();
    model.text().set(NewSweepModel.FIRST.replace(good, bad));
    assertThat(problem(model)).contains(named).doesNotContain("\n");
    model.plan();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileIsTakenOrRefused() throws IOException {
    NewSweepModel model = model();
    model.open(folder.resolve("none.sweep.json"));
    assertThat(problem(model)).contains("none.sweep.json");
    Path file = folder.resolve("other.sweep.json");
    Files.writeString(file, NewSweepModel.FIRST.replace("\"0-2\"", "\"0-1\""));
    model.open(file);
    assertThat(model.answer().get().orElseThrow().orThrow().runs()).isEqualTo(16);
  }

  @Test
  void aFolderThatIsSomethingElseIsRefused() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("gammas")).resolve("notes.txt"), "mine");
    NewSweepModel model = model();
    model.ask();
    model.plan();
    assertThat(problem(model)).contains("gammas");
    assertThat(planned).isEmpty();
    model.form().folder().set(folder.resolve("other").toString());
    assertThat(model.isReady()).isTrue();
    model.plan();
    assertThat(planned).hasSize(1);
  }
}
