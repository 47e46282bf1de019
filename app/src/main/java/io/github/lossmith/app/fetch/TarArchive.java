package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.problem.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks a tar archive of plain files and folders. Nothing leaves the folder; links and devices
 * are refused; so are more bytes or more files than promised.
 */
public final class TarArchive {
  private final Path archive;
  private final long mostBytes;
  private final int mostEntries;

  /**
   * @param mostBytes of all files together
   * @param mostEntries files and folders
   */
  public TarArchive(Path archive, long mostBytes, int mostEntries) {
    this.archive = archive;
    this.mostBytes = mostBytes;
    this.mostEntries = mostEntries;
  }

  /**
   * Unpacks into the folder and gives the number of files.
   *
   * @throws IOException if the archive is damaged or the folder cannot be written
   */
  public Outcome<Integer> into(Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    Files.createDirectories(root);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      return unpack(tar, root.toRealPath());
    }
  }

  private Outcome<Integer> unpack(TarArchiveInputStream tar, Path root) throws IOException {
    long bytes = 0;
    int entries = 0;
    int files = 0;
    for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
      bytes += Math.max(0, e.getRealSize());
      if (++entries > mostEntries || bytes > mostBytes) {
        return Outcome.bad("app.fetch.tar.large", archive.getFileName(), mostBytes, mostEntries);
      }
      if (!isPlain(e)) {
        return Outcome.bad("app.fetch.tar.kind", archive.getFileName(), e.getName());
      }
      if (!put(tar, e, root)) {
        return Outcome.bad("app.fetch.tar.path", archive.getFileName(), e.getName());
      }
      files += e.isDirectory() ? 0 : 1;
    }
    return Outcome.ok(files);
  }

  private static boolean isPlain(TarArchiveEntry entry) {
    boolean special =
        entry.isLink()
            || entry.isSymbolicLink()
            || entry.isSparse()
            || entry.isCharacterDevice()
            || entry.isBlockDevice()
            || entry.isFIFO();
    return !special && (entry.isDirectory() || entry.isFile());
  }

  private static boolean put(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    String name = entry.getName().replace('\\', '/');
    Path place = root.resolve(name.startsWith("/") ? "." + name : name).normalize();
    if (name.startsWith("/") || !place.startsWith(root)) {
      return false;
    }
    Path folder = entry.isDirectory() ? place : place.getParent();
    if (folder == null) {
      return false;
    }
    Files.createDirectories(folder);
    if (!folder.toRealPath().startsWith(root)) {
      return false;
    }
    if (entry.isFile()) {
      Files.copy(tar, place, StandardCopyOption.REPLACE_EXISTING);
    }
    return true;
  }
}
