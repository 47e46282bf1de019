package io.github.lossmith.trainer.lock;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A file that names the holder of a lock, for file systems that refuse locks or grant them to
 * several machines at once. It is made with O_EXCL, which all file systems have.
 *
 * <p>An owner on this machine has left its file when its process is gone. Of one elsewhere, only
 * silence can be seen: see {@link SignOfLife}. It may have been stopped and wake up later, so an
 * owner looks at each heartbeat whether the file still is its own, and ends where it is not.
 */
final class OwnerFile {
  static final String SUFFIX = ".owner";

  /** Others may take or leave the file between two looks; more often is no coincidence. */
  private static final int ROUNDS = 4;

  private final Path file;
  private final LockOwner owner = LockOwner.current();

  private OwnerFile(Path file) {
    this.file = file;
  }

  /** Claims the file; empty where another process owns it. Waits for the sign of one elsewhere. */
  static Optional<OwnerFile> claim(Path file, SignOfLife sign) throws IOException {
    return claim(file, sign::isMissing);
  }

  /**
   * The same.
   *
   * @param isDead whether an owner on another machine is taken for dead
   */
  static Optional<OwnerFile> claim(Path file, BooleanSupplier isDead) throws IOException {
    OwnerFile mine = new OwnerFile(file);
    for (int i = 0; i < ROUNDS; i++) {
      if (mine.create()) {
        return Optional.of(mine);
      }
      Optional<String> there = read(file);
      if (there.isPresent() && !isLeft(there.get(), isDead)) {
        return Optional.empty();
      }
      if (there.isPresent() && !mine.clear(there.get())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isLeft(String text, BooleanSupplier isDead) {
    Optional<RunProcess> here =
        LockOwner.of(text).map(LockOwner::process).filter(RunProcess::isHere);
    return here.map(process -> !process.isAlive()).orElseGet(isDead::getAsBoolean);
  }

  private boolean create() throws IOException {
    try {
      Files.writeString(file, owner.json(), CREATE_NEW, WRITE);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  /** The text; empty where there is no file. */
  static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /**
   * Removes the file that an owner has left. Of several that find it, one succeeds to rename it;
   * whoever renames the file of the next owner instead gives it back.
   */
  private boolean clear(String left) throws IOException {
    Path aside = file.resolveSibling("." + file.getFileName() + "." + owner.token());
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException cleared) {
      return true;
    }
    String moved = Files.readString(aside);
    boolean right = moved.equals(left);
    if (!right) {
      try {
        Files.writeString(file, moved, CREATE_NEW, WRITE);
      } catch (FileAlreadyExistsException back) {
        // its owner has made it again
      }
    }
    Files.deleteIfExists(aside);
    return right;
  }

  /** Whether it is still ours; one that is missing is made again. */
  boolean isOurs() {
    try {
      Optional<String> there = read(file);
      return there.isPresent() ? there.get().equals(owner.json()) : create();
    } catch (IOException unreadable) {
      return true; // a file server that does not answer takes nothing from us
    }
  }

  /** Removes the file if it is ours. */
  void release() throws IOException {
    if (read(file).filter(owner.json()::equals).isPresent()) {
      Files.deleteIfExists(file);
    }
  }
}
