package io.github.lossmith.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A file of the user's that cannot be read: kept, for what is in it may be wanted yet. */
public final class DamagedFile {
  private static final int MOST = 1000;

  private DamagedFile() {}

  /**
   * Renames {@code file} to a free name beside it, such as {@code services.json.bad}, so that
   * nothing is written over it.
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
