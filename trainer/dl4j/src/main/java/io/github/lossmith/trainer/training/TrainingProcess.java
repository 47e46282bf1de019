package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.backend.Backend;
import io.github.lossmith.trainer.dataset.TemporaryFolder;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Starts the training of a prepared run directory in its own JVM, with the memory limits and
 * switches that it needs. What the process prints goes to the directory's {@code log.txt}; how far
 * it is stands in the directory's other files. {@link Process#destroy()} (SIGTERM) stops it with a
 * checkpoint; starting it again on the same directory goes on from there.
 */
public final class TrainingProcess {
  /** The process ends with this when the directory is in use by another one. */
  public static final int IN_USE = 3;

  /** The process ends with this when not even its state can be written into the directory. */
  public static final int UNWRITABLE = 4;

  /** Three times what {@code PixelSource} keeps, six times what {@code FeatureSource} keeps. */
  private static final int HEAP_MB = 1200;

  /** Code, classes, stacks and collector beside the heap. */
  private static final int JVM_MB = 300;

  /** All but a fine-tuned trunk stay below 4 GB (docs/experiments.md). */
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
    command.addAll(flags(isFineTuned(directory)));
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

  /** A large trunk that learns needs what there is: gigabytes for a batch of 128. */
  private static boolean isFineTuned(Path directory) {
    return ExperimentFile.read(new RunDirectory(directory).experiment())
        .toOptional()
        .filter(experiment -> experiment.detector().trunk() == TrunkMode.FINE_TUNED)
        .isPresent();
  }

  /** Memory of the machine, 0 where this Java does not tell. */
  private static long machineMb() {
    try {
      Object bytes =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                  "TotalMemorySize");
      return (Long) bytes >> 20;
    } catch (JMException unknown) {
      return 0;
    }
  }

  private static List<String> flags(boolean fineTuned) {
    long residentMb = fineTuned ? Math.max(RESIDENT_MB, machineMb() * 9 / 10) : RESIDENT_MB;
    long nativeMb = residentMb - HEAP_MB - JVM_MB;
    List<String> flags = new ArrayList<>();
    flags.add("-Xmx" + HEAP_MB + "m");
    flags.add("-XX:+UseParallelGC");
    flags.add("-Djava.awt.headless=true");
    flags.add("-Dorg.bytedeco.javacpp.maxbytes=" + nativeMb + "m");
    flags.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + residentMb + "m");
    flags.add("-D" + Backend.HELPERS_DISABLED + "=false");
    String cache = System.getProperty("lossmith.cache", "");
    if (!cache.isEmpty()) {
      flags.add("-Dlossmith.cache=" + cache);
    }
    if (Files.isDirectory(TemporaryFolder.root())) {
      flags.add("-Djava.io.tmpdir=" + TemporaryFolder.root());
    }
    if (Runtime.version().feature() >= 22) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    return flags;
  }
}
