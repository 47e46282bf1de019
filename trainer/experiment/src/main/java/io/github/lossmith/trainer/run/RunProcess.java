package io.github.lossmith.trainer.run;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The process that writes a run.
 *
 * @param pid its number, 0 for none
 * @param startMillis when it began, epoch milliseconds, 0 where unknown: tells a later process of
 *     the same number apart
 * @param host the machine's name
 */
public record RunProcess(long pid, long startMillis, String host) {
  /** No process yet. */
  public static final RunProcess NONE = new RunProcess(0, 0, "");

  /** Linux has the start of a process in ticks since the boot, whose time it rounds to a second. */
  private static final long START_TOLERANCE_MS = 1_500;

  /** This process. */
  public static RunProcess current() {
    ProcessHandle self = ProcessHandle.current();
    return new RunProcess(self.pid(), startOf(self), thisHost());
  }

  /** Whether it runs, or ran, on this machine. */
  public boolean isHere() {
    return pid > 0 && host.equals(thisHost());
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

  private static String thisHost() {
    return Host.NAME;
  }

  /** The machine's name, asked once. */
  private static final class Host {
    static final String NAME = name();

    private static String name() {
      Map<String, String> environment = System.getenv();
      String windows = environment.getOrDefault("COMPUTERNAME", "");
      if (!windows.isEmpty()) {
        return windows;
      }
      try {
        String linux = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        return linux.isEmpty() ? asked() : linux;
      } catch (IOException e) {
        return asked();
      }
    }

    private static String asked() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (IOException e) {
        return "localhost";
      }
    }
  }
}
