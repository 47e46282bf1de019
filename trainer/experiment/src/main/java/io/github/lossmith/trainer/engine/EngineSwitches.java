package io.github.lossmith.trainer.engine;

import io.github.lossmith.designer.problem.Problem;
import java.util.Optional;

/**
 * The switches of an engine on a device: why each makes no sense there, empty where it does.
 *
 * @param amp to compute the network in bfloat16
 * @param compile to compile the network before the first step
 */
public record EngineSwitches(Optional<Problem> amp, Optional<Problem> compile) {
  /** Nothing is known against them. */
  public static final EngineSwitches ALL = new EngineSwitches(Optional.empty(), Optional.empty());

  /** A wish, as far as its switches make sense. */
  public EngineChoice applied(EngineChoice choice, boolean inBfloat16, boolean compiled) {
    return choice.with(inBfloat16 && amp.isEmpty(), compiled && compile.isEmpty());
  }
}
