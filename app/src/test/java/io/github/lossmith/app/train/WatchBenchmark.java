package io.github.lossmith.app.train;

import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.cache.TemporaryFolder;
import io.github.lossmith.trainer.engine.TrainingLauncher;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.group.GroupPreparation;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.animation.AnimationTimer;
import javafx.scene.control.ListView;

/**
 * How smooth the window is while it follows five runs that grow to 40,000 steps, with a process
 * that keeps all cores busy beside it; and how long a folder of 500 finished runs takes. With
 * {@code -Dgroup=true} the five runs are the seeds of a group, each of five losses: 25 curves
 * behind five means with bands, and the last seed grows, in a race. A program, not a test: {@code
 * scripts/benchmark-window.sh}.
 */
final class WatchBenchmark {
  private static final int RUNS = 5;
  private static final int STEPS = 40_000;
  private static final int WRITTEN_BEFORE = 38_000;
  private static final int GROWN = 5;
  private static final int FINISHED_RUNS = 500;
  private static final int FINISHED_STEPS = 2_000;
  private static final long SECONDS = 20;
  private static final boolean GROUP = Boolean.getBoolean("group");
  private static final Experiment EXPERIMENT = ExperimentPresets.named("quick");
  private static final List<String> LOSSES =
      EXPERIMENT.losses().stream().map(LossSettings::name).limit(GROUP ? RUNS : 1).toList();

  private WatchBenchmark() {}

  /** {@code args}: nothing, or the folder that the loading process writes to. */
  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      load(Path.of(args[0]));
      return;
    }
    TemporaryFolder temporary = TemporaryFolder.take().orElseThrow();
    try {
      measure(Files.createDirectory(temporary.path().resolve("watch")));
    } finally {
      temporary.delete();
    }
    System.exit(0);
  }

  private static void measure(Path home) throws Exception {
    Path live = home.resolve("live");
    Path finished = home.resolve("finished");
    if (GROUP) {
      List<Long> seeds = LongStream.range(0, RUNS).boxed().toList();
      Experiment several = EXPERIMENT.withSchedule(EXPERIMENT.schedule().withSeeds(seeds));
      GroupPreparation.prepare(several, new RunGroup(live.resolve("group"))).orThrow();
    }
    List<RunDirectory> all = live(live);
    for (RunDirectory run : all) {
      boolean grows = grow(all).contains(run);
      write(run, grows ? WRITTEN_BEFORE : STEPS, STEPS, !grows);
    }
    for (int i = 0; i < FINISHED_RUNS; i++) {
      write(new RunDirectory(finished.resolve("run-" + i)), FINISHED_STEPS, FINISHED_STEPS, true);
    }
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
        "folder of %d finished runs opened in %.0f ms%n",
        FINISHED_RUNS,
        open(window, model, finished, FINISHED_RUNS));
    Process load = loader(live);
    try {
      open(window, model, live, GROUP ? 1 : RUNS);
      TestWindow.onScreen(
          () -> {
            ListView<?> rows = (ListView<?>) window.scene().lookup("#runs");
            rows.getItems()
                .forEach(row -> model.watch().shown().add(((RunSummary) row).directory()));
            model.options().singles().set(GROUP);
            model.part().set(TrainModel.WATCH);
            return true;
          });
      int grown = grow(all).size() * LOSSES.size() * (WRITTEN_BEFORE + GROWN);
      while (points(model) < grown + (RUNS - grow(all).size()) * LOSSES.size() * STEPS) {
        Thread.sleep(100);
      }
      int before = points(model);
      double[] gaps = frames(window);
      report(gaps, window, before, points(model));
    } finally {
      load.destroyForcibly().waitFor();
    }
  }

  /** The runs that grow. */
  private static List<RunDirectory> live(Path folder) {
    RunGroup group = new RunGroup(folder.resolve("group"));
    return IntStream.range(0, RUNS)
        .mapToObj(i -> GROUP ? group.run(i) : new RunDirectory(folder.resolve("run-" + i)))
        .toList();
  }

  /** Of a group one seed is trained at a time, in a race all its losses. */
  private static List<RunDirectory> grow(List<RunDirectory> runs) {
    return GROUP ? runs.subList(RUNS - 1, RUNS) : runs;
  }

  private static Process idle() throws IOException {
    throw new IOException("nothing is started here");
  }

  /** From the choice of the folder to the frame that shows its runs, milliseconds. */
  private static double open(TestWindow window, TrainModel model, Path folder, int runs)
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
              there = list.getItems().size() == runs;
            }
          }.start();
          return true;
        });
    shown.await();
    return took.get();
  }

  /** The times between frames, milliseconds, while the read-out moves along the curves. */
  private static double[] frames(TestWindow window) throws InterruptedException {
    List<Double> gaps = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    TestWindow.onScreen(
        () -> {
          FigureView figure = (FigureView) window.scene().lookup("#curve-figure");
          long start = System.nanoTime();
          new AnimationTimer() {
            private long last = start;

            @Override
            public void handle(long pulse) {
              long now = System.nanoTime();
              gaps.add((now - last) / 1e6);
              last = now;
              figure.cursorXProperty().set(STEPS * ((now - start) / 1e9 % 4) / 4);
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

  /** Points of all curves, as the window knows them. */
  private static int points(TrainModel model) {
    return TestWindow.onScreen(
        () ->
            model.watch().shownViews().stream()
                .flatMap(view -> view.losses().stream())
                .mapToInt(loss -> loss.iterations().length)
                .sum());
  }

  private static void report(double[] gaps, TestWindow window, int before, int after) {
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    double sum = Arrays.stream(sorted).sum();
    System.out.printf(
        Locale.ROOT,
        "%.1f frames/s over %.0f s; %.1f %% of the frames within 1/30 s; a frame: median %.1f ms,"
            + " 95 %% %.1f ms, 99 %% %.1f ms, most %.1f ms; %.0f x %.0f pixels, %d to %d points, %d"
            + " cores%n",
        1e3 * sorted.length / sum,
        sum / 1e3,
        100.0 * Arrays.stream(sorted).filter(gap -> gap <= 1e3 / 30).count() / sorted.length,
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1],
        window.scene().getWidth(),
        window.scene().getHeight(),
        before,
        after,
        Runtime.getRuntime().availableProcessors());
  }

  /** Started as the window starts a training, or as anybody's program with -Dforeign=true. */
  private static Process loader(Path folder) throws IOException {
    boolean foreign = Boolean.getBoolean("foreign");
    List<String> command =
        new ArrayList<>(foreign ? List.of() : TrainingLauncher.detached().before());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dgroup=" + GROUP);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(WatchBenchmark.class.getName(), folder.toString()));
    return new ProcessBuilder(command).inheritIO().start();
  }

  /** All cores busy; a step of each run every 50 ms, a state every second, as a fast trainer. */
  private static void load(Path folder) throws IOException, InterruptedException {
    List<RunDirectory> runs = grow(live(folder));
    List<MetricsWriter> writers = new ArrayList<>();
    for (RunDirectory run : runs) {
      writers.add(MetricsWriter.open(run.metrics()));
    }
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread busy = new Thread(WatchBenchmark::spin);
      busy.setDaemon(true);
      busy.start();
    }
    for (int step = WRITTEN_BEFORE + 1; step <= STEPS; step++) {
      for (int i = 0; i < runs.size(); i++) {
        for (String loss : LOSSES) {
          writers.get(i).append(step(loss, i, step));
        }
        if (step % 20 == 0) {
          RunState state = RunState.preparing(Instant.now()).withStatus(RunStatus.TRAINING);
          runs.get(i).write(state.at(LOSSES.get(0), step, STEPS, (double) step / STEPS));
        }
      }
      Thread.sleep(50);
    }
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void spin() {
    double x = 1;
    while (x != 0) {
      x = Math.sin(x) + 2;
    }
  }

  private static void write(RunDirectory run, int written, int steps, boolean ended)
      throws IOException {
    Files.createDirectories(run.path());
    ExperimentFile.write(EXPERIMENT, run.experiment());
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      int seed = run.name().hashCode();
      for (int step = 1; step <= written; step++) {
        for (String loss : LOSSES) {
          writer.append(step(loss, seed, step));
          if (step % Math.max(1, steps / 20) == 0) {
            writer.append(evaluation(loss, seed, step, steps));
          }
        }
      }
    }
    RunState state = RunState.preparing(Instant.now()).at(LOSSES.get(0), written, steps, 1);
    run.write(ended ? state.ended(RunStatus.FINISHED, "") : state.withStatus(RunStatus.TRAINING));
  }

  private static MetricLine step(String loss, int seed, int step) {
    double noise = noise(loss, seed, step);
    double level = 0.4 + 3.0 / Math.sqrt(step) + noise;
    return new Step(
        loss, step, Instant.now(), level, level * 0.7, level * 0.3, 1e-3, 4, 4 / (40 + noise));
  }

  private static double noise(String loss, int seed, int step) {
    return new SplittableRandom(seed * 100_003L + loss.hashCode() + step).nextDouble(-0.2, 0.2);
  }

  private static MetricLine evaluation(String loss, int seed, int step, int steps) {
    double map = 0.6 * (1 - Math.exp(-3.0 * step / steps)) + 0.1 * noise(loss, seed, step);
    Map<String, Double> ap = Map.of("a", map, "b", map);
    return new Evaluation(loss, step, Instant.now(), map, map * 0.97, ap, ap, 0.5);
  }
}
