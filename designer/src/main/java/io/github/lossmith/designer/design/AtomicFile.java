package io.github.lossmith.designer.design;

import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are written aside, forced to the disk and renamed: the old one or the new one. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a whole file; a problem leaves what was there before and nothing beside it. */
  public static Outcome<Path> write(Path file, byte[] content) {
    if (Files.isDirectory(file)) {
      return Outcome.bad("designer.file.directory", file);
    }
    Path target = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(target.getParent());
    try {
      Path aside = Files.createTempFile(folder, ".", ".aside");
      try {
        fill(aside, content);
        Files.move(
            aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
      return Outcome.ok(file);
    } catch (IOException e) {
      return Outcome.bad("designer.file.unwritable", file, reason(e));
    }
  }

  private static void fill(Path aside, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** Why a file could not be read or written, in a few words. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException inFile && inFile.getReason() != null) {
      return inFile.getReason();
    }
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }
}
