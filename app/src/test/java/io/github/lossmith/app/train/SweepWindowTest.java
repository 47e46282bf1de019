package io.github.lossmith.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.scheduler.SlurmProgram;
import io.github.lossmith.app.train.sweep.submit.SweepSubmitter;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.sweep.SweepFile;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The page of a sweep. */
class SweepWindowTest extends WrittenRunsWindow {
  private List<SweepTask> plan() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("many.sweep.json"),
            """
            {"name": "many", "experiment": "quick",
             "losses": [{"name": "CE", "design": "ce"}, {"name": "Maki", "design": "maki"}],
             "grid": {"seed": [0], "learningRate": [0.001, 0.01], "iterations": 20}}
            """);
    return SweepFile.read(file)
        .then(sweep -> SweepPlanning.plan(sweep, new SweepFolder(runs().resolve("many"))))
        .orThrow()
        .plan()
        .tasks();
  }

  private TableView<?> table() {
    return window.find("#sweep-table", TableView.class);
  }

  @Test
  void theSelectedSweepIsATableAndTheCurvesOfACellAreInWatch() throws IOException {
    List<SweepTask> tasks = plan();
    tasks.get(0).run().write(training());
    window.until("the row", () -> !place.model().list().runs().rows().isEmpty());
    TestWindow.onScreen(
        () -> {
          place.model().list().selection().showOnly(new RunDirectory(runs().resolve("many")));
          place.model().part().set(TrainModel.SWEEP);
          return "shown";
        });
    window.until("the table", () -> table().getItems().size() == 2);
    assertThat(table().getColumns()).hasSize(3);
    Label progress = window.find("#sweep-progress", Label.class);
    window.until(
        "the run that trains",
        () -> progress.getText().startsWith("many: 0 of 4 runs finished, 1 running, 3 waiting"));
    assertThat(window.find("#sweep-submit", Button.class).isDisabled()).isFalse();
    TestWindow.onScreen(() -> choose(table()));
    window.press(KeyCode.ENTER);
    window.until("Watch", () -> place.model().part().get() == TrainModel.WATCH);
    assertThat(place.model().watch().shown()).containsExactly(tasks.get(0).run());
    assertThat(place.model().sweep().row()).isPresent();
  }

  @Test
  void aNewSweepIsTypedIntoFieldsAndPlanned() {
    TestWindow.onScreen(
        () -> {
          place.model().part().set(TrainModel.SWEEP);
          window.find("#new-sweep", TitledPane.class).setExpanded(true);
          return "open";
        });
    TestWindow.onScreen(
        () -> {
          window.find("#sweep-name", TextField.class).setText("typed");
          window.find("#sweep-seeds", TextField.class).setText("x2");
          window.find("#sweep-memory", TextField.class).setText("4 GB");
          return "typed";
        });
    Label needs = window.find("#sweep-needs-why", Label.class);
    window.until("the problem", () -> needs.isVisible() && needs.getText().contains("4 GB"));
    assertThat(window.find("#new-sweep-plan", Button.class).isDisabled()).isTrue();
    TestWindow.onScreen(
        () -> {
          window.find("#sweep-memory", TextField.class).setText("4G");
          return "mended";
        });
    assertThat(window.find("#new-sweep-text", TextArea.class).getText())
        .contains("\"name\": \"typed\"", "\"seed\": \"0-1\"", "\"memory\": \"4G\"");
    Button plan = window.find("#new-sweep-plan", Button.class);
    window.until(
        "it can be planned",
        () -> {
          if (plan.isDisabled()) {
            return false;
          }
          plan.fire();
          return true;
        });
    window.until("its page", () -> table().getItems().size() == 4);
    assertThat(window.find("#new-sweep", TitledPane.class).isExpanded()).isFalse();
    assertThat(new SweepFolder(runs().resolve("typed")).read().orThrow().tasks()).hasSize(16);
  }

  /** A Slurm whose programs are small scripts. */
  private SlurmProgram slurm() throws IOException {
    for (String name : List.of("sbatch", "squeue", "scontrol")) {
      Path program = home.resolve(name);
      Files.writeString(program, "#!/bin/sh\n" + (name.equals("sbatch") ? "echo 1234" : "") + "\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return new SlurmProgram(home + "/", Duration.ofSeconds(60));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsTypedInTheDialogOfSlurmIsSubmitted() throws IOException {
    plan();
    Path sweep = runs().resolve("many");
    List<String> shown = new ArrayList<>();
    window.dialogs.onForm =
        form -> {
          ((TextField) form.lookup("#submit-time")).setText("2:00:00");
          ((TextField) form.lookup("#submit-pack")).setText("2");
          shown.add(((TextArea) form.lookup("#submit-command")).getText());
        };
    window.dialogs.answers.add("app.train.sweep.submit.yes");
    SweepSubmitter submitter =
        new SweepSubmitter(window.services, slurm(), () -> shown.add("submitted"));
    SweepPlan planned = new SweepFolder(sweep).read().orThrow();
    TestWindow.onScreen(
        () -> {
          submitter.submit(planned);
          return "asked";
        });
    window.until("the job", () -> window.notice().contains("1234 (1-2)"));
    assertThat(shown).hasSize(2).last().isEqualTo("submitted");
    assertThat(shown.get(0)).endsWith("--pack 2 --time 2:00:00");
    assertThat(Files.readString(sweep.resolve("job.sh")))
        .contains("#SBATCH --time=2:00:00", "\npack=2 ");
    SweepSubmitter without =
        new SweepSubmitter(
            window.services, new SlurmProgram(home + "/none/", Duration.ofSeconds(1)), () -> {});
    TestWindow.onScreen(
        () -> {
          without.submit(planned);
          return "asked";
        });
    window.until("what is missing", () -> window.notice().contains("sbatch"));
    assertThat(window.dialogs.asked).containsExactly("app.train.sweep.submit.title");
  }

  private static <S> String choose(TableView<S> table) {
    table.requestFocus();
    table.getSelectionModel().clearAndSelect(0, table.getColumns().get(1));
    return "chosen";
  }
}
