package io.github.lossmith.trainer.keras;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Opens weight files: HDF5, or an archive {@code .keras} with an HDF5 file in it. */
final class WeightFile {
  /** The largest MobileNetV2 with its classifier and optimizer has some 70 MB. */
  private static final int MOST_BYTES = 512 << 20;

  private static final String IN_ARCHIVE = "model.weights.h5";
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private WeightFile() {}

  /** Whether a file begins as HDF5 or as an archive; one that is shorter may be cut. */
  static boolean hasSignature(Path file) throws IOException {
    byte[] head = head(file);
    return head.length < HDF5.length || begins(head, HDF5) || begins(head, ZIP);
  }

  /** How a file begins that is something else, for the message. */
  static String beginning(Path file) throws IOException {
    return new String(head(file), StandardCharsets.US_ASCII).replaceAll("[^ -~]", "?");
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(24);
    }
  }

  private static boolean begins(byte[] head, byte[] signature) {
    for (int i = 0; i < signature.length; i++) {
      if (i >= head.length || head[i] != signature[i]) {
        return false;
      }
    }
    return true;
  }

  /** The HDF5 file, empty if the archive has none or a larger one than any MobileNetV2. */
  static Optional<HdfFile> open(Path file) throws IOException {
    if (!begins(head(file), ZIP)) {
      return Optional.of(new HdfFile(file));
    }
    try (ZipFile archive = new ZipFile(file.toFile())) {
      ZipEntry entry = archive.getEntry(IN_ARCHIVE);
      if (entry == null || entry.getSize() > MOST_BYTES) {
        return Optional.empty();
      }
      try (InputStream in = archive.getInputStream(entry)) {
        byte[] bytes = in.readNBytes(MOST_BYTES);
        return begins(bytes, HDF5) ? Optional.of(HdfFile.fromBytes(bytes)) : Optional.empty();
      }
    }
  }
}
