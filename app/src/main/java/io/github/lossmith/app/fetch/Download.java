package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Brings one file over HTTP, resuming what an earlier attempt or an earlier run left in {@code
 * NAME.part}. A file with a published checksum stands under its name only once the checksum is
 * right.
 */
public final class Download {
  /** An attempt that brings this much was not in vain: the count of attempts starts again. */
  private static final long WORTHWHILE_BYTES = 1 << 16;

  private final RemoteFile file;
  private final Path target;
  private final Patience patience;
  private final Progress progress;

  public Download(RemoteFile file, Path target, Patience patience, Progress progress) {
    this.file = file;
    this.target = target;
    this.patience = patience;
    this.progress = progress;
  }

  /**
   * The file, complete and checked; at once where it is there already.
   *
   * @throws IOException if the target folder cannot be written
   */
  public Outcome<Path> run() throws IOException, InterruptedException {
    if (Files.isRegularFile(target) && matches(target)) {
      return Outcome.ok(target);
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null ? busy() : locked();
    } catch (OverlappingFileLockException e) {
      return busy();
    } finally {
      Files.deleteIfExists(lockFile);
    }
  }

  private Outcome<Path> busy() {
    return Outcome.bad("app.fetch.busy", target);
  }

  private Outcome<Path> locked() throws IOException, InterruptedException {
    PartialFile part = PartialFile.beside(target);
    Outcome<Path> first = attempt(part);
    boolean corrupt = first.failure().map(p -> p.key().equals("app.fetch.checksum")).orElse(false);
    return corrupt ? attempt(part) : first;
  }

  private Outcome<Path> attempt(PartialFile part) throws IOException, InterruptedException {
    Outcome<Path> complete = complete(part);
    if (!complete.isOk()) {
      return complete;
    }
    if (!matches(part.path())) {
      String seen = Checksum.like(file.hash(), part.path());
      part.discard();
      return Outcome.bad("app.fetch.checksum", file.fileName(), file.address(), seen, file.hash());
    }
    Files.move(part.path(), target, StandardCopyOption.REPLACE_EXISTING);
    part.discard();
    return Outcome.ok(target);
  }

  private boolean matches(Path path) throws IOException {
    if (file.hash().isEmpty()) {
      return Files.size(path) > 0;
    }
    return Checksum.like(file.hash(), path).equalsIgnoreCase(file.hash());
  }

  private Outcome<Path> complete(PartialFile part) throws IOException, InterruptedException {
    Transfer transfer = new Transfer(file, part, patience, progress);
    long pauseMs = patience.pause().toMillis();
    int left = patience.attempts();
    while (true) {
      long before = part.size();
      Transfer.Result result = transfer.run();
      if (result instanceof Transfer.Done) {
        return Outcome.ok(part.path());
      }
      if (result instanceof Transfer.Refused refused) {
        return Outcome.bad(refused.problem());
      }
      left = part.size() - before >= WORTHWHILE_BYTES ? patience.attempts() : left - 1;
      if (left <= 0) {
        return Outcome.bad(((Transfer.Broken) result).problem());
      }
      Thread.sleep(pauseMs << (patience.attempts() - left));
    }
  }
}
