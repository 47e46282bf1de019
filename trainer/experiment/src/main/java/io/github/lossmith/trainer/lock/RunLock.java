package io.github.lossmith.trainer.lock;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right to write a run directory: a lock on a file, which the operating system
 * releases when the process dies. File systems that several machines share may refuse locks
 * (ENOLCK, ENOSYS: NFS without its lock daemon, Lustre without {@code flock}), or grant one to each
 * machine (Lustre with {@code localflock}, BeeGFS); there an {@link OwnerFile} is held as well.
 */
public final class RunLock implements AutoCloseable {
  /** A process of another machine whose files do not change for so long is taken for dead. */
  public static final Duration SILENCE = Duration.ofMinutes(3);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final String SUFFIX = ".lock";

  /** File systems of one machine: no other holds a lock there. */
  private static final Set<String> LOCAL =
      Set.of(
          "ext2",
          "ext3",
          "ext4",
          "xfs",
          "btrfs",
          "zfs",
          "f2fs",
          "jfs",
          "reiserfs",
          "bcachefs",
          "tmpfs",
          "ramfs",
          "overlay",
          "overlayfs",
          "aufs",
          "vfat",
          "exfat",
          "ntfs",
          "ntfs3",
          "fuseblk",
          "apfs",
          "hfs",
          "ufs");

  private final FileChannel channel;
  private final @Nullable OwnerFile owner;

  private RunLock(FileChannel channel, @Nullable OwnerFile owner) {
    this.channel = channel;
    this.owner = owner;
  }

  private enum Answer {
    GRANTED,
    HELD,
    REFUSED
  }

  /**
   * Takes the lock; empty if another process, or another run in this one, holds it.
   *
   * <p>Where the owner file names a process of another machine, waits for a sign of it, at most
   * {@link #SILENCE}.
   *
   * @param file whose name ends in {@code .lock}
   * @param signs files that a holder changes while it lives, at least once a minute
   */
  public static Optional<RunLock> take(Path file, List<Path> signs) throws IOException {
    return take(file, signs, SILENCE, LOOK);
  }

  /**
   * Takes the lock without waiting; empty if another process holds it. Where the owner file names a
   * process of another machine, that counts as alive, however long it has been silent.
   */
  public static Optional<RunLock> takeAtOnce(Path file) throws IOException {
    return take(file, () -> false);
  }

  static Optional<RunLock> take(Path file, List<Path> signs, Duration silence, Duration look)
      throws IOException {
    return take(file, new SignOfLife(watched(file, signs), silence, look)::isMissing);
  }

  private static Optional<RunLock> take(Path file, BooleanSupplier isDead) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, WRITE);
    Optional<RunLock> taken = Optional.empty();
    try {
      Answer answer = ask(channel);
      if (answer == Answer.GRANTED && isLocal(file)) {
        Files.deleteIfExists(owner(file)); // left by a machine from which the folder was copied
        taken = Optional.of(new RunLock(channel, null));
      } else if (answer != Answer.HELD) {
        taken = OwnerFile.claim(owner(file), isDead).map(claimed -> new RunLock(channel, claimed));
      }
      return taken;
    } finally {
      if (taken.isEmpty()) {
        channel.close();
      }
    }
  }

  private static List<Path> watched(Path file, List<Path> signs) {
    List<Path> all = new ArrayList<>(signs);
    all.add(owner(file));
    return all;
  }

  @SuppressWarnings("try")
  private static Answer ask(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock == null ? Answer.HELD : Answer.GRANTED;
    } catch (OverlappingFileLockException ours) {
      return Answer.HELD;
    } catch (IOException noLocks) {
      return Answer.REFUSED;
    }
  }

  private static boolean isLocal(Path file) {
    try {
      return LOCAL.contains(Files.getFileStore(file).type().toLowerCase(Locale.ROOT));
    } catch (IOException unknown) {
      return true; // a mount point that the system does not list, as in some containers
    }
  }

  private static Path owner(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - 5) : name;
    return file.resolveSibling(stem + OwnerFile.SUFFIX);
  }

  /** Machine, process and job of the owner file beside a lock; empty where there is none. */
  public static Optional<String> ownerOf(Path file) {
    try {
      return OwnerFile.read(owner(file)).flatMap(LockOwner::of).map(LockOwner::words);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Whether it is still held: false where this process was silent for so long that another one took
   * over, and must write no more.
   */
  public boolean isHeld() {
    OwnerFile mine = owner;
    return mine == null || mine.isOurs();
  }

  @Override
  public void close() throws IOException {
    try {
      if (owner != null) {
        owner.release();
      }
    } finally {
      channel.close();
    }
  }
}
