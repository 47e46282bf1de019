package io.github.lossmith.app.playground;

import io.github.lossmith.app.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The same race with ten seeds, each shown as soon as it is done. On the JavaFX thread. */
final class SeedStrip {
  /** As many as the reader is promised, whatever comes out of them. */
  static final int SEEDS = 10;

  /** Two passes of a minute's watching; networks on the first data have settled long before. */
  static final int STEPS = 2000;

  /** Pixels of a side: ten beside each other fit into 1024 pixels. */
  static final int SIZE = 56;

  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<List<SeedResult>> results =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private int turn;

  SeedStrip(Tasks tasks) {
    this.tasks = tasks;
  }

  /** Those that are done, from seed 0 on. */
  ReadOnlyObjectProperty<List<SeedResult>> results() {
    return results.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** Begins; results of an earlier turn are given up. */
  void start(RaceSetup setup, List<RaceLane> lanes, PictureColours colours) {
    turn++;
    results.set(List.of());
    running.set(true);
    next(turn, 0, setup, lanes, colours);
  }

  /** Forgets the results, which no longer belong to what is shown. */
  void clear() {
    turn++;
    results.set(List.of());
    running.set(false);
  }

  private void next(
      int mine, int seed, RaceSetup setup, List<RaceLane> lanes, PictureColours colours) {
    tasks.background(
        () -> {
          RaceRunner.Turn whole =
              new RaceRunner.Turn(setup.withSeed(seed), lanes, STEPS, SIZE, colours);
          RaceFrame frame = new RaceRunner().frame(whole);
          tasks.onScreen(() -> take(mine, new SeedResult(seed, frame), setup, lanes, colours));
        });
  }

  private void take(
      int mine, SeedResult result, RaceSetup setup, List<RaceLane> lanes, PictureColours colours) {
    if (mine != turn) {
      return;
    }
    List<SeedResult> all = new ArrayList<>(results.get());
    all.add(result);
    results.set(List.copyOf(all));
    if (all.size() < SEEDS) {
      next(mine, result.seed() + 1, setup, lanes, colours);
    } else {
      running.set(false);
    }
  }
}
