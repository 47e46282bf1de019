package io.github.lossmith.app.train;

import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.cache.TemporaryFolder;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.sweep.SweepTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.control.TableView;

/**
 * How long the window takes to show a search of 500 candidates, the last of which is being trained,
 * and how long its frames are meanwhile. A program, not a test: {@code PROGRAM=SearchBenchmark
 * scripts/benchmark-window.sh}.
 */
final class SearchBenchmark {
  private static final int POPULATION = 50;
  private static final int GENERATIONS = 10;
  private static final long SECONDS = 10;

  private SearchBenchmark() {}

  public static void main(String[] args) throws Exception {
    TemporaryFolder temporary = TemporaryFolder.take().orElseThrow();
    try {
      measure(temporary.path());
    } finally {
      temporary.delete();
    }
    System.exit(0);
  }

  /** All but the last of the trainings; the last writes its state every second. */
  private static void write(WrittenSearch search) throws IOException {
    List<SweepTask> tasks = search.next();
    while (search.search().generations().size() < GENERATIONS) {
      WrittenSearch.train(tasks);
      tasks = search.next();
    }
    WrittenSearch.train(tasks.subList(0, tasks.size() - 1));
    SweepTask last = tasks.get(tasks.size() - 1);
    Thread trainer = new Thread(() -> train(last));
    trainer.setDaemon(true);
    trainer.start();
  }

  private static void train(SweepTask task) {
    try {
      for (int step = 1; true; step = step % 400 + 1) {
        RunState state = RunState.preparing(Instant.now()).withStatus(RunStatus.TRAINING);
        task.run().write(state.at(task.loss(), step, 400, step / 400.0));
        Thread.sleep(1000);
      }
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void measure(Path home) throws Exception {
    Path folder = home.resolve("runs").resolve("found");
    WrittenSearch search = WrittenSearch.begin(folder, POPULATION, GENERATIONS);
    write(search);
    AtomicReference<TrainPlace> place = new AtomicReference<>();
    TestWindow window =
        TestWindow.open(
            home,
            services -> {
              place.set(
                  new TrainPlace(
                      services,
                      DesignHandover.EMPTY,
                      run -> {
                        throw new IOException("nothing is started here");
                      },
                      home.resolve("empty")));
              return List.of(place.get());
            });
    TrainModel model = place.get().model();
    TestWindow.onScreen(
        () -> {
          model.part().set(TrainModel.SEARCH);
          return true;
        });
    Thread.sleep(2000); // the window is at rest
    RunDirectory run = new RunDirectory(folder);
    TestWindow.onScreen(
        () -> {
          model.list().runs().choose(folder);
          model.list().selection().selected().set(Optional.of(run));
          return true;
        });
    double[] gaps = frames(() -> isShown(window));
    System.out.printf(
        Locale.ROOT,
        "%d candidates shown in %.0f ms, the longest frame %.0f ms%n",
        POPULATION * GENERATIONS,
        Arrays.stream(gaps).sum(),
        Arrays.stream(gaps).max().orElse(0));
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    gaps = frames(() -> System.nanoTime() > end);
    Arrays.sort(gaps);
    System.out.printf(
        Locale.ROOT,
        "followed at %.1f frames/s; median %.1f ms, 95 %% %.1f ms, most %.1f ms%n",
        1e3 * gaps.length / Arrays.stream(gaps).sum(),
        gaps[gaps.length / 2],
        gaps[gaps.length * 95 / 100],
        gaps[gaps.length - 1]);
    window.close();
  }

  private static boolean isShown(TestWindow window) {
    FigureView curves = (FigureView) window.scene().lookup("#search-curves");
    TableView<?> table = (TableView<?>) window.scene().lookup("#search-table");
    return curves.getFigure() != null
        && curves.getFigure().panels().get(0).series().size() > POPULATION * GENERATIONS
        && table.getItems().size() == POPULATION * GENERATIONS;
  }

  /** The times between frames, milliseconds, until something is so and was drawn. */
  private static double[] frames(BooleanSupplier end) throws InterruptedException {
    List<Double> gaps = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    TestWindow.onScreen(
        () -> {
          long start = System.nanoTime();
          new AnimationTimer() {
            private long last = start;
            private boolean there;

            @Override
            public void handle(long pulse) {
              long now = System.nanoTime();
              gaps.add((now - last) / 1e6);
              last = now;
              if (there) {
                stop();
                done.countDown();
              }
              there = end.getAsBoolean();
            }
          }.start();
          return true;
        });
    done.await();
    return gaps.stream().mapToDouble(gap -> gap).toArray();
  }
}
