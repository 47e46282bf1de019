package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.GreekLetters;
import io.github.lossmith.app.design.model.LetterMotion;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Plays the letter of a slider and pauses it, also by Space on the slider. */
final class PlayButton extends ToggleButton {
  private final String letter;
  private final Texts texts;

  /**
   * @param letter the letter's name, or {@link LetterMotion#PROGRESS}
   */
  PlayButton(String letter, Slider slider, LetterMotion motion, Texts texts) {
    this.letter = letter;
    this.texts = texts;
    setId("play-" + letter);
    getStyleClass().addAll("flat", "small", "letter-button");
    setOnAction(event -> motion.toggle(letter));
    slider.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, motion));
    slider
        .focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (now) {
                motion.choose(letter);
              }
            });
    show(motion.playing().get());
  }

  private void key(KeyEvent event, LetterMotion motion) {
    if (event.getCode() == KeyCode.SPACE) {
      motion.toggle(letter);
      event.consume();
    }
  }

  /** Shows whether the letter is the one that moves. */
  void show(String playing) {
    boolean moves = playing.equals(letter);
    setSelected(moves);
    setGraphic(Controls.icon(moves ? "fth-pause" : "fth-play"));
    String key = moves ? "app.motion.pause" : "app.motion.play";
    String words = texts.text(key, GreekLetters.of(letter));
    setAccessibleText(words);
    HoverHint.say(this, words);
  }
}
