package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Problem;
import java.util.function.Function;
import java.util.function.Supplier;

/** How a training ended. */
sealed interface RunEnd {
  /** One result for each end. */
  <R> R fold(
      Supplier<? extends R> onFinished,
      Supplier<? extends R> onStopped,
      Function<? super Problem, ? extends R> onDiverged,
      Function<? super Problem, ? extends R> onFailed);

  /** All losses are trained. */
  record Finished() implements RunEnd {
    @Override
    public <R> R fold(
        Supplier<? extends R> onFinished,
        Supplier<? extends R> onStopped,
        Function<? super Problem, ? extends R> onDiverged,
        Function<? super Problem, ? extends R> onFailed) {
      return onFinished.get();
    }
  }

  /** It was asked to stop, and left a checkpoint. */
  record Stopped() implements RunEnd {
    @Override
    public <R> R fold(
        Supplier<? extends R> onFinished,
        Supplier<? extends R> onStopped,
        Function<? super Problem, ? extends R> onDiverged,
        Function<? super Problem, ? extends R> onFailed) {
      return onStopped.get();
    }
  }

  /** Its numbers broke down: what was seen, and what to try. */
  record Diverged(Problem problem) implements RunEnd {
    @Override
    public <R> R fold(
        Supplier<? extends R> onFinished,
        Supplier<? extends R> onStopped,
        Function<? super Problem, ? extends R> onDiverged,
        Function<? super Problem, ? extends R> onFailed) {
      return onDiverged.apply(problem);
    }
  }

  /** Something that it needs is missing or does not fit. */
  record Failed(Problem problem) implements RunEnd {
    @Override
    public <R> R fold(
        Supplier<? extends R> onFinished,
        Supplier<? extends R> onStopped,
        Function<? super Problem, ? extends R> onDiverged,
        Function<? super Problem, ? extends R> onFailed) {
      return onFailed.apply(problem);
    }
  }
}
