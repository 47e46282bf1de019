package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.screen.WordConverter;
import io.github.lossmith.app.settings.LetterSettings;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;

/** The speed of a played letter, and how it goes on at the end of its range. */
final class MotionChoices {
  private final AppServices services;

  private MotionChoices(AppServices services) {
    this.services = services;
  }

  /** Fills both boxes, which change the settings. */
  static void fill(ComboBox<Double> speed, ComboBox<Boolean> loop, AppServices services) {
    new MotionChoices(services).fill(speed, loop);
  }

  private void fill(ComboBox<Double> speed, ComboBox<Boolean> loop) {
    Texts texts = services.texts();
    LetterSettings now = services.settings().get().letters();
    speed.getItems().setAll(LetterSettings.SPEEDS);
    speed.setConverter(
        new WordConverter<>(one -> texts.text("app.motion.speed.times", texts.number(one, 2))));
    speed.setValue(now.speed());
    speed.setOnAction(event -> change(letters -> letters.withSpeed(speed.getValue())));
    loop.getItems().setAll(true, false);
    loop.setConverter(
        new WordConverter<>(
            turning -> texts.text(turning ? "app.motion.loop.back" : "app.motion.loop.again")));
    loop.setValue(now.turning());
    loop.setOnAction(event -> change(letters -> letters.withTurning(loop.getValue())));
  }

  private void change(UnaryOperator<LetterSettings> change) {
    services.settings().change(before -> before.withLetters(change.apply(before.letters())));
  }
}
