package io.github.lossmith.trainer.lock;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that a process runs on, so far as process numbers mean the same there. Names are not
 * enough: cloned machines and containers share them.
 *
 * @param host the machine's name
 * @param boot Linux: the id of this start of its kernel, {@code /}, and the number of the name
 *     space of its process numbers; empty where unknown, as in files of version 0.1.0
 */
public record MachineIdentity(String host, String boot) {
  /** The machine of this process. */
  public static MachineIdentity here() {
    return Here.MACHINE;
  }

  /** Whether this process runs there, too. */
  public boolean isHere() {
    MachineIdentity here = here();
    return host.equals(here.host)
        && (boot.isEmpty() || here.boot.isEmpty() || boot.equals(here.boot));
  }

  /**
   * Whether that was a machine of this name before it was started again: what wrote {@code last}
   * there, before this start, has ended.
   */
  public boolean wasHereBefore(Instant last) {
    return !isHere() && host.equals(here().host) && Boot.START.filter(last::isBefore).isPresent();
  }

  /** Of this machine, asked once. */
  private static final class Here {
    static final MachineIdentity MACHINE = new MachineIdentity(name(), bootId());

    private static String name() {
      Map<String, String> environment = System.getenv();
      String windows = environment.getOrDefault("COMPUTERNAME", "");
      if (!windows.isEmpty()) {
        return windows;
      }
      String linux = line(Path.of("/proc/sys/kernel/hostname"));
      return linux.isEmpty() ? asked() : linux;
    }

    private static String asked() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (IOException e) {
        return "localhost";
      }
    }

    private static String bootId() {
      String id = line(Path.of("/proc/sys/kernel/random/boot_id"));
      try {
        String space = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        return id.isEmpty() ? "" : id + "/" + space.replaceAll("[^0-9]", "");
      } catch (IOException | UnsupportedOperationException none) {
        return id;
      }
    }

    private static String line(Path file) {
      try {
        return Files.readString(file).strip();
      } catch (IOException missing) {
        return "";
      }
    }
  }

  /** When this machine was started. */
  private static final class Boot {
    static final Optional<Instant> START = start();

    private static Optional<Instant> start() {
      try {
        return Files.readAllLines(Path.of("/proc/stat")).stream()
            .filter(line -> line.matches("btime [0-9]{1,12}"))
            .map(line -> Instant.ofEpochSecond(Long.parseLong(line.substring(6))))
            .findFirst();
      } catch (IOException unknown) {
        return Optional.empty();
      }
    }
  }
}
