package io.github.lossmith.trainer.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The orientation mark of an image file: of EXIF in JPEG (segment APP1) and PNG (chunk eXIf), of
 * the first directory in TIFF. Damaged EXIF is ignored. Reads some kilobytes, whatever lengths the
 * file claims.
 */
final class ExifMark {
  /** EXIF 2.3, JEITA CP-3451C: the orientation and the types that it may have. */
  private static final int TAG = 0x0112;

  private static final int SHORT = 3;
  private static final int LONG = 4;

  /** Markers of JPEG, ITU-T T.81, table B.1. */
  private static final int APP1 = 0xE1;

  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  /** The signature of a PNG file and the name of its chunk eXIf (PNG, third edition). */
  private static final long PNG = 0x89504E470D0A1A0AL;

  private static final int EXIF_CHUNK = 0x65584966;

  /** The first four bytes of a TIFF header. */
  private static final int LITTLE_ENDIAN_TIFF = 0x49492A00;

  private static final int BIG_ENDIAN_TIFF = 0x4D4D002A;

  /** "Exif" and two zeros, before the TIFF structure in a JPEG's segment. */
  private static final long EXIF = 0x457869660000L;

  /**
   * The greatest number of JPEG segments or PNG chunks that are read; real files have some dozens.
   */
  private static final int MOST_PARTS = 20_000;

  /** Directories of cameras have some dozens of entries. */
  private static final int MOST_ENTRIES = 4_096;

  private final SeekableByteChannel file;

  private ExifMark(SeekableByteChannel file) {
    this.file = file;
  }

  /** The rotation that a file requests; none if it has no valid mark. */
  static ExifOrientation of(Path path) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      return ExifOrientation.ofMark(new ExifMark(channel).mark());
    }
  }

  private int mark() throws IOException {
    ByteBuffer head = bytes(0, 8);
    if (head.remaining() < 8) {
      return 1;
    }
    if (head.getLong(0) == PNG) {
      return png();
    }
    int tiff = head.getInt(0);
    if (tiff == LITTLE_ENDIAN_TIFF || tiff == BIG_ENDIAN_TIFF) {
      return tiff(0);
    }
    return (head.getShort(0) & 0xffff) == 0xFFD8 ? jpeg() : 1;
  }

  /** Reads up to {@code count} bytes from there; fewer where the file ends. */
  private ByteBuffer bytes(long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    file.position(at);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = file.read(bytes);
    }
    return bytes.flip();
  }

  private int jpeg() throws IOException {
    long at = 2;
    for (int i = 0; i < MOST_PARTS; i++) {
      ByteBuffer head = bytes(at, 10);
      if (head.remaining() < 4 || (head.get(0) & 0xff) != 0xFF) {
        return 1;
      }
      int marker = head.get(1) & 0xff;
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        return 1;
      }
      if (marker == 0xFF) {
        at++;
        continue;
      }
      boolean exif = head.remaining() == 10 && head.getLong(2) << 16 >>> 16 == EXIF;
      if (marker == APP1 && exif) {
        return tiff(at + 10);
      }
      at += 2 + Math.max(2, head.getShort(2) & 0xffff);
    }
    return 1;
  }

  private int png() throws IOException {
    long at = 8;
    for (int i = 0; i < MOST_PARTS; i++) {
      ByteBuffer head = bytes(at, 8);
      if (head.remaining() < 8) {
        return 1;
      }
      if (head.getInt(4) == EXIF_CHUNK) {
        return tiff(at + 8);
      }
      at += 12 + (head.getInt(0) & 0xffffffffL);
    }
    return 1;
  }

  /** The mark in the first directory of the TIFF structure that begins there. */
  private int tiff(long start) throws IOException {
    ByteBuffer head = bytes(start, 8);
    if (head.remaining() < 8) {
      return 1;
    }
    int kind = head.getInt(0);
    if (kind != LITTLE_ENDIAN_TIFF && kind != BIG_ENDIAN_TIFF) {
      return 1;
    }
    ByteOrder order = kind == LITTLE_ENDIAN_TIFF ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    long directory = start + (head.order(order).getInt(4) & 0xffffffffL);
    ByteBuffer count = bytes(directory, 2).order(order);
    int entries = count.remaining() < 2 ? 0 : Math.min(MOST_ENTRIES, count.getShort() & 0xffff);
    ByteBuffer all = bytes(directory + 2, 12 * entries).order(order);
    for (int at = 0; at + 12 <= all.remaining(); at += 12) {
      if ((all.getShort(at) & 0xffff) == TAG) {
        int type = all.getShort(at + 2);
        return type == SHORT
            ? all.getShort(at + 8) & 0xffff
            : type == LONG ? all.getInt(at + 8) : 1;
      }
    }
    return 1;
  }
}
