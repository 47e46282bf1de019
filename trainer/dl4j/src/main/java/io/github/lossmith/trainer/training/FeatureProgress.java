package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.feature.FeatureCache;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.MetricLine.Note.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;

/** Prints the disk space and time of the features, and then their progress. */
final class FeatureProgress implements FeatureCache.Progress {
  private final RunLog log;
  private final StateHeartbeat keeper;
  private final Path folder;
  private long start = System.nanoTime();

  /**
   * @param folder where features are kept
   */
  FeatureProgress(RunLog log, StateHeartbeat keeper, Path folder) {
    this.log = log;
    this.keeper = keeper;
    this.folder = folder;
  }

  @Override
  public void checked(int images, int of) {
    double seconds = secondsSinceStart();
    keeper.change(state -> state.withSpeed(images / seconds, (of - images) * seconds / images));
  }

  @Override
  public void estimated(int views, long bytes, double seconds) {
    note(
        String.format(
            Locale.ROOT,
            "features of %d images, computed once: %.0f MB in %s, about %.0f s",
            views,
            bytes / 1e6,
            folder,
            seconds));
    start = System.nanoTime();
  }

  @Override
  public void done(int views, int of) {
    double seconds = secondsSinceStart();
    keeper.change(state -> state.withSpeed(views / seconds, (of - views) * seconds / views));
    if (views == of) {
      append(new MetricLine.Features("", 0, RunLog.now(), of, seconds));
      note(String.format(Locale.ROOT, "features of %d images in %.1f s", of, seconds));
    }
  }

  private double secondsSinceStart() {
    return (System.nanoTime() - start) / 1e9;
  }

  private void note(String text) {
    append(new MetricLine.Note("", 0, RunLog.now(), Level.INFO, text));
  }

  private void append(MetricLine line) {
    try {
      log.append(line);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
