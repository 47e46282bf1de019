package io.github.lossmith.designer.design;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One write of {@link AtomicFile}: prepared in a temporary file, which then replaces the target.
 */
final class FileReplacement {
  /** As many links as Linux follows before it gives up. */
  private static final int MOST_LINKS = 40;

  private static final Set<PosixFilePermission> WRITERS =
      EnumSet.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private final Path target;
  private final byte[] content;
  private final @Nullable Path aside;

  private FileReplacement(Path target, byte[] content, @Nullable Path aside) {
    this.target = target;
    this.content = content;
    this.aside = aside;
  }

  /**
   * Writes {@code content} to a temporary file beside the target that {@code file} resolves to,
   * with the target's mode and owner. Targets that are not plain files are opened by {@link
   * #finish} only.
   *
   * @throws IOException if it cannot be written, or the file there is read-only
   */
  static FileReplacement of(Path file, byte[] content) throws IOException {
    if (isStream(file)) {
      return new FileReplacement(file, content, null);
    }
    Path target = followed(file);
    boolean there = Files.exists(target);
    if (there && isReadOnly(target)) {
      throw new AccessDeniedException(file.toString());
    }
    Path aside = AtomicFile.aside(target);
    try {
      write(aside, content, CREATE_NEW, WRITE);
      if (there) {
        copyAccess(target, aside);
      }
    } catch (IOException e) {
      Files.deleteIfExists(aside);
      throw e;
    }
    return new FileReplacement(target, content, aside);
  }

  /** Replaces the target with the new content. */
  void finish() throws IOException {
    if (aside == null) {
      write(target, content, APPEND);
    } else {
      AtomicFile.move(aside, target);
    }
  }

  /** Deletes the temporary file if it has not replaced the target. */
  void discard() {
    if (aside != null) {
      aside.toFile().delete();
    }
  }

  /**
   * Whether {@code file} is a device, pipe or socket, or a name of an open file, as {@code
   * /dev/stdout} is: what the reader has open must get the text, not a new file of that name.
   */
  private static boolean isStream(Path file) throws IOException {
    try {
      Path absolute = file.toAbsolutePath().normalize();
      return Files.readAttributes(file, BasicFileAttributes.class).isOther()
          || absolute.startsWith("/dev/fd")
          || absolute.startsWith("/proc")
          || absolute.equals(Path.of("/dev/stdout"))
          || absolute.equals(Path.of("/dev/stderr"));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Resolves symbolic links; the last one may point to a file that does not exist yet. */
  private static Path followed(Path file) throws IOException {
    Path at = file.toAbsolutePath();
    for (int i = 0; i < MOST_LINKS; i++) {
      if (!Files.isSymbolicLink(at)) {
        return at;
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    throw new FileSystemLoopException(file.toString());
  }

  /**
   * Whether the file has no write permission at all (which counts for root too), or none for this
   * user.
   */
  private static boolean isReadOnly(Path target) throws IOException {
    PosixFileAttributeView posix = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    boolean writers =
        posix == null || posix.readAttributes().permissions().stream().anyMatch(WRITERS::contains);
    return !writers || !Files.isWritable(target);
  }

  private static void copyAccess(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView made = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old == null || made == null) {
      return;
    }
    PosixFileAttributes access = old.readAttributes();
    try {
      made.setGroup(access.group());
      made.setOwner(access.owner());
    } catch (IOException | UnsupportedOperationException e) {
      // Only root may give a file away; anybody else's new file is their own, as with an editor.
    }
    made.setPermissions(access.permissions());
  }

  private static void write(Path file, byte[] content, OpenOption... options) throws IOException {
    try (FileChannel channel = FileChannel.open(file, Set.of(options))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      if (Files.isRegularFile(file)) {
        channel.force(true);
      }
    }
  }
}
