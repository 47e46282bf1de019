package io.github.lossmith.trainer.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code metrics.jsonl} as it grows; see {@link LineTail}. Not thread-safe. */
public final class MetricsTail {
  private final LineTail tail;

  public MetricsTail(Path file) {
    tail = new LineTail(file);
  }

  /**
   * The lines since the last call.
   *
   * @param restarted what was read before no longer holds; {@code lines} start the file anew
   * @param lines lines of the kinds that are known, in the order of the file
   * @param unreadable other lines
   * @param more the file holds more; ask again
   */
  public record Batch(boolean restarted, List<MetricLine> lines, int unreadable, boolean more) {
    public Batch {
      lines = List.copyOf(lines);
    }
  }

  /** The next lines, at most some megabytes. */
  public Batch poll() throws IOException {
    LineTail.Lines next = tail.poll();
    List<MetricLine> lines = new ArrayList<>(next.lines().size());
    for (String text : next.lines()) {
      MetricJson.read(text).ifPresent(lines::add);
    }
    int unreadable = next.lines().size() - lines.size();
    return new Batch(next.restarted(), lines, unreadable, next.more());
  }
}
