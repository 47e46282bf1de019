package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.backend.Backend;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the training of a prepared run directory in its own JVM, with the memory limits and
 * switches that it needs. What the process prints goes to the directory's {@code log.txt}; how far
 * it is stands in the directory's other files. {@link Process#destroy()} (SIGTERM) stops it with a
 * checkpoint; starting it again on the same directory goes on from there.
 */
public final class TrainingProcess {
  /** The process ends with this when the directory is in use by another one. */
  public static final int IN_USE = 3;

  private static final int HEAP_MB = 1200;
  private static final int NATIVE_MB = 2400;
  private static final int RESIDENT_MB = 3900;

  private TrainingProcess() {}

  /**
   * The process for {@code directory}, which holds an {@code experiment.json}; not started yet.
   *
   * @param withParent whether the training stops, with a checkpoint, when this JVM ends
   */
  public static ProcessBuilder of(Path directory, boolean withParent) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(TrainingMain.class.getName());
    command.add(directory.toAbsolutePath().toString());
    if (withParent) {
      command.add(Long.toString(ProcessHandle.current().pid()));
    }
    File log = directory.resolve("log.txt").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    // threads that spin while they wait make a busy machine many times slower
    builder.environment().putIfAbsent("OMP_WAIT_POLICY", "passive");
    return builder;
  }

  private static List<String> flags() {
    List<String> flags = new ArrayList<>();
    flags.add("-Xmx" + HEAP_MB + "m");
    flags.add("-XX:+UseParallelGC");
    flags.add("-Djava.awt.headless=true");
    flags.add("-Dorg.bytedeco.javacpp.maxbytes=" + NATIVE_MB + "m");
    flags.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + RESIDENT_MB + "m");
    flags.add("-D" + Backend.HELPERS_DISABLED + "=false");
    String cache = System.getProperty("lossmith.cache", "");
    if (!cache.isEmpty()) {
      flags.add("-Dlossmith.cache=" + cache);
    }
    if (Runtime.version().feature() >= 22) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    return flags;
  }
}
