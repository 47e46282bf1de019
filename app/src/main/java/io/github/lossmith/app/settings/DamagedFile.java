package io.github.lossmith.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Keeps a user's file that cannot be read, because its content may still be needed. */
public final class DamagedFile {
  private static final int MOST = 1000;

  private DamagedFile() {}

  /**
   * Renames {@code file} to a free name beside it, such as {@code services.json.bad}, so that it is
   * not overwritten.
   *
   * @return the new name
   * @throws IOException if that cannot be done
   */
  public static Path putAside(Path file) throws IOException {
    String bad = file.getFileName() + ".bad";
    for (int i = 1; i <= MOST; i++) {
      Path aside = file.resolveSibling(i == 1 ? bad : bad + "-" + i);
      if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
        return Files.move(file, aside);
      }
    }
    throw new IOException(MOST + " files " + bad + " are in " + file.getParent());
  }
}
