package io.github.lossmith.app.command.option;

import io.github.lossmith.app.engine.EngineWish;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.sweep.AskedEngine;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what trains, and on what. */
public final class DeviceOptions {
  @Option(
      names = "--engine",
      paramLabel = "dl4j|pytorch",
      description =
          "what trains: dl4j, which comes with Lossmith, or pytorch, by a Python of yours (default:"
              + " dl4j on the processor; on a card the one that covers it)")
  private @Nullable String engine;

  @Option(
      names = "--device",
      paramLabel = "cpu|cuda|cuda:1|mps",
      description = "the processor, a graphics card, the second one, or Apple's graphics")
  private @Nullable String device;

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "the Python that runs PyTorch (default: the first that can, see doctor --gpu)")
  private @Nullable Path python;

  @Option(
      names = "--amp",
      negatable = true,
      description =
          "with pytorch: compute the network in bfloat16; with --resume as the run was begun")
  private @Nullable Boolean amp;

  @Option(
      names = "--compile",
      negatable = true,
      description =
          "with pytorch 2: compile the network, a slow first step and faster ones after it")
  private @Nullable Boolean compile;

  @Option(names = "--gpu", description = "the same as --device cuda")
  private boolean gpu;

  @Option(names = "--yes", description = "on a card with dl4j: fetch its 2.4 GB without asking")
  private boolean yes;

  /** Made by picocli, which fills in the fields. */
  DeviceOptions() {}

  /** What was said; a problem where it does not go together. */
  public Outcome<EngineWish> wish() {
    return wish(AskedEngine.NONE);
  }

  /** What was said; where nothing was, what a sweep asks for. */
  public Outcome<EngineWish> wish(AskedEngine planned) {
    String named = device == null && gpu ? "cuda" : device;
    return EngineWish.of(
        Optional.ofNullable(engine).or(planned::engine),
        Optional.ofNullable(named).or(planned::device),
        Optional.ofNullable(python).or(() -> planned.python().map(Path::of)),
        Optional.ofNullable(amp).or(planned::amp),
        Optional.ofNullable(compile).or(planned::compile));
  }

  /** Whether a download needs no question. */
  public boolean isConsented() {
    return yes;
  }
}
