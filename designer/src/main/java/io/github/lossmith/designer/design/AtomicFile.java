package io.github.lossmith.designer.design;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Files that are written aside, forced to the disk and renamed: the old one or the new one. */
public final class AtomicFile {
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
    Map<Path, Path> asides = new LinkedHashMap<>();
    Path file = folder;
    try {
      for (Map.Entry<String, byte[]> content : contents.entrySet()) {
        file = folder.resolve(content.getKey());
        if (Files.isDirectory(file)) {
          return Outcome.bad("designer.file.directory", file);
        }
        Path aside = aside(file.toAbsolutePath());
        asides.put(file, aside);
        fill(aside, content.getValue());
      }
      for (Map.Entry<Path, Path> written : asides.entrySet()) {
        file = written.getKey();
        move(written.getValue(), file);
      }
      return Outcome.ok(List.copyOf(asides.keySet()));
    } catch (IOException e) {
      return Outcome.bad("designer.file.unwritable", file, reason(e));
    } finally {
      asides.values().forEach(aside -> aside.toFile().delete());
    }
  }

  /**
   * Writes a whole file, for programs' own files that have their own way to report a failure.
   *
   * @throws IOException if it cannot be written; what was there before is unchanged
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path target = file.toAbsolutePath();
    Path aside = aside(target);
    try {
      fill(aside, content);
      move(aside, target);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private static Path aside(Path target) {
    String unique = Long.toHexString(ProcessHandle.current().pid() * 31 + System.nanoTime());
    return target.resolveSibling("." + target.getFileName() + "." + unique + ".aside");
  }

  /** Renames {@code aside}, written in full, to {@code file}, replacing it. */
  public static void move(Path aside, Path file) throws IOException {
    try {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void fill(Path aside, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(aside, CREATE_NEW, WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
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
    if (e instanceof FileSystemException inFile && inFile.getReason() != null) {
      return inFile.getReason();
    }
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }
}
