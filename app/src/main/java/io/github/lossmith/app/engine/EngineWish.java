package io.github.lossmith.app.engine;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.TrainingEngine;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The engine and device that were asked for; where they are empty, those of the run that is resumed
 * are taken, or those that are found.
 *
 * @param engine its name
 * @param python the program that runs PyTorch
 * @param amp whether to compute in bfloat16
 * @param compile whether to compile the network
 */
public record EngineWish(
    Optional<String> engine,
    Optional<Device> device,
    Optional<Path> python,
    Optional<Boolean> amp,
    Optional<Boolean> compile) {
  /** Nothing was said. */
  public static final EngineWish NONE =
      new EngineWish(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The wish as options name it; a problem where they do not go together. */
  public static Outcome<EngineWish> of(
      Optional<String> engine,
      Optional<String> device,
      Optional<Path> python,
      Optional<Boolean> amp,
      Optional<Boolean> compile) {
    if (engine.isPresent() && Engines.named(engine.get()).isEmpty()) {
      String known =
          Engines.all().stream().map(TrainingEngine::name).collect(Collectors.joining(", "));
      return Outcome.bad("app.engine.unknown", engine.get(), known);
    }
    Optional<Device> named = device.flatMap(Device::of);
    if (device.isPresent() && named.isEmpty()) {
      return Outcome.bad("app.engine.device", device.get());
    }
    EngineWish wish = new EngineWish(engine, named, python, amp, compile);
    return wish.isOf(Engines.DL4J) && wish.asksForPytorch()
        ? Outcome.bad("app.engine.only-pytorch")
        : Outcome.ok(wish);
  }

  private boolean isOf(String name) {
    return engine.filter(name::equals).isPresent();
  }

  /** Something that PyTorch alone has. */
  private boolean asksForPytorch() {
    return python.isPresent()
        || amp.orElse(false)
        || compile.orElse(false)
        || device.filter(Device.MPS::equals).isPresent();
  }

  /** With what a run was begun with where nothing else was said. */
  public EngineWish after(EngineChoice begun) {
    boolean same = engine.isEmpty() || isOf(begun.engine());
    return new EngineWish(
        engine.or(() -> asksForPytorch() ? Optional.empty() : Optional.of(begun.engine())),
        device.or(() -> Optional.of(begun.device())),
        python.or(() -> same ? begun.python() : Optional.empty()),
        amp.or(() -> Optional.of(begun.amp())),
        compile.or(() -> Optional.of(begun.compile())));
  }

  /** The engine, where that follows from what was said. */
  public Optional<String> named() {
    if (engine.isPresent()) {
      return engine;
    }
    if (asksForPytorch()) {
      return Optional.of(Engines.PYTORCH);
    }
    return device.filter(wanted -> !wanted.isProcessor()).isPresent()
        ? Optional.empty()
        : Optional.of(Engines.DL4J);
  }
}
