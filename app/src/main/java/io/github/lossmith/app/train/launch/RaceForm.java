package io.github.lossmith.app.train.launch;

import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Whether the losses of the launch form are trained in turns. Where they cannot be, the tick stays
 * for later and changes nothing.
 */
final class RaceForm {
  private static final String ONE_LOSS = "app.train.launch.race.one-loss";
  private static final String ENGINE = "app.train.launch.race.engine";

  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<String>> obstacle =
      new ReadOnlyObjectWrapper<>(Optional.of(ONE_LOSS));
  private boolean several;
  private boolean engineTakesTurns = true;

  /** The tick. */
  BooleanProperty wanted() {
    return wanted;
  }

  /** The message key of why the losses cannot be trained in turns; empty where they can. */
  ReadOnlyObjectProperty<Optional<String>> obstacle() {
    return obstacle.getReadOnlyProperty();
  }

  /** Called where the tick or the obstacle changes. */
  void onChange(Runnable listener) {
    wanted.addListener(observed -> listener.run());
    obstacle.addListener(observed -> listener.run());
  }

  /** Whether the losses are trained in turns: it is wanted and possible. */
  boolean isOn() {
    return wanted.get() && obstacle.get().isEmpty();
  }

  /** The rows of the form; two ticked ones or more can race. */
  void see(List<LossRowModel> losses) {
    several = losses.stream().filter(loss -> loss.chosen().get()).count() > 1;
    decide();
  }

  /** The engine of the next run; PyTorch trains one loss after another. */
  void see(EngineChoice engine) {
    engineTakesTurns = !engine.engine().equals(Engines.PYTORCH);
    decide();
  }

  private void decide() {
    obstacle.set(
        several ? Optional.of(ENGINE).filter(key -> !engineTakesTurns) : Optional.of(ONE_LOSS));
  }
}
