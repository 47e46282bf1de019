package io.github.lossmith.app.fetch;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.catalog.RemoteFile;
import io.github.lossmith.trainer.lock.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Downloads one file over HTTP, resuming what an earlier attempt or run left in {@code NAME.part}.
 * A file gets its name only after its checksum or, if none is published, its content has been
 * verified.
 */
public final class Download {
  /** An attempt that transfers this much was useful: the count of attempts starts again. */
  private static final long WORTHWHILE_BYTES = 1 << 16;

  private final RemoteFile file;
  private final Path target;
  private final DownloadTimeouts patience;
  private final Progress progress;
  private final ContentCheck content;
  private final Map<String, String> environment;

  public Download(RemoteFile file, Path target, DownloadTimeouts patience, Progress progress) {
    this(file, target, patience, progress, System.getenv());
  }

  /**
   * @param environment that may name a proxy
   */
  Download(
      RemoteFile file,
      Path target,
      DownloadTimeouts patience,
      Progress progress,
      Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.file = file;
    this.target = target;
    this.patience = patience;
    this.progress = progress;
    this.content = new ContentCheck(file);
  }

  /**
   * The complete, verified file; returned at once if it exists already.
   *
   * @throws IOException if the target folder cannot be written
   */
  public Outcome<Path> run() throws IOException, InterruptedException {
    if (Files.isRegularFile(target) && content.isRight(target)) {
      return Outcome.ok(target);
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
    Path part = PartialFile.beside(target).path();
    try (RunLock lock = RunLock.take(lockFile, List.of(part)).orElse(null)) {
      if (lock == null) {
        return busy();
      }
      try {
        return locked();
      } finally {
        Files.deleteIfExists(lockFile);
      }
    }
  }

  private Outcome<Path> busy() {
    return Outcome.bad("app.fetch.busy", target);
  }

  private Outcome<Path> locked() throws IOException, InterruptedException {
    PartialFile part = PartialFile.beside(target);
    boolean resumed = part.size() > 0;
    Outcome<Path> first = attempt(part);
    boolean corrupt =
        first
            .failure()
            .map(
                p ->
                    p.key().equals("app.fetch.checksum")
                        || (resumed && p.key().equals("app.fetch.not-weights")))
            .orElse(false);
    return corrupt ? attempt(part) : first;
  }

  private Outcome<Path> attempt(PartialFile part) throws IOException, InterruptedException {
    Outcome<Path> complete = complete(part);
    if (!complete.isOk()) {
      return complete;
    }
    Optional<Problem> other = content.problem(part.path(), file.address());
    if (other.isPresent()) {
      part.discard();
      return Outcome.bad(other.get());
    }
    Files.move(part.path(), target, StandardCopyOption.REPLACE_EXISTING);
    part.discard();
    return Outcome.ok(target);
  }

  private Outcome<Path> complete(PartialFile part) throws IOException, InterruptedException {
    Transfer transfer = new Transfer(file, part, patience, progress, environment);
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
      Transfer.Broken broken = (Transfer.Broken) result;
      if (left <= 0) {
        return Outcome.bad(broken.problem());
      }
      int failed = Math.max(1, patience.attempts() - left);
      pause(broken, failed, patience.pause().multipliedBy(1L << (failed - 1)));
    }
  }

  private void pause(Transfer.Broken broken, int failed, Duration pause)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped");
    }
    String seconds = String.format(Locale.ROOT, "%.1f", pause.toMillis() / 1e3);
    progress.again(
        Problem.of(
            "app.fetch.again",
            file.fileName(),
            broken.reason(),
            failed + 1,
            patience.attempts(),
            seconds.replaceFirst("[.]0$", "")));
    Thread.sleep(pause.toMillis());
  }
}
