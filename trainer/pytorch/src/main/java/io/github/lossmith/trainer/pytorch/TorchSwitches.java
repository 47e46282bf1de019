package io.github.lossmith.trainer.pytorch;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.card.GraphicsCard;
import io.github.lossmith.trainer.card.GraphicsCard.Capability;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineSwitches;
import java.util.Optional;

/** Whether bfloat16 and the compiler of a PyTorch make sense on a device. */
final class TorchSwitches {
  /** Ampere: the first with bfloat16 in its tensor cores (CUDA C++ programming guide). */
  private static final Capability AMPERE = new Capability(8, 0);

  /** Volta: the oldest card that Triton, PyTorch's compiler, makes code for. */
  private static final Capability VOLTA = new Capability(7, 0);

  private TorchSwitches() {}

  static EngineSwitches of(PythonReport report, Device device, Optional<GraphicsCard> card) {
    return new EngineSwitches(amp(report, device, card), compile(report, card));
  }

  private static Optional<Problem> amp(
      PythonReport report, Device device, Optional<GraphicsCard> card) {
    if (device.isProcessor()) {
      return Optional.of(Problem.of("trainer.torch.amp-processor"));
    }
    return older(report, card, AMPERE)
        .map(old -> Problem.of("trainer.torch.amp-card", old.name(), old.capability(), AMPERE));
  }

  private static Optional<Problem> compile(PythonReport report, Optional<GraphicsCard> card) {
    if (!report.canCompile()) {
      return Optional.of(Problem.of("trainer.program.no-compile", report.shortTorch()));
    }
    return older(report, card, VOLTA)
        .map(old -> Problem.of("trainer.torch.compile-card", old.name(), old.capability(), VOLTA));
  }

  /** The card, if it is one of NVIDIA's before that capability; AMD's have numbers of their own. */
  private static Optional<GraphicsCard> older(
      PythonReport report, Optional<GraphicsCard> card, Capability first) {
    return card.filter(one -> report.hip().isEmpty())
        .filter(one -> one.capability().compareTo(first) < 0);
  }
}
