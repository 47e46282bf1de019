package io.github.lossmith.app.train.sweep.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.scheduler.ShellWords;
import io.github.lossmith.app.scheduler.SweepSubmission;
import io.github.lossmith.trainer.sweep.SweepFile;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepPlan;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of Slurm in the window, and the commands that are shown. */
class SubmitFormTest {
  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private SweepPlan plan;

  @BeforeEach
  void plan() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("many.sweep.json"),
            """
            {"name": "many", "experiment": "quick", "losses": [{"name": "CE", "design": "ce"}],
             "grid": {"seed": "0-7"}, "needs": {"cpus": 2, "minutes": 30}}
            """);
    plan =
        SweepFile.read(file)
            .then(sweep -> SweepPlanning.plan(sweep, new SweepFolder(folder.resolve("many"))))
            .orThrow()
            .plan();
  }

  private SubmitForm form(Set<Integer> queued) {
    return new SubmitForm(
        plan,
        new SubmitForm.Ready(
            SweepSubmission.of(plan, false),
            SweepSubmission.of(plan, true),
            new SweepSubmission.Seen(queued, 1001)));
  }

  private String calls(SubmitForm form) {
    return form.calls().get().orThrow();
  }

  @Test
  void nothingTypedIsWhatThePlanSays() {
    SubmitForm form = form(Set.of(1, 2));
    assertThat(form.needs()).isEmpty();
    assertThat(form.left()).isEqualTo(8);
    assertThat(form.queued()).isEqualTo(2);
    assertThat(form.command().get()).endsWith(" sweep submit " + plan.folder());
    assertThat(calls(form)).contains("#SBATCH --cpus-per-task=2", "#SBATCH --time=30");
    assertThat(calls(form)).contains("\nsbatch --parsable --array=3-8 ");
    assertThat(form.possible().get()).isTrue();
    assertThat(form(Set.of(1, 2, 3, 4, 5, 6, 7, 8)).possible().get()).isFalse();
  }

  @Test
  void theCommandsChangeWithTheFields() {
    SubmitForm form = form(Set.of());
    form.input(SubmitInput.PACK).set("4");
    form.input(SubmitInput.GPUS).set("1");
    form.input(SubmitInput.TIME).set("2:00:00");
    form.input(SubmitInput.PARTITION).set("gpu");
    form.input(SubmitInput.MORE).set("--account='my group' --mem=8G");
    form.failed().set(true);
    assertThat(form.command().get())
        .endsWith(
            "sweep submit "
                + plan.folder()
                + " --pack 4 --gpus 1 --time 2:00:00 --partition gpu --failed"
                + " -- '--account=my group' --mem=8G");
    assertThat(calls(form))
        .contains(
            "#SBATCH --cpus-per-task=8",
            "#SBATCH --gpus=1",
            "#SBATCH --time=2:00:00",
            "#SBATCH --partition=gpu",
            "#SBATCH \"--account=my group\" --mem=8G",
            "\nsbatch --parsable --array=1-2 ");
    assertThat(plan.folder().resolve("job.sh")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"PACK,0", "PACK,300", "PACK,two", "GPUS,-1", "MORE,--mem='8G"})
  void whatIsWrongIsToldBelowItsField(SubmitInput input, String typed) {
    SubmitForm form = form(Set.of());
    form.input(input).set(typed);
    assertThat(form.problems().get()).containsOnlyKeys(input);
    assertThat(form.problems().get().get(input).message()).doesNotContain("\n");
    assertThat(form.possible().get()).isFalse();
    form.input(input).set("");
    assertThat(form.problems().get()).isEmpty();
    assertThat(form.possible().get()).isTrue();
  }

  @Test
  void anEditedScriptIsNotOverwrittenByWhatIsTyped() throws IOException {
    Files.writeString(plan.folder().resolve("job.sh"), "#!/bin/bash\n#SBATCH --mem=1G\npack=2 \n");
    SubmitForm form = form(Set.of());
    assertThat(calls(form)).contains("#SBATCH --mem=1G", "--array=1-4 ");
    form.input(SubmitInput.TIME).set("5");
    assertThat(form.calls().get().failure().orElseThrow().key()).isEqualTo("app.submit.edited");
    assertThat(form.possible().get()).isFalse();
  }

  @Test
  void wordsAreCutAsAShellDoes() {
    assertThat(ShellWords.parse(" -A \"my group\"  --x=a' b'c '' ").orThrow())
        .containsExactly("-A", "my group", "--x=a bc", "");
    assertThat(ShellWords.parse("").orThrow()).isEmpty();
  }
}
