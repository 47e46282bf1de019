package io.github.lossmith.trainer.cache;

import io.github.lossmith.trainer.lock.MachineIdentity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder for temporary files of this process: one of its own below the user's cache, which
 * nobody else can write. JavaFX, AWT and JavaCPP unpack fonts and, where the home cannot be
 * written, native libraries to {@code java.io.tmpdir}; in the machine's folder another user could
 * have taken the name of a library before. A lock in the folder tells whether its process lives:
 * what a killed one has left goes at the next start.
 */
public final class TemporaryFolder {
  private static final String PROPERTY = "java.io.tmpdir";
  private static final String LOCK = "lock";
  private static final String HOST_END = "@";

  /** A process locks its folder much earlier; an older folder without a lock is abandoned. */
  private static final Duration UNLOCKED = Duration.ofMinutes(1);

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private final Path folder;
  private final Path deleted;

  /** Held until the process ends. */
  @SuppressWarnings("unused")
  private final FileChannel lock;

  private TemporaryFolder(Path folder, Path deleted, FileChannel lock) {
    this.folder = folder;
    this.deleted = deleted;
    this.lock = lock;
  }

  /** Below which every process has its folder: on the node's own disk in a scheduler's job. */
  public static Path root() {
    return UserCache.node().orElseGet(UserCache::folder).toAbsolutePath().resolve("tmp");
  }

  /**
   * Makes this process's folder and points {@code java.io.tmpdir} to it. Call it first of all: most
   * of Java reads the property once, and what reads it at the start of the JVM has the root from
   * the launcher. Where the cache cannot be written, it is a folder of a random name in the
   * machine's temporary one; where that cannot be written either, nothing changes.
   */
  public static Optional<TemporaryFolder> take() {
    Optional<TemporaryFolder> taken =
        take(root())
            .or(
                () ->
                    take(unguessable(Path.of(System.getProperty(PROPERTY, "."))))
                        .map(TemporaryFolder::withParent));
    taken.ifPresent(own -> System.setProperty(PROPERTY, own.folder.toString()));
    return taken;
  }

  /** The same below {@code root}, without the property; empty where that is not ours alone. */
  static Optional<TemporaryFolder> take(Path root) {
    try {
      Files.createDirectories(root.getParent());
      if (!Files.isDirectory(root)) {
        Files.createDirectory(root, ours());
      }
      Path folder = root.resolve(unused());
      Files.createDirectory(folder, ours());
      if (!isPrivate(root, folder)) {
        Files.delete(folder);
        return Optional.empty();
      }
      TemporaryFolder taken = new TemporaryFolder(folder, folder, lock(folder));
      sweep(root, folder);
      return Optional.of(taken);
    } catch (IOException | SecurityException unwritable) {
      return Optional.empty();
    }
  }

  /** The same, of whose parent nothing stays either. */
  private TemporaryFolder withParent() {
    return new TemporaryFolder(folder, folder.resolveSibling(".").normalize(), lock);
  }

  private static Path unguessable(Path machine) {
    return machine.resolve("lossmith-" + Long.toHexString(new SecureRandom().nextLong()));
  }

  /** A name that no process has taken; a process's number would cost 13 ms at the start. */
  private static String unused() {
    long now = System.currentTimeMillis();
    return host() + Long.toHexString(now) + "-" + Long.toHexString(System.nanoTime());
  }

  /** Before the name of a folder of this machine: another one may see no lock of it. */
  private static String host() {
    return MachineIdentity.here().host().replaceAll("[^A-Za-z0-9.]", "") + HOST_END;
  }

  private static FileAttribute<?>[] ours() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  /** Whether {@code root} is a folder, no link, of the owner of {@code own}; shuts it to others. */
  private static boolean isPrivate(Path root, Path own) throws IOException {
    if (!isPosix()) {
      return true;
    }
    PosixFileAttributes found =
        Files.readAttributes(root, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isDirectory() || !found.owner().equals(Files.getOwner(own))) {
      return false;
    }
    if (!found.permissions().equals(PRIVATE)) {
      Files.setPosixFilePermissions(root, PRIVATE);
    }
    return true;
  }

  /** The lock has its name only once it is held, so that nobody takes the folder for left. */
  private static FileChannel lock(Path folder) throws IOException {
    Path unnamed = folder.resolve("locking");
    FileChannel channel =
        FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    Files.move(unnamed, folder.resolve(LOCK));
    return channel;
  }

  /**
   * Deletes the files of processes that have ended. If Java keeps to the folder that it was started
   * with, the root (some of Java 17 and all of Java 19), files lie in the root itself; they go when
   * no other process is there. Our own lock is not looked at: it would be lost when the file is
   * closed again.
   */
  private static void sweep(Path root, Path own) {
    boolean alone = true;
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(root)) {
      for (Path path : found) {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          files.add(path);
        } else if (!path.equals(own)) {
          boolean left = isLeft(path);
          alone &= left;
          if (left) {
            delete(path);
          }
        }
      }
      if (alone) {
        files.forEach(TemporaryFolder::delete);
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // The next start retries.
    }
  }

  private static boolean isLeft(Path folder) throws IOException {
    String name = String.valueOf(folder.getFileName());
    if (name.contains(HOST_END) && !name.startsWith(host())) {
      return false; // of another machine that shares the disk: it deletes what it has left
    }
    Path lock = folder.resolve(LOCK);
    if (!Files.exists(lock)) {
      Instant made = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
      return made.isBefore(Instant.now().minus(UNLOCKED));
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  /** Deletes the folder; what cannot be deleted goes at a later start. */
  public void delete() {
    delete(deleted);
  }

  /** The folder. */
  public Path path() {
    return folder;
  }

  /**
   * Deletes a file or folder without Files.walk, whose classes would cost each command some
   * milliseconds at its end.
   */
  static void delete(Path path) {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> below = Files.newDirectoryStream(path)) {
        below.forEach(TemporaryFolder::delete);
      } catch (IOException | DirectoryIteratorException unreadable) {
        // The next start tries again.
      }
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException | SecurityException inUse) {
      // Windows keeps files that are open; the next start tries again.
    }
  }
}
