package io.github.lossmith.app.train.runs;

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
 * terminal that the window was started from. Where it has {@code nice}, it leaves the processor to
 * whoever wants it for a moment, so that a run on all cores does not make the window stutter.
 */
public final class TrainingChild implements RunStarter {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final int NICENESS = 10;
  private final int niceness;

  public TrainingChild() {
    this(NICENESS);
  }

  /** With another priority; 0: that of the window. */
  public TrainingChild(int niceness) {
    this.niceness = niceness;
  }

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

  private Process start(ProcessBuilder builder) throws IOException {
    return builder.command(beside(builder.command())).start();
  }

  /** The command of a process that works beside the window and outlives it. */
  public List<String> beside(List<String> command) {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      words.add(SETSID.toString());
    }
    if (niceness > 0 && Files.isExecutable(NICE)) {
      words.addAll(List.of(NICE.toString(), "-n", Integer.toString(niceness)));
    }
    words.addAll(command);
    return words;
  }
}
