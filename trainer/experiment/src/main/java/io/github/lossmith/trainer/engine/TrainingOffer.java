package io.github.lossmith.trainer.engine;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.GraphicsCard;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An engine on a device of this machine, with the verdict whether it can train there.
 *
 * @param choice what a run's {@code engine.json} would say
 * @param version of the engine's library, such as {@code 2.11.0}; empty where it is not known
 * @param card the graphics card, where the device is one
 * @param runs whether training can be tried
 * @param verdict as a word for programs
 * @param reason the verdict in a sentence, with what to do where it cannot train
 * @param switches of the engine; empty where it has none
 */
public record TrainingOffer(
    EngineChoice choice,
    String version,
    Optional<GraphicsCard> card,
    boolean runs,
    String verdict,
    Problem reason,
    Optional<EngineSwitches> switches) {
  /** The offer of an engine without switches. */
  public TrainingOffer(
      EngineChoice choice,
      String version,
      Optional<GraphicsCard> card,
      boolean runs,
      String verdict,
      Problem reason) {
    this(choice, version, card, runs, verdict, reason, Optional.empty());
  }

  /** Engine, version, device and Python in one line; no device of a Python without an engine. */
  public Problem title() {
    Object engine =
        Problem.of(
            "trainer.offer.engine." + choice.engine(), version.isEmpty() ? "" : " " + version);
    Object device = card.<Object>map(GraphicsCard::name).orElseGet(this::device);
    Optional<Path> python = choice.python();
    if (python.isEmpty()) {
      return Problem.of("trainer.offer.bundled", engine, device);
    }
    return version.isEmpty()
        ? Problem.of("trainer.offer.bundled", engine, python.get())
        : Problem.of("trainer.offer.python", engine, device, python.get());
  }

  private Problem device() {
    Device device = choice.device();
    return Problem.of("trainer.offer." + (device.isCard() ? Device.CUDA : device));
  }

  /** The line that installs what is missing, where the reason names one; else empty. */
  public String install() {
    return install(reason);
  }

  private static String install(Problem problem) {
    for (Object argument : problem.arguments()) {
      String found =
          argument instanceof Problem inner
              ? install(inner)
              : argument.toString().contains(" -m pip install ") ? argument.toString() : "";
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  /** The same engine, device and Python; the switches of a choice do not count. */
  public boolean isFor(EngineChoice other) {
    return choice.engine().equals(other.engine())
        && choice.device().isSame(other.device())
        && (choice.python().equals(other.python()) || other.python().isEmpty());
  }
}
