package io.github.lossmith.trainer.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The colour information in the markers of a JPEG file.
 *
 * @param components colour channels: 1, 3 or 4; 0 if the file is no JPEG or ends early
 * @param adobe true if Adobe's marker is there, which means that four channels are stored inverted
 * @param transform Adobe's colour transform: 0 none, 1 YCbCr, 2 YCCK
 */
record JpegMarkers(int components, boolean adobe, int transform) {
  /** Markers of JPEG, ITU-T T.81, table B.1; APP14 is Adobe's, with the colour transform. */
  private static final int START_OF_SCAN = 0xDA;

  private static final int APP14 = 0xEE;

  static JpegMarkers read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      JpegMarkers found = new JpegMarkers(0, false, 0);
      if (in.readUnsignedShort() != 0xFFD8) {
        return found;
      }
      for (int marker = next(in); marker != START_OF_SCAN; marker = next(in)) {
        byte[] body = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
        found = found.with(marker, body);
      }
      return found;
    } catch (EOFException e) {
      return new JpegMarkers(0, false, 0);
    }
  }

  private static int next(DataInputStream in) throws IOException {
    int value = in.readUnsignedByte();
    while (value != 0xFF) {
      value = in.readUnsignedByte();
    }
    while (value == 0xFF) {
      value = in.readUnsignedByte();
    }
    return value;
  }

  private JpegMarkers with(int marker, byte[] body) {
    if (marker == APP14 && body.length >= 12 && body[0] == 'A' && body[1] == 'd') {
      return new JpegMarkers(components, true, body[11]);
    }
    boolean frame = marker == 0xC0 || (marker > 0xC0 && marker <= 0xCF && marker % 4 != 0);
    if (frame && body.length >= 6) {
      return new JpegMarkers(body[5], adobe, transform);
    }
    return this;
  }
}
