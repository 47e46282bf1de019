package io.github.lossmith.app.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.history.MetricJson;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings as the tasks of a real Slurm on this machine, with what happens to them there. */
@Tag("slow")
class SlurmSweepTest {
  private static final int TASKS = 8;
  private static final int STEPS = 150;

  /** On two busy cores; a requeued job may wait for its turn. */
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  @TempDir private Path folder;
  private Path script = Path.of("");
  private Path lossmith = Path.of("");

  @BeforeEach
  void start() throws Exception {
    Assumptions.assumeTrue(
        "root".equals(System.getProperty("user.name"))
            && answers("sh", "-c", "command -v sbatch slurmctld slurmd munged"),
        "SKIPPED: no Slurm, or not root; apt-get install slurm-wlm munge");
    script = folder.resolve("slurm.sh");
    try (InputStream in = getClass().getResourceAsStream("slurm.sh")) {
      Files.write(script, in.readAllBytes());
    }
    slurm("up");
    lossmith = folder.resolve("lossmith");
    Files.writeString(
        lossmith,
        """
        #!/bin/sh
        exec '%s' -XX:TieredStopAtLevel=1 -Dlossmith.command='%s' -Dlossmith.cache='%s' \
          -cp '%s' io.github.lossmith.app.LossmithMain "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                lossmith,
                folder.resolve("cache"),
                System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(lossmith, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(
        folder.resolve("x.sweep.json"),
        """
        {"version": 1, "name": "on slurm", "experiment": {"name": "x",
          "data": {"source": "synthetic", "images": 16, "testImages": 6},
          "detector": {"trunk": "small", "size": 96, "copies": 1,
            "minimumSizes": [16, 40, 60], "maximumSizes": [40, 60, 90]},
          "schedule": {"iterations": %d, "batch": 8, "evaluations": 2, "checkpointEvery": 10}},
         "losses": [{"name": "ce", "design": "ce"}, {"name": "focal", "design": "focal"}],
         "grid": {"seed": [0, 1, 2, 3]}, "needs": {"cpus": 1, "minutes": 30}}
        """
            .formatted(STEPS));
  }

  @AfterEach
  void end() throws Exception {
    if (Files.exists(script)) {
      run("scancel", "--user=root");
      await("the jobs have ended", () -> queue().isEmpty());
      slurm("down");
    }
  }

  private void slurm(String what) throws Exception {
    run("bash", script.toString(), what, folder.resolve("slurm").toString());
  }

  private static boolean answers(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  /** What a program prints; both streams, since daemons would keep a pipe open. */
  private String run(String... command) throws Exception {
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("SLURM_CONF", folder.resolve("slurm/slurm.conf").toString());
    Process process = builder.start();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return Files.readString(out);
  }

  private List<String> queue() throws Exception {
    return run("squeue", "-h", "-r", "-o", "%F_%K %T").lines().toList();
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(200);
    }
  }

  private List<SweepTask> plan(String name) throws Exception {
    String out = folder.resolve(name).toString();
    run(lossmith.toString(), "sweep", "plan", folder.resolve("x.sweep.json") + "", "--out", out);
    List<SweepTask> tasks = new SweepFolder(Path.of(out)).read().orThrow().tasks();
    assertThat(tasks).hasSize(TASKS);
    return tasks;
  }

  private String submit() throws Exception {
    return run(lossmith.toString(), "sweep", "submit", folder.resolve("sweep").toString());
  }

  private static List<Step> steps(RunDirectory run) throws IOException {
    List<Step> steps = new ArrayList<>();
    if (Files.exists(run.metrics())) {
      for (String line : Files.readAllLines(run.metrics())) {
        MetricJson.read(line)
            .filter(Step.class::isInstance)
            .map(Step.class::cast)
            .ifPresent(steps::add);
      }
    }
    return steps;
  }

  private static List<Double> measured(RunDirectory run) throws IOException {
    List<Double> numbers = new ArrayList<>();
    for (String text : Files.readAllLines(run.metrics())) {
      Optional<Evaluation> evaluation =
          MetricJson.read(text).filter(Evaluation.class::isInstance).map(Evaluation.class::cast);
      evaluation.ifPresent(one -> numbers.addAll(List.of(one.map11(), one.mapAll())));
    }
    steps(run).forEach(step -> numbers.add(step.total()));
    return numbers;
  }

  private static boolean trains(SweepTask task) throws IOException {
    int made = steps(task.run()).size();
    return made >= 2 && made < STEPS;
  }

  private String job(String index) throws Exception {
    return queue().stream()
        .filter(line -> line.matches("[0-9]+_" + index + " .*"))
        .map(line -> line.replaceAll("_.*", ""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRunIsFinishedOnceWhateverHappens() throws Exception {
    List<SweepTask> tasks = plan("sweep");
    assertThat(submit()).contains("8 tasks");
    assertThat(submit()).as("all are queued").contains("nothing to submit");
    // the node is said to have three cores: the third is for the job that comes twice
    run("scontrol", "update", "JobId=" + job("8"), "ArrayTaskThrottle=2");
    requeue(tasks.get(0));
    SweepTask killed = killChild(tasks);
    SweepTask twice = submitTwice(tasks);
    restartSlurm(tasks);
    await("the queue is empty", () -> queue().isEmpty());
    assertThat(submit()).as("repair of the killed one").contains("1 tasks");
    await("the queue is empty", () -> queue().isEmpty());
    assertThat(submit()).contains("nothing to submit");
    for (SweepTask task : tasks) {
      RunDirectory run = task.run();
      assertThat(run.state().orElseThrow().status()).isEqualTo(RunStatus.FINISHED);
      assertThat(steps(run)).extracting(Step::iteration).doesNotHaveDuplicates().hasSize(STEPS);
    }
    List<SweepTask> alone = plan("alone");
    for (SweepTask task : List.of(tasks.get(0), killed, twice)) {
      String number = Integer.toString(task.number());
      run(lossmith.toString(), "sweep", "task", folder.resolve("alone").toString(), number);
      RunDirectory whole = alone.get(task.number() - 1).run();
      assertThat(measured(task.run())).isEqualTo(measured(whole));
    }
  }

  /** Slurm ends the job with SIGTERM and starts it again; it goes on from its checkpoint. */
  private void requeue(SweepTask task) throws Exception {
    await("the first task trains", () -> trains(task));
    String job = job("1");
    run("scontrol", "requeue", job + "_1");
    await("it was stopped", () -> queue().contains(job + "_1 PENDING"));
    assertThat(task.run().state().orElseThrow().status()).isEqualTo(RunStatus.STOPPED);
    run("scontrol", "update", "JobId=" + job + "_1", "StartTime=now");
  }

  /** The training process, not the command that waits for it. */
  private static SweepTask killChild(List<SweepTask> tasks) throws Exception {
    List<SweepTask> training = new ArrayList<>();
    await(
        "a task trains",
        () -> {
          for (SweepTask task : tasks.subList(1, TASKS)) {
            if (trains(task) && task.run().state().orElseThrow().process().isAlive()) {
              training.add(task);
            }
          }
          return !training.isEmpty();
        });
    RunDirectory run = training.get(0).run();
    ProcessHandle process = run.state().orElseThrow().process().handle().orElseThrow();
    process.destroyForcibly();
    process.onExit().get();
    return training.get(0);
  }

  /** A second job for a task that is being trained is refused by the lock. */
  private SweepTask submitTwice(List<SweepTask> tasks) throws Exception {
    List<SweepTask> begun = new ArrayList<>();
    await(
        "a later task begins",
        () -> {
          for (SweepTask task : tasks) {
            if (isActive(task) && steps(task.run()).size() < STEPS / 5) {
              begun.add(task);
            }
          }
          return !begun.isEmpty();
        });
    String number = Integer.toString(begun.get(0).number());
    run("sbatch", "--array=" + number, folder.resolve("sweep/job.sh").toString(), "0", "8");
    Path jobs = folder.resolve("sweep/jobs");
    await("it is refused", () -> printed(jobs).contains("is being trained by another process"));
    return begun.get(0);
  }

  private static String printed(Path jobs) throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.newDirectoryStream(jobs, "*.txt")) {
      for (Path file : files) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private boolean isActive(SweepTask task) {
    try {
      return task.run().state().filter(state -> state.process().isAlive()).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  private void restartSlurm(List<SweepTask> tasks) throws Exception {
    await("a task trains", () -> tasks.stream().anyMatch(this::isActive));
    slurm("kill");
    assertThat(tasks.stream().anyMatch(this::isActive)).as("trainings go on").isTrue();
    slurm("again");
  }
}
