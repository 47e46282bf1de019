package io.github.lossmith.app.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is put into the queue of a Slurm whose programs are small scripts. */
@DisabledOnOs(OS.WINDOWS)
class SweepSubmissionTest {
  private static final JobNeeds PLANNED = new JobNeeds(2, 4000, 0, "30", "", 1, List.of());

  @TempDir private Path folder;
  private Path programs = Path.of("");
  private Path calls = Path.of("");

  @BeforeEach
  void programs() throws IOException {
    programs = Files.createDirectories(folder.resolve("programs"));
    calls = folder.resolve("calls.txt");
    program("sbatch", "echo \"$@\" >> " + calls + "; echo $((1000 + $(wc -l < " + calls + ")))");
    program("squeue", "cat " + folder.resolve("queue.txt") + " 2>/dev/null; true");
    program("scontrol", "echo 'MaxArraySize            = 1001'");
  }

  private void program(String name, String text) throws IOException {
    Path file = programs.resolve(name);
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private SlurmProgram slurm() {
    return new SlurmProgram(programs + "/", Duration.ofSeconds(20));
  }

  private Path sweep() {
    return folder.resolve("my sweep");
  }

  private SweepSubmission submission(int tasks, Set<Integer> unfinished) {
    return new SweepSubmission(
        sweep(), "γ of Focal", tasks, unfinished, "/opt/lossmith/lossmith", false);
  }

  private static Set<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().collect(Collectors.toSet());
  }

  private SweepSubmission.Result submit(int tasks, Set<Integer> unfinished, JobNeeds... needs)
      throws Exception {
    return submission(tasks, unfinished)
        .submit(slurm(), PLANNED, List.of(needs).stream().findFirst())
        .orThrow();
  }

  private List<String> calls() throws IOException {
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  private String script() throws IOException {
    return Files.readString(sweep().resolve("job.sh"));
  }

  private Problem refusal(SlurmProgram slurm) throws Exception {
    Outcome<SweepSubmission.Result> result =
        submission(8, upTo(8)).submit(slurm, PLANNED, Optional.empty());
    return result.failure().orElseThrow();
  }

  @Test
  void unfinishedTasksAreOneArray() throws Exception {
    SweepSubmission.Result result = submit(8, Set.of(1, 2, 3, 5, 8));
    assertThat(result.arrays()).containsExactly(new SweepSubmission.Queued("1001", "1-3,5,8", 5));
    assertThat(calls())
        .containsExactly("--parsable --array=1-3,5,8 " + sweep().resolve("job.sh") + " 0 8");
  }

  @Test
  void scriptIsReadableAndSaysWhatIsNeeded() throws Exception {
    submit(8, upTo(8), new JobNeeds(2, 4000, 1, "2:00:00", "gpu", 4, List.of("-A", "my group")));
    assertThat(script())
        .contains(
            "#SBATCH --cpus-per-task=8\n",
            "#SBATCH --mem=16000M\n",
            "#SBATCH --gpus=1\n",
            "#SBATCH --time=2:00:00\n",
            "#SBATCH --partition=gpu\n",
            "#SBATCH --requeue\n",
            "#SBATCH --open-mode=append\n",
            "#SBATCH --signal=B:TERM@120\n",
            "#SBATCH -A \"my group\"\n",
            "sweep='" + sweep() + "'\n",
            "\npack=4 ");
    assertThat(new ProcessBuilder("bash", "-n", sweep().resolve("job.sh") + "").start().waitFor())
        .isZero();
    assertThat(calls()).singleElement().asString().contains("--array=1-2 ");
  }

  @Test
  void whatIsQueuedIsNotQueuedAgain() throws Exception {
    submit(8, upTo(8));
    Files.writeString(folder.resolve("queue.txt"), "1001 2\n1001 3\n77 5\n99 N/A\n");
    SweepSubmission.Result repair = submit(8, Set.of(2, 3, 4, 5));
    assertThat(repair.queued()).isEqualTo(2);
    assertThat(repair.kept()).isTrue();
    assertThat(calls().get(1)).contains("--array=4-5 ");
    Files.writeString(folder.resolve("queue.txt"), "1001 2\n1001 3\n1002 4\n1002 5\n");
    assertThat(submit(8, Set.of(2, 3, 4, 5)).arrays()).isEmpty();
    assertThat(submit(8, Set.of()).arrays()).isEmpty();
    assertThat(calls()).hasSize(2);
  }

  @Test
  void whatWaitsInTheQueueIsNamedByItsJob() throws Exception {
    assertThat(QueuedTasks.of(sweep(), slurm())).isEqualTo(QueuedTasks.NONE);
    submit(8, upTo(8));
    Files.writeString(folder.resolve("queue.txt"), "1001 2\n1001 3\n1001 8\n77 5\n99 N/A\n");
    QueuedTasks queued = QueuedTasks.of(sweep(), slurm());
    assertThat(queued.jobs()).containsOnlyKeys(2, 3, 8).containsEntry(8, "1001_8");
    assertThat(queued.text()).isEqualTo("1001_[2-3,8]");
    Files.writeString(folder.resolve("queue.txt"), "1001 7\n");
    assertThat(QueuedTasks.of(sweep(), slurm()).text()).isEqualTo("1001_7");
    SlurmProgram none = new SlurmProgram(folder + "/none/", Duration.ofSeconds(1));
    assertThat(QueuedTasks.of(sweep(), none).jobs()).isEmpty();
  }

  @Test
  void arraysAreCutAtTheSitesLimit() throws Exception {
    submit(2500, upTo(2500));
    String end = " " + sweep().resolve("job.sh") + " ";
    assertThat(calls())
        .containsExactly(
            "--parsable --array=1-1000" + end + "0 2500",
            "--parsable --array=1-1000" + end + "1000 2500",
            "--parsable --array=1-500" + end + "2000 2500");
    Files.writeString(folder.resolve("queue.txt"), "1002 7\n1003 500\n");
    submit(2500, Set.of(1007, 2499, 2500));
    assertThat(calls().get(3)).isEqualTo("--parsable --array=499" + end + "2000 2500");
  }

  @Test
  void editedScriptIsUsedAndNeverOverwritten() throws Exception {
    submit(8, upTo(8));
    String edited = script().replace("pack=1 ", "pack=2 ") + "# mine\n";
    Files.writeString(sweep().resolve("job.sh"), edited);
    submit(8, Set.of(5, 8));
    assertThat(script()).isEqualTo(edited);
    assertThat(calls().get(1)).as("jobs of two tasks").contains("--array=3-4 ");
    Outcome<SweepSubmission.Result> asked =
        submission(8, upTo(8)).submit(slurm(), PLANNED, Optional.of(PLANNED));
    assertThat(asked.failure().orElseThrow().key()).isEqualTo("app.submit.edited");
    assertThat(script()).isEqualTo(edited);
  }

  @Test
  void previewWritesNothing() throws Exception {
    String text = submission(8, upTo(8)).preview(slurm(), PLANNED, Optional.empty()).orThrow();
    assertThat(text)
        .startsWith("#!/bin/bash\n")
        .endsWith("# sbatch --parsable --array=1-8 '" + sweep().resolve("job.sh") + "' 0 8\n");
    assertThat(sweep()).doesNotExist();
    assertThat(calls()).isEmpty();
    SlurmProgram none = new SlurmProgram(folder + "/none/", Duration.ofSeconds(1));
    assertThat(submission(8, upTo(8)).preview(none, PLANNED, Optional.empty()).isOk()).isTrue();
  }

  @Test
  void missingRefusedAndSlowAreOneLine() throws Exception {
    SlurmProgram none = new SlurmProgram(folder + "/none/", Duration.ofSeconds(1));
    assertThat(refusal(none).key()).isEqualTo("app.submit.missing");
    assertThat(sweep().resolve("job.sh")).doesNotExist();
    program("sbatch", "echo 'hint' >&2; echo 'sbatch: error: Invalid account' >&2; exit 1");
    assertThat(refusal(slurm()).message()).contains("Invalid account").doesNotContain("\n");
    program("sbatch", "sleep 20");
    SlurmProgram hurried = new SlurmProgram(programs + "/", Duration.ofMillis(500));
    assertThat(refusal(hurried).key()).isEqualTo("app.submit.slow");
  }

  @Test
  void whatWasTakenBeforeARefusalIsRemembered() throws Exception {
    program(
        "sbatch",
        "echo \"$@\" >> "
            + calls
            + "; [ $(wc -l < "
            + calls
            + ") = 1 ] && echo 7 || { echo 'error: too many jobs' >&2; exit 1; }");
    SweepSubmission.Result result = submit(1500, upTo(1500));
    assertThat(result.arrays()).hasSize(1);
    assertThat(result.refusal().orElseThrow().message()).contains("too many jobs");
    Files.writeString(
        folder.resolve("queue.txt"),
        IntStream.rangeClosed(1, 1000).mapToObj(i -> "7 " + i).collect(Collectors.joining("\n")));
    program("sbatch", "echo \"$@\" >> " + calls + "; echo 8");
    assertThat(submit(1500, upTo(1500)).arrays())
        .containsExactly(new SweepSubmission.Queued("8", "1-500", 500));
  }
}
