package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.feature.FeatureCache;
import io.github.lossmith.trainer.run.MetricLine.Note.Level;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells how far the computing of features is, and says first how long it will take. */
final class FeatureProgress implements FeatureCache.Progress {
  private static final int TOLD_AFTER = 64;

  private final RunLog log;
  private final StateKeeper keeper;
  private final long start = System.nanoTime();
  private int firstViews;
  private long firstTime;
  private boolean told;

  FeatureProgress(RunLog log, StateKeeper keeper) {
    this.log = log;
    this.keeper = keeper;
  }

  @Override
  public void done(int views, int of) {
    double seconds = (System.nanoTime() - start) / 1e9;
    keeper.change(state -> state.withSpeed(views / seconds, (of - views) * seconds / views));
    if (firstViews == 0) {
      firstViews = views;
      firstTime = System.nanoTime();
    }
    if (!told && views >= TOLD_AFTER) {
      told = true;
      double each = (System.nanoTime() - firstTime) / 1e9 / Math.max(1, views - firstViews);
      note(
          "features of %d images: %.1f ms each, %.0f s to go"
              .formatted(of, 1e3 * each, (of - views) * each));
    }
    if (views == of) {
      note("features of %d images in %.1f s".formatted(of, seconds));
    }
  }

  private void note(String text) {
    try {
      log.note("", 0, Level.INFO, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
