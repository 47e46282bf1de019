package io.github.lossmith.trainer.lock;

import java.time.Instant;
import java.util.Optional;

/**
 * The process that writes a run.
 *
 * @param pid its number, 0 for none
 * @param startMillis when it began, epoch milliseconds, 0 where unknown: tells a later process of
 *     the same number apart
 * @param machine where it runs
 */
public record RunProcess(long pid, long startMillis, MachineIdentity machine) {
  /** No process yet. */
  public static final RunProcess NONE = new RunProcess(0, 0, "");

  /** Linux has the start of a process in ticks since the boot, whose time it rounds to a second. */
  private static final long START_TOLERANCE_MS = 1_500;

  /** A process of which only the machine's name is known, as in files of version 0.1.0. */
  public RunProcess(long pid, long startMillis, String host) {
    this(pid, startMillis, new MachineIdentity(host, ""));
  }

  /** This process. */
  public static RunProcess current() {
    ProcessHandle self = ProcessHandle.current();
    return new RunProcess(self.pid(), startOf(self), MachineIdentity.here());
  }

  /** The name of its machine. */
  public String host() {
    return machine.host();
  }

  /** Whether it runs, or ran, on this machine. */
  public boolean isHere() {
    return pid > 0 && machine.isHere();
  }

  /** Whether it runs on this machine now. */
  public boolean isAlive() {
    return handle().isPresent();
  }

  /** The process, where it runs on this machine. */
  public Optional<ProcessHandle> handle() {
    if (!isHere()) {
      return Optional.empty();
    }
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::hasSameStart);
  }

  private boolean hasSameStart(ProcessHandle other) {
    long otherStart = startOf(other);
    return startMillis == 0
        || otherStart == 0
        || Math.abs(otherStart - startMillis) <= START_TOLERANCE_MS;
  }

  private static long startOf(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
