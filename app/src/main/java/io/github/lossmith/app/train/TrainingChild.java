package io.github.lossmith.app.train;

import io.github.lossmith.app.gpu.GpuRuntime;
import io.github.lossmith.trainer.dataset.UserCache;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.training.TrainingProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The real training process. It outlives the window; where the system has {@code setsid}, also the
 * terminal that the window was started from.
 */
final class TrainingChild implements RunStarter {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  @Override
  public Process start(RunDirectory run) throws IOException {
    return start(builder(run));
  }

  @Override
  public Process rehearse(RunDirectory run, Path cache) throws IOException {
    ProcessBuilder builder = builder(run);
    List<String> command = new ArrayList<>(builder.command());
    command.add(command.indexOf("-cp"), "-Dlossmith.cache=" + cache);
    return start(builder.command(command));
  }

  private static ProcessBuilder builder(RunDirectory run) throws IOException {
    ProcessBuilder builder = TrainingProcess.of(run.path(), false);
    if (Device.of(run) == Device.GPU) {
      GpuRuntime runtime = GpuRuntime.inCache(UserCache.folder());
      if (!runtime.missing().isEmpty()) {
        throw new IOException("the CUDA backend in " + runtime.folder() + " is not complete");
      }
      runtime.applyTo(builder);
    }
    return builder;
  }

  private static Process start(ProcessBuilder builder) throws IOException {
    if (Files.isExecutable(SETSID)) {
      List<String> command = new ArrayList<>(List.of(SETSID.toString()));
      command.addAll(builder.command());
      builder.command(command);
    }
    return builder.start();
  }
}
