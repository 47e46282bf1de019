package io.github.lossmith.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lossmith.trainer.catalog.FetchCatalog;
import io.github.lossmith.trainer.catalog.RemoteFile;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process of the window loads no class of DL4J or ND4J, not at a launch on a card either: it
 * asks the engine, which counts, looks and starts.
 */
class EngineFreeWindowTest {
  private static final long PATIENCE_S = 180;

  @TempDir private Path home;

  /** A driver that tells of a covered card, and files as long as those of the CUDA backend. */
  private void pretendACard() throws IOException {
    Path program = Files.createDirectories(home.resolve("bin")).resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\necho 'Tesla T4, 535.54, 7.5, 15360, 15000'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Path folder = Files.createDirectories(home.resolve("cache").resolve("cuda-11.6"));
    for (RemoteFile file : FetchCatalog.gpu().files()) {
      try (RandomAccessFile sparse =
          new RandomAccessFile(folder.resolve(file.name()).toFile(), "rw")) {
        sparse.setLength(file.bytes());
      }
    }
  }

  private Process window(Path loaded) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-D") || argument.startsWith("-XX:"))
        .forEach(command::add);
    command.add("-Dlossmith.cache=" + home.resolve("cache"));
    command.add("-Xlog:class+load=info:file=" + loaded);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CardWindowProcess.class.getName(), home.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    String path = builder.environment().getOrDefault("PATH", "");
    builder.environment().put("PATH", home.resolve("bin") + File.pathSeparator + path);
    return builder.start();
  }

  @Test
  void launchOnACardLoadsNoClassOfTheEngine() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "the CUDA backend is for Linux on x86-64");
    pretendACard();
    Path loaded = home.resolve("classes.log");
    Process window = window(loaded);
    try {
      assertThat(window.waitFor(PATIENCE_S, TimeUnit.SECONDS)).as("it ended").isTrue();
    } finally {
      window.destroyForcibly();
    }
    assertThat(window.exitValue()).isZero();
    RunDirectory run = new RunDirectory(home.resolve("runs").resolve("on-a-card"));
    assertThat(EngineChoice.of(run)).isEqualTo(EngineChoice.dl4j(Device.CUDA));
    List<String> classes = Files.readAllLines(loaded);
    assertThat(classes)
        .as("the engine was asked, without its library")
        .anyMatch(line -> line.contains("io.github.lossmith.trainer.training.Dl4jEngine "))
        .anyMatch(line -> line.contains("io.github.lossmith.trainer.backend.CudaRuntime "));
    assertThat(classes.stream().filter(EngineFreeWindowTest::isOfALibrary)).isEmpty();
  }

  private static boolean isOfALibrary(String line) {
    return line.matches(".*\\b(org\\.nd4j|org\\.deeplearning4j|org\\.bytedeco)\\..*");
  }
}
