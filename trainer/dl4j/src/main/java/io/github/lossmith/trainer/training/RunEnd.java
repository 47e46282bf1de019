package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Problem;
import java.util.function.Function;
import java.util.function.Supplier;

/** The end of a training. */
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

  /** It was stopped and wrote a checkpoint. */
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

  /** It diverged: the observations, and what to try. */
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

  /** Something that it needs is missing or does not match. */
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
