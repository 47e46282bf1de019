package io.github.lossmith.trainer.feature;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Features on disk, memory-mapped: records of equal length, one for each view of each image,
 * single-precision numbers, little-endian.
 */
final class FeatureFile implements Closeable {
  /** A mapping has at most 2 GiB, as it is addressed by an int. */
  private static final long MOST_MAPPED_BYTES = 1L << 30;

  private final FileChannel channel;
  private final List<FloatBuffer> segments = new ArrayList<>();
  private final int recordLength;
  private final int recordsASegment;

  private FeatureFile(FileChannel channel, int recordLength) throws IOException {
    this.channel = channel;
    this.recordLength = recordLength;
    long bytes = 4L * recordLength;
    recordsASegment = (int) Math.max(1, MOST_MAPPED_BYTES / bytes);
    long records = channel.size() / bytes;
    for (long first = 0; first < records; first += recordsASegment) {
      long length = Math.min(recordsASegment, records - first) * bytes;
      segments.add(
          channel
              .map(FileChannel.MapMode.READ_ONLY, first * bytes, length)
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer());
    }
  }

  /** Opens a finished file. */
  static FeatureFile open(Path file, int recordLength) throws IOException {
    return new FeatureFile(FileChannel.open(file, StandardOpenOption.READ), recordLength);
  }

  /** Copies {@code count} numbers of a record, from {@code from} on, into {@code out}. */
  void read(long record, int from, float[] out, int at, int count) {
    FloatBuffer segment = segments.get((int) (record / recordsASegment));
    int start = (int) (record % recordsASegment) * recordLength + from;
    segment.get(start, out, at, count);
  }

  @Override
  public void close() throws IOException {
    segments.clear();
    channel.close();
  }
}
