package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.design.BatchLetter;
import io.github.lossmith.trainer.experiment.SideTables;
import io.github.lossmith.trainer.preparation.BatchBalance;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tables of a loss whose design changes with the training progress or with the batches. */
final class MovingTables {
  /**
   * A new table takes 2 ms (docs/benchmarks.md), so a schedule costs 0.2 s; g is at most a
   * hundredth of the training late.
   */
  private static final int SCHEDULE_POINTS = 100;

  /** A ratio that trembles meets the same few values of the grid again and again. */
  private static final int KEPT = 64;

  /** Where a table holds: the point of the schedule, and the letters of the batch on the grid. */
  private record Key(long point, double ratio, double positives) {}

  private final PlannedLoss loss;
  private final int steps;
  private final boolean followsProgress;
  private final boolean followsBatch;
  private final Map<Key, SideTables> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SideTables> eldest) {
          return size() > KEPT;
        }
      };
  private Optional<Key> followed = Optional.empty();
  private BatchBalance balance = BatchBalance.NONE;

  /**
   * The tables of a loss.
   *
   * @param steps of the whole training
   */
  MovingTables(PlannedLoss loss, int steps) {
    this.loss = loss;
    this.steps = steps;
    followsProgress = loss.design().followsProgress();
    followsBatch = !loss.design().batchLetters().isEmpty();
  }

  /** The tables after so many steps, exactly at that progress. */
  SideTables after(int done) {
    return loss.tables(done / (double) steps, balance);
  }

  /** The tables of a step, counted from 0, if they are others than those of the step before. */
  Optional<SideTables> changed(int step) {
    if (!followsProgress && !followsBatch) {
      return Optional.empty();
    }
    Key key = key(step);
    if (followed.filter(key::equals).isPresent()) {
      return Optional.empty();
    }
    followed = Optional.of(key);
    double progress = key.point() / (double) SCHEDULE_POINTS;
    return Optional.of(known.computeIfAbsent(key, missing -> loss.tables(progress, balance)));
  }

  private Key key(int step) {
    return new Key(
        followsProgress ? (long) step * SCHEDULE_POINTS / steps : 0,
        followsBatch ? balance.onGrid(BatchLetter.RATIO) : 0,
        followsBatch ? balance.onGrid(BatchLetter.POSITIVES) : 0);
  }

  /** Takes a batch into account, from the next step on. */
  void observe(long hard, long anchors, long objects) {
    balance = balance.with(hard, anchors - hard, objects);
  }

  BatchBalance balance() {
    return balance;
  }

  void restore(BatchBalance seen) {
    balance = seen;
  }
}
