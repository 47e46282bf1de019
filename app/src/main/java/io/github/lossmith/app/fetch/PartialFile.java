package io.github.lossmith.app.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What has arrived of a download, and beside it the server's name for that version (its ETag or
 * date), so that two versions are never joined.
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
    return Files.exists(versionPath) ? Files.readString(versionPath) : "";
  }

  void begin(String version) throws IOException {
    Files.deleteIfExists(path);
    Files.writeString(versionPath, version);
  }

  void discard() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(versionPath);
  }
}
