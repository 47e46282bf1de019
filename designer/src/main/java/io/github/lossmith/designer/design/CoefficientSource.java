package io.github.lossmith.designer.design;

import io.github.lossmith.designer.drawing.Drawing;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a scale coefficient was given: as a formula, a drawing, or the derivative of a typed loss.
 */
public sealed interface CoefficientSource {
  /** One result for each kind; a new kind does not compile before every caller knows it. */
  <R> R fold(
      Function<? super Typed, ? extends R> onTyped,
      Function<? super TypedLoss, ? extends R> onTypedLoss,
      Function<? super Drawn, ? extends R> onDrawn);

  /** What was typed; empty for a drawing. */
  default Optional<String> text() {
    return fold(
        typed -> Optional.of(typed.formula()),
        typedLoss -> Optional.of(typedLoss.loss()),
        drawn -> Optional.empty());
  }

  /** A formula in p, as typed; it may be one that does not parse yet. */
  record Typed(String formula) implements CoefficientSource {
    @Override
    public <R> R fold(
        Function<? super Typed, ? extends R> onTyped,
        Function<? super TypedLoss, ? extends R> onTypedLoss,
        Function<? super Drawn, ? extends R> onDrawn) {
      return onTyped.apply(this);
    }
  }

  /** A formula for the loss L(p), as typed, in place of its derivative dL/dp. */
  record TypedLoss(String loss) implements CoefficientSource {
    @Override
    public <R> R fold(
        Function<? super Typed, ? extends R> onTyped,
        Function<? super TypedLoss, ? extends R> onTypedLoss,
        Function<? super Drawn, ? extends R> onDrawn) {
      return onTypedLoss.apply(this);
    }
  }

  /** A drawing. */
  record Drawn(Drawing drawing) implements CoefficientSource {
    @Override
    public <R> R fold(
        Function<? super Typed, ? extends R> onTyped,
        Function<? super TypedLoss, ? extends R> onTypedLoss,
        Function<? super Drawn, ? extends R> onDrawn) {
      return onDrawn.apply(this);
    }
  }
}
