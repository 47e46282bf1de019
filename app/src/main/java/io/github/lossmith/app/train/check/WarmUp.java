package io.github.lossmith.app.train.check;

import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.cache.ScratchFolder;
import io.github.lossmith.trainer.engine.CheckpointFiles;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.ProgramRefused;
import io.github.lossmith.trainer.engine.RunStarter;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Features;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.history.StepQuantity;
import io.github.lossmith.trainer.run.LogTail;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures the cost of a run: the same detector and batch train for a few steps on generated
 * images, in a process of their own as a real run does.
 */
public final class WarmUp {
  private static final int STEPS = 8;
  private static final int TEST_IMAGES = 8;
  private static final int MAX_SECONDS = 90;

  /** Where the network is compiled first: 90 to 120 s for the small one on two busy cores. */
  private static final int MAX_SECONDS_COMPILING = 300;

  private static final int FROZEN_IMAGES = 48;
  private static final int POLL_MS = 100;

  private final RunStarter starter;

  public WarmUp(RunStarter starter) {
    this.starter = starter;
  }

  /**
   * What was measured; NaN or 0 where it could not be.
   *
   * @param prepareSeconds from the start to the first step, without features
   * @param featureSeconds of a frozen trunk, an image; 0 where there is none
   * @param stepSeconds a training step, the median
   * @param testSeconds a test image in an evaluation
   * @param checkpointBytes a checkpoint
   * @param memoryBytes most memory that the process held at a time
   */
  public record Measured(
      double prepareSeconds,
      double featureSeconds,
      double stepSeconds,
      double testSeconds,
      long checkpointBytes,
      long memoryBytes) {}

  /**
   * Runs the warm-up, at most {@value #MAX_SECONDS} seconds, {@value #MAX_SECONDS_COMPILING} with a
   * compiler.
   *
   * @return a problem with the reason where no step was finished
   * @throws UncheckedIOException if there is no room for a scratch folder
   */
  Outcome<Measured> measure(Experiment experiment, EngineChoice choice) {
    int seconds = choice.compile() ? MAX_SECONDS_COMPILING : MAX_SECONDS;
    try (ScratchFolder scratch = ScratchFolder.create("warm-up")) {
      RunDirectory run = new RunDirectory(scratch.resolve("run"));
      Instant start = Instant.now();
      Files.createDirectories(run.path());
      ExperimentFile.write(small(experiment), run.experiment());
      choice.write(run);
      run.write(RunState.queued(start));
      long memory = watch(starter.rehearse(run, scratch.resolve("cache")), seconds);
      return measured(run, start, memory)
          .map(Outcome::ok)
          .orElseGet(() -> Outcome.bad(failure(run, seconds)));
    } catch (ProgramRefused refused) {
      return Outcome.bad(refused.problem());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Why no step was finished: as the training says, as its process did last, or the time. */
  private static Problem failure(RunDirectory run, int seconds) {
    String said = "";
    try {
      said = run.state().map(RunState::error).orElse("");
    } catch (IOException unreadable) {
      // the log may say it
    }
    String words = said.isEmpty() ? LogTail.lastLine(run.log()).orElse("") : said;
    return words.isEmpty()
        ? Problem.of("app.train.estimate.none", Integer.toString(seconds))
        : Problem.of("app.train.estimate.failed", OneLine.of(words));
  }

  private static Experiment small(Experiment experiment) {
    Schedule schedule = experiment.schedule();
    boolean frozen = experiment.detector().trunk() == TrunkMode.FROZEN;
    int images = Math.max(frozen ? FROZEN_IMAGES : 16, schedule.batch());
    DataSource few = new DataSource.Generated(images, TEST_IMAGES);
    return experiment
        .withData(few)
        .withLosses(experiment.losses().subList(0, 1))
        .withSchedule(
            new Schedule(
                STEPS, schedule.batch(), schedule.seed(), 1, STEPS, schedule.accumulate()));
  }

  private static long watch(Process process, int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long most = 0;
    try {
      while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
        most = Math.max(most, resident(process.pid()));
        if (System.nanoTime() > end) {
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException closing) {
      process.destroyForcibly().onExit().join();
      Thread.currentThread().interrupt();
    }
    return most;
  }

  /** Linux only: the most memory that the process has held; 0 elsewhere. */
  private static long resident(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  private static Optional<Measured> measured(RunDirectory run, Instant start, long memory)
      throws IOException {
    RunHistory all = RunHistory.read(run);
    Optional<LossHistory> history = all.losses().stream().findFirst();
    if (history.isEmpty() || history.get().steps() == 0) {
      return Optional.empty();
    }
    LossHistory loss = history.get();
    List<Features> features = all.features();
    double prepared = (loss.firstTime().toEpochMilli() - start.toEpochMilli()) / 1e3;
    return Optional.of(
        new Measured(
            Math.max(0, prepared - seconds(features)),
            each(features),
            stepSeconds(run, loss),
            loss.finalEvaluation().map(Evaluation::seconds).orElse(Double.NaN) / TEST_IMAGES,
            checkpointBytes(run, loss),
            memory));
  }

  /** Seconds an image; each line counts the seconds from the first image on. */
  private static double each(List<Features> features) {
    int images = features.stream().mapToInt(Features::images).sum();
    return images == 0 ? 0 : seconds(features) / images;
  }

  private static double seconds(List<Features> features) {
    return features.isEmpty() ? 0 : features.get(features.size() - 1).seconds();
  }

  /** Seconds of a step, from the speed that the trainer measured after its code was compiled. */
  private static double stepSeconds(RunDirectory run, LossHistory loss) {
    double[] speeds = loss.values(StepQuantity.IMAGES_PER_SECOND);
    Arrays.sort(speeds, speeds.length / 2, speeds.length);
    int batch = ExperimentFile.read(run.experiment()).fold(e -> e.schedule().batch(), problem -> 1);
    return batch / speeds[speeds.length - 1 - (speeds.length - 1) / 4];
  }

  private static long checkpointBytes(RunDirectory run, LossHistory loss) throws IOException {
    CheckpointFiles files = Engines.of(run).orThrow().checkpoints(run).files();
    List<Long> steps = files.steps(loss.loss());
    return steps.isEmpty() ? 0 : Files.size(files.file(loss.loss(), steps.get(steps.size() - 1)));
  }
}
