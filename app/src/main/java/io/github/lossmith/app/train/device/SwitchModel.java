package io.github.lossmith.app.train.device;

import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.TrainingOffer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The switches {@code --amp} and {@code --compile} as they were wished, and as far as what is
 * chosen has them. A wish outlives a choice without them.
 */
final class SwitchModel {
  private final ObservableValue<TrainingOffer> chosen;
  private final ReadOnlyObjectWrapper<EngineChoice> choice;
  private boolean amp;
  private boolean compile;
  private Runnable turned = () -> {};

  /**
   * @param kept the wish of an earlier session
   */
  SwitchModel(ObservableValue<TrainingOffer> chosen, EngineChoice kept) {
    this.chosen = chosen;
    amp = kept.amp();
    compile = kept.compile();
    choice = new ReadOnlyObjectWrapper<>(applied());
    chosen.addListener((observed, before, now) -> choice.set(applied()));
  }

  private EngineChoice applied() {
    TrainingOffer offer = chosen.getValue();
    return offer
        .switches()
        .map(possible -> possible.applied(offer.choice(), amp, compile))
        .orElse(offer.choice());
  }

  /** What is chosen, with its switches. */
  ReadOnlyObjectProperty<EngineChoice> choice() {
    return choice.getReadOnlyProperty();
  }

  /** A choice with the switches as they were wished, to be kept. */
  EngineChoice wished(EngineChoice other) {
    return other.with(amp, compile);
  }

  void onTurned(Runnable then) {
    turned = then;
  }

  void setAmp(boolean on) {
    amp = on;
    tell();
  }

  void setCompile(boolean on) {
    compile = on;
    tell();
  }

  private void tell() {
    choice.set(applied());
    turned.run();
  }
}
