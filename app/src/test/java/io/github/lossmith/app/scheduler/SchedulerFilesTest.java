package io.github.lossmith.app.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The job files of all schedulers, with their variables and a small program for Lossmith. */
@DisabledOnOs(OS.WINDOWS)
class SchedulerFilesTest {
  private static final Path FILES = Path.of("../docs/cluster");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ *command: \\[\"/bin/sh\", \"-c\", \"(.*)\"]$");

  @TempDir private Path folder;
  private Path calls = Path.of("");

  @BeforeEach
  void program() throws IOException {
    calls = folder.resolve("calls.txt");
    executable("lossmith", "echo \"$@\" >> " + calls + "\nexit ${CODE:-0}");
  }

  private void executable(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process start(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("LOSSMITH", folder.resolve("lossmith").toString());
    builder.environment().put("SWEEP", "/shared/my sweep");
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    return builder.redirectOutput(folder.resolve("out.txt").toFile()).start();
  }

  private int run(String file, Map<String, String> environment) throws Exception {
    return start(List.of("bash", FILES.resolve(file).toString()), environment).waitFor();
  }

  private List<String> calls() throws IOException {
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  @Test
  void arraysTrainTheTaskOfTheirIndex() throws Exception {
    assertThat(run("pbs.sh", Map.of("PBS_ARRAY_INDEX", "7"))).isZero();
    assertThat(run("sge.sh", Map.of("SGE_TASK_ID", "8"))).isZero();
    assertThat(run("lsf.sh", Map.of("LSB_JOBINDEX", "9"))).isZero();
    assertThat(calls())
        .containsExactly(
            "sweep task /shared/my sweep 7",
            "sweep task /shared/my sweep 8",
            "sweep task /shared/my sweep 9");
  }

  @Test
  void exitCodeOfTheTaskArrives() throws Exception {
    for (String code : List.of("1", "2", "3", "75")) {
      assertThat(run("pbs.sh", Map.of("PBS_ARRAY_INDEX", "7", "CODE", code)))
          .asString()
          .isEqualTo(code);
      assertThat(run("lsf.sh", Map.of("LSB_JOBINDEX", "7", "CODE", code)))
          .asString()
          .isEqualTo(code);
    }
    assertThat(run("sge.sh", Map.of("SGE_TASK_ID", "7", "CODE", "1"))).isEqualTo(1);
    assertThat(run("sge.sh", Map.of("SGE_TASK_ID", "7", "CODE", "75"))).isEqualTo(99);
  }

  private void trainingThatStops() throws IOException {
    executable(
        "lossmith",
        "trap 'echo checkpoint >> "
            + calls
            + "; exit 75' TERM\necho begun >> "
            + calls
            + "\nwhile :; do sleep 0.05; done");
  }

  @Test
  void signalReachesTheTraining() throws Exception {
    trainingThatStops();
    assertThat(signalled("pbs.sh", Map.of("PBS_ARRAY_INDEX", "1"), "TERM")).isEqualTo(75);
    assertThat(signalled("lsf.sh", Map.of("LSB_JOBINDEX", "1"), "TERM")).isEqualTo(75);
    assertThat(signalled("sge.sh", Map.of("SGE_TASK_ID", "1"), "USR2")).isEqualTo(99);
  }

  private int signalled(String file, Map<String, String> environment, String signal)
      throws Exception {
    Files.deleteIfExists(calls);
    return signalled(start(List.of("bash", FILES.resolve(file).toString()), environment), signal);
  }

  private int signalled(Process job, String signal) throws Exception {
    while (calls().isEmpty()) {
      Thread.sleep(20);
    }
    new ProcessBuilder("kill", "-" + signal, Long.toString(job.pid())).start().waitFor();
    int code = job.waitFor();
    assertThat(calls()).contains("checkpoint");
    return code;
  }

  @Test
  void kubernetesCountsFromZeroAndGivesTheSignalToTheTraining() throws Exception {
    String text = Files.readString(FILES.resolve("kubernetes.yaml"));
    Matcher command = COMMAND.matcher(text);
    assertThat(command.find()).isTrue();
    String shell = command.group(1).replace("\\\"", "\"");
    Process pod =
        start(List.of("/bin/sh", "-c", shell), Map.of("JOB_COMPLETION_INDEX", "6", "CODE", "75"));
    assertThat(pod.waitFor()).isEqualTo(75);
    assertThat(calls()).containsExactly("sweep task /shared/my sweep 7");
    trainingThatStops();
    Files.delete(calls);
    List<String> again = List.of("/bin/sh", "-c", shell);
    assertThat(signalled(start(again, Map.of("JOB_COMPLETION_INDEX", "0")), "TERM")).isEqualTo(75);
    assertThat(text).contains("completionMode: Indexed", "restartPolicy: Never");
  }

  /** job.sh of Slurm, with an sbatch's environment and a squeue that says what it is told. */
  private int slurm(
      int pack, String index, String state, Map<String, String> more, String... arguments)
      throws Exception {
    executable("squeue", "echo " + state);
    executable("scontrol", "echo \"$@\" >> " + folder.resolve("scontrol.txt"));
    JobNeeds needs = new JobNeeds(1, 0, 0, "", "", pack, List.of());
    Path job = folder.resolve("job.sh");
    String lossmith = folder.resolve("lossmith").toString();
    Files.writeString(job, JobScript.of(lossmith, Path.of("/s"), "x", 8, needs).text());
    Map<String, String> environment = new HashMap<>(more);
    environment.put("SLURM_ARRAY_JOB_ID", "1234");
    environment.put("SLURM_ARRAY_TASK_ID", index);
    List<String> command = new ArrayList<>(List.of("bash", job.toString()));
    command.addAll(List.of(arguments));
    return start(command, environment).waitFor();
  }

  @Test
  void slurmPacksTasksAndStopsAtTheLast() throws Exception {
    assertThat(slurm(3, "3", "RUNNING", Map.of())).isZero();
    assertThat(calls()).containsExactlyInAnyOrder("sweep task /s 7", "sweep task /s 8");
    Files.delete(calls);
    assertThat(slurm(1, "5", "RUNNING", Map.of(), "1000", "2000", "--failed")).isZero();
    assertThat(calls()).containsExactly("sweep task /s 1005 --failed");
  }

  @Test
  void slurmPutsBackWhatStoppedUnlessItWasCancelled() throws Exception {
    Path asked = folder.resolve("scontrol.txt");
    assertThat(slurm(2, "1", "COMPLETING", Map.of("CODE", "75"))).isEqualTo(75);
    assertThat(slurm(1, "1", "RUNNING", Map.of("CODE", "1"))).isEqualTo(1);
    assertThat(asked).doesNotExist();
    assertThat(slurm(1, "2", "RUNNING", Map.of("CODE", "75"))).isEqualTo(75);
    assertThat(Files.readAllLines(asked)).containsExactly("requeue 1234_2");
  }
}
