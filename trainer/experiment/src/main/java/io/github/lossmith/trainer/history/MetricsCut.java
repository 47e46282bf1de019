package io.github.lossmith.trainer.history;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Truncates {@code metrics.jsonl} when a run is resumed from its checkpoints: before the first line
 * of a loss that is later than the loss's checkpoint. Lines of other losses that were written later
 * are cut off with it, whose checkpoints hold no longer; {@link #incomplete} names them.
 */
public final class MetricsCut {
  private final Path file;
  private final Map<String, Long> checkpoints;
  private final Map<String, Long> last = new HashMap<>();
  private final Map<String, Long> firstMissing = new HashMap<>();
  private final Set<String> incomplete = new HashSet<>();
  private final Set<String> shortened = new HashSet<>();
  private long length;
  private boolean cut;

  private MetricsCut(Path file, Map<String, Long> checkpoints) {
    this.file = file;
    this.checkpoints = checkpoints;
  }

  /** Removes only an incomplete last line. */
  static MetricsCut wholeLines(Path file) throws IOException {
    return of(file, Map.of());
  }

  /**
   * Reads the file; nothing is changed yet.
   *
   * @param checkpoints the steps of the last checkpoint of each loss, 0 where there is none; of
   *     other losses nothing is cut but what follows a cut
   */
  public static MetricsCut of(Path file, Map<String, Long> checkpoints) throws IOException {
    MetricsCut made = new MetricsCut(file, checkpoints);
    if (Files.exists(file)) {
      made.read();
    }
    return made;
  }

  private void read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        line.write(next);
        if (next == '\n') {
          take(MetricJson.read(line.toString(StandardCharsets.UTF_8)), line.size());
          line.reset();
        }
      }
    }
  }

  private void take(Optional<MetricLine> line, int bytes) {
    line.ifPresent(this::take);
    length += cut ? 0 : bytes;
  }

  private void take(MetricLine line) {
    long checkpoint = checkpoints.getOrDefault(line.loss(), Long.MAX_VALUE);
    cut |= line.iteration() > checkpoint;
    if (!(line instanceof MetricLine.Step)) {
      return;
    }
    if (!cut) {
      if (line.iteration() > lastStep(line.loss()) + 1) {
        firstMissing.putIfAbsent(line.loss(), lastStep(line.loss()) + 1);
      }
      last.merge(line.loss(), line.iteration(), Math::max);
      return;
    }
    shortened.add(line.loss());
    if (line.iteration() <= checkpoints.getOrDefault(line.loss(), 0L)) {
      incomplete.add(line.loss());
    }
  }

  /** The losses of which steps are removed. */
  public Set<String> shortened() {
    return Set.copyOf(shortened);
  }

  /** The first step that a loss's checkpoint includes and the file lacks. */
  public OptionalLong gap(String loss) {
    long made = checkpoints.getOrDefault(loss, 0L);
    long missing = firstMissing.getOrDefault(loss, lastStep(loss) + 1);
    return missing <= made ? OptionalLong.of(missing) : OptionalLong.empty();
  }

  /** The losses of which a step that their checkpoint includes is cut off. */
  public Set<String> incomplete() {
    return incomplete.stream()
        .filter(loss -> lastStep(loss) < checkpoints.getOrDefault(loss, 0L))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The last remaining step of a loss, 0 if none remains. */
  public long lastStep(String loss) {
    return last.getOrDefault(loss, 0L);
  }

  /** Truncates the file. */
  public void apply() throws IOException {
    if (Files.exists(file) && length < Files.size(file)) {
      try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
        channel.truncate(length);
        channel.force(false);
      }
    }
  }
}
