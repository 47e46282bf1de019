package io.github.lossmith.app.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes of files. */
final class FileChecksum {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int SHA1_DIGITS = 40;

  private FileChecksum() {}

  /** The SHA-256 of the whole file, 64 lower-case hexadecimal digits. */
  static String sha256(Path file) throws IOException {
    return of(file, "SHA-256");
  }

  /** The file's hash of the same kind as a published one: SHA-1 for 40 digits, else SHA-256. */
  static String like(String published, Path file) throws IOException {
    return of(file, published.length() == SHA1_DIGITS ? "SHA-1" : "SHA-256");
  }

  private static String of(Path file, String algorithm) throws IOException {
    MessageDigest digest = digest(algorithm);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK_BYTES];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
