package io.github.lossmith.trainer.training;

import io.github.lossmith.trainer.backend.Backend;
import io.github.lossmith.trainer.cache.TemporaryFolder;
import io.github.lossmith.trainer.cache.UserCache;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineProgram;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The description of a Java program that runs with this JVM's Java and class path.
 *
 * @param flags of the JVM, without the class path
 * @param classPath entries
 */
record JavaProgram(List<String> flags, List<String> classPath) {
  /** Three times what {@code PixelSource} keeps, six times what {@code FeatureSource} keeps. */
  private static final int HEAP_MB = 1200;

  /** Code, classes, stacks and collector beside the heap. */
  private static final int JVM_MB = 300;

  /** All but a fine-tuned trunk stay below 4 GB (docs/experiments.md). */
  private static final int RESIDENT_MB = 3900;

  JavaProgram {
    flags = List.copyOf(flags);
    classPath = List.copyOf(classPath);
  }

  /**
   * A training.
   *
   * @param fineTuned whether a large trunk learns, which needs what there is: gigabytes for a batch
   *     of 128
   * @param device on a card there is no limit on the memory that CUDA's own libraries are mapped to
   */
  static JavaProgram training(boolean fineTuned, Device device) {
    long residentMb = fineTuned ? Math.max(RESIDENT_MB, machineMb() * 9 / 10) : RESIDENT_MB;
    long nativeMb = residentMb - HEAP_MB - JVM_MB;
    List<String> flags = new ArrayList<>();
    flags.add("-Xmx" + HEAP_MB + "m");
    flags.add("-XX:+UseParallelGC");
    flags.add("-Djava.awt.headless=true");
    flags.add("-Dorg.bytedeco.javacpp.maxbytes=" + nativeMb + "m");
    flags.add(
        "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + (device.isCard() ? "0" : residentMb + "m"));
    flags.add("-D" + Backend.HELPERS_DISABLED + "=false");
    String cache = System.getProperty("lossmith.cache", "");
    if (!cache.isEmpty()) {
      flags.add("-Dlossmith.cache=" + cache);
    }
    // a hundred tasks that unpack the natives at once would do so in the home that they share
    UserCache.node()
        .ifPresent(node -> flags.add("-Dorg.bytedeco.javacpp.cachedir=" + node.resolve("natives")));
    if (Files.isDirectory(TemporaryFolder.root())) {
      flags.add("-Djava.io.tmpdir=" + TemporaryFolder.root());
    }
    if (Runtime.version().feature() >= 22) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    String here = System.getProperty("java.class.path");
    return new JavaProgram(flags, List.of(here.split(File.pathSeparator, -1)));
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

  JavaProgram withClassPath(List<String> entries) {
    return new JavaProgram(flags, entries);
  }

  /** The program with another cache folder; of two equal options the JVM uses the last. */
  JavaProgram withCache(Optional<Path> folder) {
    List<String> more = new ArrayList<>(flags);
    folder.ifPresent(cache -> more.add("-Dlossmith.cache=" + cache));
    return new JavaProgram(more, classPath);
  }

  /** The whole command. */
  EngineProgram program(String mainClass, List<String> arguments) {
    List<String> words = new ArrayList<>(flags);
    words.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
    words.addAll(arguments);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    // threads that spin while they wait make a busy machine many times slower
    return new EngineProgram(java, words, Map.of("OMP_WAIT_POLICY", "passive"));
  }
}
