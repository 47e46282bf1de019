package io.github.lossmith.app.train;

import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.trainer.cache.TemporaryFolder;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.sweep.SweepFile;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;

/**
 * How long the window takes to open a sweep of 1,000 planned runs, of which 900 are finished, and
 * how smooth its page is while ten of them train. With a folder as argument, writes the sweep there
 * and ends. A program, not a test: {@code PROGRAM=SweepBenchmark scripts/benchmark-window.sh}.
 */
final class SweepBenchmark {
  private static final int FINISHED = 900;
  private static final int TRAINING = 10;
  private static final int STEPS = 200;
  private static final long SECONDS = 20;

  /** 10 losses under 10 settings with 10 seeds. */
  private static final String PLAN =
      """
      {"name": "thousand", "experiment": "quick",
       "losses": [{"name": "Focal", "design": "focal",
                   "parameters": {"gamma": [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]}}],
       "grid": {"seed": "0-9", "iterations": 200, "learningRate": [0.0001, 0.0002, 0.0003, 0.0004,
                0.0005, 0.0006, 0.0007, 0.0008, 0.0009, 0.001]}}
      """;

  private SweepBenchmark() {}

  /** {@code args}: nothing, or a folder for the sweep. */
  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      write(Path.of(args[0]));
      return;
    }
    TemporaryFolder temporary = TemporaryFolder.take().orElseThrow();
    try {
      measure(Files.createDirectory(temporary.path().resolve("sweep")));
    } finally {
      temporary.delete();
    }
    System.exit(0);
  }

  private static List<SweepTask> write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = Files.writeString(folder.resolveSibling("thousand.sweep.json"), PLAN);
    Files.deleteIfExists(folder);
    List<SweepTask> tasks =
        SweepFile.read(file)
            .then(sweep -> SweepPlanning.plan(sweep, new SweepFolder(folder)))
            .orThrow()
            .plan()
            .tasks();
    for (SweepTask task : tasks.subList(0, FINISHED)) {
      finish(task);
    }
    return tasks;
  }

  private static void finish(SweepTask task) throws IOException {
    RunDirectory run = task.run();
    Files.createDirectories(run.path());
    ExperimentFile.write(task.experiment().orThrow(), run.experiment());
    try (MetricsWriter metrics = MetricsWriter.open(run.metrics())) {
      for (int step = 1; step <= STEPS; step++) {
        double level = 0.4 + 3.0 / Math.sqrt(step);
        metrics.append(
            new Step(
                task.loss(), step, Instant.now(), level, level * 0.7, level * 0.3, 1e-3, 4, 100));
      }
      double map = 0.5 + 0.01 * (task.number() % 7);
      Map<String, Double> ap = Map.of("a", map, "b", map);
      metrics.append(new Evaluation(task.loss(), STEPS, Instant.now(), map, map, ap, ap, 0.5));
    }
    run.write(
        RunState.preparing(Instant.now())
            .at(task.loss(), STEPS, STEPS, 1)
            .ended(RunStatus.FINISHED, ""));
  }

  private static void measure(Path home) throws Exception {
    Path folder = home.resolve("thousand");
    List<SweepTask> tasks = write(folder);
    Thread trainer = new Thread(() -> train(tasks.subList(FINISHED, FINISHED + TRAINING)));
    trainer.setDaemon(true);
    trainer.start();
    AtomicReference<TrainPlace> place = new AtomicReference<>();
    TestWindow window =
        TestWindow.open(
            home,
            services -> {
              place.set(
                  new TrainPlace(
                      services, DesignHandover.EMPTY, run -> idle(), home.resolve("empty")));
              return List.of(place.get());
            });
    TrainModel model = place.get().model();
    System.out.printf(
        Locale.ROOT,
        "sweep of %d runs opened in %.0f ms%n",
        tasks.size(),
        open(window, model, folder));
    long start = System.nanoTime();
    TestWindow.onScreen(
        () -> {
          model.list().selection().showOnly(new RunDirectory(folder));
          model.part().set(TrainModel.SWEEP);
          return true;
        });
    window.until("the table", () -> table(window).getItems().size() == TRAINING);
    System.out.printf(Locale.ROOT, "its table in %.0f ms%n", (System.nanoTime() - start) / 1e6);
    report(frames(window), window);
  }

  private static Process idle() throws IOException {
    throw new IOException("nothing is started here");
  }

  /** A state of each every second, as trainers write it. */
  private static void train(List<SweepTask> tasks) {
    try {
      for (int step = 1; true; step = step % STEPS + 1) {
        for (SweepTask task : tasks) {
          RunState state = RunState.preparing(Instant.now()).withStatus(RunStatus.TRAINING);
          task.run().write(state.at(task.loss(), step, STEPS, (double) step / STEPS));
        }
        Thread.sleep(1000);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** From the choice of the folder to the frame that shows its row, milliseconds. */
  private static double open(TestWindow window, TrainModel model, Path folder)
      throws InterruptedException {
    CountDownLatch shown = new CountDownLatch(1);
    AtomicReference<Double> took = new AtomicReference<>(Double.NaN);
    TestWindow.onScreen(
        () -> {
          long start = System.nanoTime();
          model.list().runs().choose(folder);
          new AnimationTimer() {
            private boolean there;

            @Override
            public void handle(long now) {
              ListView<?> list = (ListView<?>) window.scene().lookup("#runs");
              if (there) {
                took.set((System.nanoTime() - start) / 1e6);
                stop();
                shown.countDown();
              }
              there = list.getItems().size() == 1;
            }
          }.start();
          return true;
        });
    shown.await();
    return took.get();
  }

  private static TableView<?> table(TestWindow window) {
    return (TableView<?>) window.scene().lookup("#sweep-table");
  }

  /** The times between frames, milliseconds, while the table is scrolled. */
  private static double[] frames(TestWindow window) throws InterruptedException {
    List<Double> gaps = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    TestWindow.onScreen(
        () -> {
          long start = System.nanoTime();
          new AnimationTimer() {
            private long last = start;

            @Override
            public void handle(long pulse) {
              long now = System.nanoTime();
              gaps.add((now - last) / 1e6);
              last = now;
              int columns = table(window).getColumns().size();
              table(window).scrollToColumnIndex((int) ((now - start) / 100_000_000L % columns));
              if (now - start > SECONDS * 1_000_000_000L) {
                stop();
                done.countDown();
              }
            }
          }.start();
          return true;
        });
    done.await();
    return gaps.stream().skip(1).mapToDouble(gap -> gap).toArray();
  }

  private static void report(double[] gaps, TestWindow window) {
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%.1f frames/s; %.1f %% of the frames within 1/30 s; median %.1f ms, 95 %% %.1f ms, most"
            + " %.1f ms; %.0f x %.0f pixels%n",
        1e3 * sorted.length / Arrays.stream(sorted).sum(),
        100.0 * Arrays.stream(sorted).filter(gap -> gap <= 1e3 / 30).count() / sorted.length,
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length - 1],
        window.scene().getWidth(),
        window.scene().getHeight());
  }
}
