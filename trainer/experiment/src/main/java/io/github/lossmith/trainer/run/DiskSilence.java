package io.github.lossmith.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells at one look that a run of another machine is dead: its state is old by the time that the
 * file system gives to what is written now. A file server gives its own time to the files of all
 * machines; where the machines give it themselves (Lustre), those of a cluster agree within five
 * minutes, or munge would refuse their messages. Not thread-safe.
 */
public final class DiskSilence {
  /** Twice what clocks of a cluster may differ by; a state is written every minute at least. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final Path folder;
  private boolean isAsked;
  private Optional<Instant> time = Optional.empty();

  /**
   * Asks nothing yet.
   *
   * @param folder on the disk of the runs, in which a file may be made for a moment
   */
  public DiskSilence(Path folder) {
    this.folder = folder;
  }

  /** Whether this run, which says that it is active, is one of another machine and silent. */
  public boolean isSilent(RunDirectory run, RunState state) {
    if (!state.status().isActive() || state.process().isHere()) {
      return false;
    }
    Optional<Instant> now = now();
    try {
      Path file = run.path().resolve(RunDirectory.STATE);
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return now.isPresent() && written.plus(SILENCE).isBefore(now.get());
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Optional<Instant> now() {
    if (!isAsked) {
      time = diskTime();
      isAsked = true;
    }
    return time;
  }

  /** Empty where nothing can be written. */
  private Optional<Instant> diskTime() {
    try {
      Path probe = Files.createTempFile(folder, ".clock", null);
      try {
        return Optional.of(Files.getLastModifiedTime(probe).toInstant());
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException unwritable) {
      return Optional.empty();
    }
  }
}
