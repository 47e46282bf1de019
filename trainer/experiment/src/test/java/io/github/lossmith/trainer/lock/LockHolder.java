package io.github.lossmith.trainer.lock;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that takes a lock, says whether it has it, and holds it until its input ends. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] args) throws IOException {
    Optional<RunLock> lock = RunLock.take(Path.of(args[0]), List.of());
    System.out.println(lock.isPresent() ? "taken" : "held");
    System.in.read();
    if (lock.isPresent()) {
      lock.get().close();
    }
  }

  static Process start(Path file, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LockHolder.class.getName(),
            file.toString());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  static String answer(Process holder) throws IOException {
    BufferedReader out = holder.inputReader();
    return String.valueOf(out.readLine());
  }
}
