package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.MetricLine.Note.Level;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.history.TensorBoardWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The output of a run: {@code metrics.jsonl}, TensorBoard's file, and the log. */
final class RunLog implements AutoCloseable {
  private final MetricsWriter metrics;
  private final TensorBoardWriter board;

  private RunLog(MetricsWriter metrics, TensorBoardWriter board) {
    this.metrics = metrics;
    this.board = board;
  }

  /** Continues {@code metrics.jsonl}; TensorBoard's file is rebuilt from it. */
  static RunLog resume(RunDirectory directory) throws IOException {
    MetricsWriter metrics = MetricsWriter.open(directory.metrics());
    return new RunLog(
        metrics, TensorBoardWriter.resume(directory.path(), directory.metrics(), now()));
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  void append(MetricLine line) throws IOException {
    metrics.append(line);
    board.append(line);
    if (line instanceof MetricLine.Evaluation seen) {
      String means =
          String.format(
              Locale.ROOT, "mAP %.4f (11-point), %.4f (all-point)", seen.map11(), seen.mapAll());
      say(seen.loss(), seen.iteration(), Level.INFO, means);
    }
  }

  /** Writes a message for people. */
  void note(String loss, long steps, Level level, String text) throws IOException {
    append(new MetricLine.Note(loss, steps, now(), level, text));
    say(loss, steps, level, text);
  }

  private static void say(String loss, long steps, Level level, String text) {
    String place = loss.isEmpty() ? "" : loss + ", step " + steps + ": ";
    System.out.println(now() + " " + level + " " + OneLine.of(place + text));
  }

  /** Forces the output to the disk. */
  void force() throws IOException {
    metrics.force();
  }

  @Override
  public void close() throws IOException {
    metrics.close();
    board.close();
  }
}
