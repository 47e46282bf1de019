package io.github.lossmith.trainer.history;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricLine.Step;
import io.github.lossmith.trainer.lock.RunProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The scalars of metric lines as a TensorBoard event file.
 *
 * <p>Format: TFRecord frames (little-endian length, its masked CRC-32C, the bytes, their masked
 * CRC-32C) around protobuf {@code Event} messages ({@code wall_time}=1, {@code step}=2, {@code
 * file_version}=3, {@code summary}=5 with {@code value}=1, {@code tag}=1, {@code simple_value}=2),
 * after tensorflow/core/util/event.proto, summary.proto and lib/io/record_writer. Tags are {@code
 * QUANTITY/LOSS}, so that all losses of a run stand in one chart.
 */
public final class TensorBoardWriter implements AutoCloseable {
  /** The mask of TFRecord files: rotated right by 15, plus this (TensorFlow, crc32c.h). */
  private static final int CRC_MASK = 0xa282ead8;

  /** Names of files that {@link #open} creates: seconds, microseconds, host. */
  private static final String OWN_FILES = "events.out.tfevents.[0-9]*.[0-9]*.*";

  private final FileChannel channel;

  private TensorBoardWriter(FileChannel channel) {
    this.channel = channel;
  }

  /** Begins a new event file in this directory. */
  public static TensorBoardWriter open(Path directory, Instant now) throws IOException {
    String name =
        String.format(
            Locale.ROOT,
            "events.out.tfevents.%d.%d.%s",
            now.getEpochSecond(),
            now.getNano() / 1000,
            RunProcess.current().host());
    FileChannel channel = FileChannel.open(directory.resolve(name), CREATE, WRITE, APPEND);
    TensorBoardWriter writer = new TensorBoardWriter(channel);
    writer.frame(message(now, 0, 3, "brain.Event:2".getBytes(StandardCharsets.UTF_8)));
    return writer;
  }

  /**
   * Rebuilds the event file from {@code metrics}; otherwise the steps between a checkpoint and a
   * kill would occur twice. Event files of our own that are there are deleted; a kill in between
   * costs nothing, as the next resume makes them again.
   */
  public static TensorBoardWriter resume(Path directory, Path metrics, Instant now)
      throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(directory, OWN_FILES)) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    TensorBoardWriter writer = open(directory, now);
    if (Files.exists(metrics)) {
      MetricsTail lines = new MetricsTail(metrics);
      MetricsTail.Batch batch;
      do {
        batch = lines.poll();
        for (MetricLine line : batch.lines()) {
          writer.append(line);
        }
      } while (batch.more());
    }
    return writer;
  }

  /** Writes the scalars of a step or an evaluation; other lines have none. */
  public synchronized void append(MetricLine line) throws IOException {
    for (Scalar scalar :
        line.<List<Scalar>>fold(
            TensorBoardWriter::scalars,
            TensorBoardWriter::scalars,
            probabilities -> List.of(),
            features -> List.of(),
            note -> List.of())) {
      write(line, scalar);
    }
  }

  /** A number with the name of its chart. */
  private record Scalar(String quantity, double value) {}

  private static List<Scalar> scalars(Step step) {
    return List.of(
        new Scalar("loss", step.total()),
        new Scalar("classification", step.classification()),
        new Scalar("boxes", step.boxes()),
        new Scalar("learningRate", step.learningRate()),
        new Scalar("imagesPerSecond", step.imagesPerSecond()));
  }

  private static List<Scalar> scalars(Evaluation evaluation) {
    return List.of(
        new Scalar("map11", evaluation.map11()), new Scalar("mapAll", evaluation.mapAll()));
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }

  private void write(MetricLine line, Scalar scalar) throws IOException {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    bytes(value, 1, (scalar.quantity() + "/" + line.loss()).getBytes(StandardCharsets.UTF_8));
    key(value, 2, 5);
    value.writeBytes(little(4).putFloat((float) scalar.value()).array());
    ByteArrayOutputStream summary = new ByteArrayOutputStream();
    bytes(summary, 1, value.toByteArray());
    frame(message(line.time(), line.iteration(), 5, summary.toByteArray()));
  }

  private static byte[] message(Instant time, long step, int field, byte[] content) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    key(event, 1, 1);
    event.writeBytes(little(8).putDouble(time.toEpochMilli() / 1e3).array());
    key(event, 2, 0);
    varint(event, step);
    bytes(event, field, content);
    return event.toByteArray();
  }

  private void frame(byte[] content) throws IOException {
    byte[] length = little(8).putLong(content.length).array();
    ByteBuffer frame = little(length.length + 4 + content.length + 4);
    frame.put(length).putInt(maskedCrc(length, length.length));
    frame.put(content).putInt(maskedCrc(content, content.length));
    frame.flip();
    while (frame.hasRemaining()) {
      channel.write(frame);
    }
  }

  static int maskedCrc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + CRC_MASK;
  }

  private static ByteBuffer little(int capacity) {
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
    key(out, field, 2);
    varint(out, content.length);
    out.writeBytes(content);
  }

  private static void key(ByteArrayOutputStream out, int field, int wireType) {
    varint(out, ((long) field << 3) | wireType);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
