package io.github.lossmith.designer.design;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes files atomically: into a temporary file beside the target, forced to the disk, then
 * renamed, so that the target is always the old or the new content. A symbolic link is followed; a
 * file that is replaced keeps its mode and owner; a read-only one is refused, also for root; a
 * device, pipe or socket is written into, never replaced.
 */
public final class AtomicFile {
  private static final String ASIDE = ".aside";
  private static final Pattern WRITER = Pattern.compile(".*\\.([0-9]{1,18})-[0-9a-f]+\\" + ASIDE);

  /**
   * Characters of the target's name in that of the temporary file: at most 180 of the 255 bytes
   * that a name may have.
   */
  private static final int NAME_IN_ASIDE = 60;

  /**
   * A temporary file that is younger may still be being written by another machine on a shared
   * disk.
   */
  private static final Duration LEFT_BEHIND = Duration.ofMinutes(2);

  private AtomicFile() {}

  /** Writes a whole file; a problem leaves what was there before and nothing beside it. */
  public static Outcome<Path> write(Path file, byte[] content) {
    if (Files.isDirectory(file)) {
      return Outcome.bad("designer.file.directory", file);
    }
    try {
      replace(file, content);
      return Outcome.ok(file);
    } catch (IOException e) {
      return Outcome.bad("designer.file.unwritable", file, reason(e));
    }
  }

  /**
   * Writes several files of one folder, all or none: none is renamed before all are on the disk.
   *
   * @param contents by the file's name
   */
  public static Outcome<List<Path>> write(Path folder, Map<String, byte[]> contents) {
    Map<Path, FileReplacement> replacements = new LinkedHashMap<>();
    Path file = folder;
    try {
      for (Map.Entry<String, byte[]> content : contents.entrySet()) {
        file = folder.resolve(content.getKey());
        if (Files.isDirectory(file)) {
          return Outcome.bad("designer.file.directory", file);
        }
        replacements.put(file, FileReplacement.of(file, content.getValue()));
      }
      for (Map.Entry<Path, FileReplacement> written : replacements.entrySet()) {
        file = written.getKey();
        written.getValue().finish();
      }
      return Outcome.ok(List.copyOf(replacements.keySet()));
    } catch (IOException e) {
      return Outcome.bad("designer.file.unwritable", file, reason(e));
    } finally {
      replacements.values().forEach(FileReplacement::discard);
    }
  }

  /**
   * Writes a whole file, for callers that report a failure in their own way.
   *
   * @throws IOException if it cannot be written; what was there before is unchanged
   */
  public static void replace(Path file, byte[] content) throws IOException {
    FileReplacement replacement = FileReplacement.of(file, content);
    try {
      replacement.finish();
    } finally {
      replacement.discard();
    }
  }

  /**
   * Deletes temporary files in {@code folder} whose process no longer runs and that are older than
   * two minutes: their writers were killed.
   */
  public static void sweep(Path folder) {
    sweep(folder, LEFT_BEHIND);
  }

  /**
   * The same in a folder that no other machine writes into now.
   *
   * @param age of a temporary file that is not deleted yet
   */
  public static void sweep(Path folder, Duration age) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".*" + ASIDE)) {
      Instant before = Instant.now().minus(age);
      for (Path aside : left) {
        if (!isWritten(aside) && Files.getLastModifiedTime(aside).toInstant().isBefore(before)) {
          Files.deleteIfExists(aside);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that is missing or unreadable has nothing to delete.
    }
  }

  private static boolean isWritten(Path aside) {
    Matcher pid = WRITER.matcher(aside.getFileName().toString());
    return pid.matches()
        && ProcessHandle.of(Long.parseLong(pid.group(1))).map(ProcessHandle::isAlive).orElse(false);
  }

  /** The name of the file beside {@code target} that is written before the rename. */
  static Path aside(Path target) {
    String name = String.valueOf(target.getFileName());
    String begin = name.substring(0, Math.min(name.length(), NAME_IN_ASIDE));
    String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    return target.resolveSibling("." + begin + "." + unique + ASIDE);
  }

  /** Renames {@code aside}, written in full, to {@code file}, replacing it. */
  public static void move(Path aside, Path file) throws IOException {
    try {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Why a file could not be read or written, in a few words, for a problem's argument. */
  public static Object reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return Problem.of("designer.reason.missing");
    }
    if (e instanceof AccessDeniedException) {
      return Problem.of("designer.reason.denied");
    }
    // the latter where a folder is to be made and a file has its name
    if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
      return Problem.of("designer.reason.notFolder");
    }
    if (e instanceof FileSystemException inFile && inFile.getReason() != null) {
      return inFile.getReason();
    }
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }
}
