package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.trainer.preparation.BatchBalance;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A training of one loss after some steps, complete: with the experiment, which has the seed that
 * order, augmentation and first weights come from, it continues exactly as if it had not stopped.
 *
 * @param experiment fingerprint of what is trained; see {@link Fingerprint}
 * @param steps made
 * @param best the best mAP so far, -1 before the first evaluation
 * @param weights of the detector
 * @param moments of Adam, or the velocity of SGD
 * @param balance what the last batches were like; none in a file of an earlier version
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and shared only within the package
record Checkpoint(
    String experiment,
    int steps,
    double best,
    float[] weights,
    float[] moments,
    BatchBalance balance) {
  /** Before the first batch was counted. */
  Checkpoint(String experiment, int steps, double best, float[] weights, float[] moments) {
    this(experiment, steps, best, weights, moments, BatchBalance.NONE);
  }

  /** Version of the file format; a newer one is refused, not taken for damaged. */
  private static final int VERSION = 1;

  private static final String ASIDE = ".new";

  /** Forty times those of MobileNetV2 1.0 with its heads: a damaged length takes no more memory. */
  private static final int MOST_VALUES = 200_000_000;

  /** The file is not what was written: cut short, or with another check sum. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;

    Damaged(String reason) {
      super(reason);
    }
  }

  /** Writes the file aside, brings it to the disk, and renames it; nothing is left of a failure. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path aside = file.resolveSibling("." + file.getFileName() + ASIDE);
    try {
      fill(aside);
      AtomicFile.move(aside, file);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private void fill(Path aside) throws IOException {
    try (FileOutputStream out = new FileOutputStream(aside.toFile());
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16))) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("training"));
      DataOutputStream data = new DataOutputStream(zip);
      data.writeInt(VERSION);
      data.writeUTF(experiment);
      data.writeInt(steps);
      data.writeDouble(best);
      data.writeInt(weights.length);
      data.writeInt(moments.length);
      data.writeDouble(balance.hard());
      data.writeDouble(balance.easy());
      data.writeDouble(balance.objects());
      data.flush();
      put(zip, "weights", weights);
      put(zip, "moments", moments);
      zip.finish();
      zip.flush();
      out.getFD().sync();
    }
  }

  private static void put(ZipOutputStream zip, String name, float[] values) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    zip.write(bytes.array());
  }

  /**
   * What a checkpoint says of itself before its arrays.
   *
   * @param version of the file form
   * @param experiment fingerprint of what is trained, empty in a newer version
   * @param steps made, 0 in a newer version
   */
  record Head(int version, String experiment, int steps) {
    /** Whether only a later Lossmith can read the rest. */
    boolean isNewer() {
      return version > VERSION;
    }
  }

  /**
   * Reads what stands before the arrays.
   *
   * @throws Damaged if it is not what was written
   * @throws IOException if it may not be read
   */
  static Head head(Path file) throws IOException {
    try (ZipFile zip = open(file)) {
      DataInputStream data = training(zip);
      int version = data.readInt();
      return version > VERSION
          ? new Head(version, "", 0)
          : new Head(version, data.readUTF(), data.readInt());
    } catch (ZipException | EOFException | UTFDataFormatException broken) {
      throw new Damaged(String.valueOf(broken.getMessage()));
    }
  }

  /**
   * Reads a file.
   *
   * @throws Damaged if it is not what was written
   * @throws IOException if it may not be read
   */
  static Checkpoint read(Path file) throws IOException {
    try (ZipFile zip = open(file)) {
      DataInputStream data = training(zip);
      if (data.readInt() != VERSION) {
        throw new Damaged("it is of another version");
      }
      String experiment = data.readUTF();
      int steps = data.readInt();
      double best = data.readDouble();
      float[] weights = floats(zip, "weights", data.readInt());
      float[] moments = floats(zip, "moments", data.readInt());
      BatchBalance balance =
          data.available() == 0
              ? BatchBalance.NONE
              : new BatchBalance(data.readDouble(), data.readDouble(), data.readDouble());
      return new Checkpoint(experiment, steps, best, weights, moments, balance);
    } catch (ZipException | EOFException | UTFDataFormatException broken) {
      throw new Damaged(String.valueOf(broken.getMessage()));
    }
  }

  /** A file that may not be read, or a disk that fails, is no damage. */
  private static ZipFile open(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    return new ZipFile(file.toFile());
  }

  private static DataInputStream training(ZipFile zip) throws IOException {
    return new DataInputStream(new ByteArrayInputStream(bytes(zip, "training", 1 << 16)));
  }

  private static float[] floats(ZipFile zip, String name, int count) throws IOException {
    if (count < 0 || count > MOST_VALUES) {
      throw new Damaged(name + " says it has " + count + " values");
    }
    byte[] bytes = bytes(zip, name, 4 * count);
    if (bytes.length != 4 * count) {
      throw new Damaged(name + " is cut short");
    }
    float[] values = new float[count];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /** The whole entry, whose checksum is compared: the JDK does so for streams, not for files. */
  private static byte[] bytes(ZipFile zip, String name, int most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Damaged(name + " is missing");
    }
    try (var in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most);
      if (in.read() >= 0) {
        throw new Damaged(name + " is longer than it says");
      }
      CRC32 sum = new CRC32();
      sum.update(bytes);
      if (sum.getValue() != entry.getCrc()) {
        throw new Damaged(name + " is not what was written");
      }
      return bytes;
    }
  }
}
