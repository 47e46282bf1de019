package io.github.lossmith.app.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a download that has arrived, with the server's identification of its version (its
 * ETag or date), so that two versions are never mixed.
 */
record PartialFile(Path path, Path versionPath) {
  static PartialFile beside(Path target) {
    return new PartialFile(
        target.resolveSibling(target.getFileName() + ".part"),
        target.resolveSibling(target.getFileName() + ".part.version"));
  }

  long size() throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  /** The version that the bytes belong to; empty where the server named none. */
  String version() throws IOException {
    return Files.exists(versionPath) ? header(Files.readAllBytes(versionPath)) : "";
  }

  /**
   * The kept text without line breaks, which a header must not contain, whatever a killed program
   * left in the file.
   */
  private static String header(byte[] kept) {
    return new String(kept, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "");
  }

  void begin(String version) throws IOException {
    Files.deleteIfExists(path);
    Files.write(versionPath, version.getBytes(StandardCharsets.ISO_8859_1));
  }

  void discard() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(versionPath);
  }
}
