package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.GreekLetters;
import io.github.lossmith.app.design.model.LetterFamily;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.settings.LetterSettings;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

/** Shows a letter's curves for several values, and their list, which can be edited. */
final class FamilyControls {
  private static final int DIGITS = 6;
  private final String letter;
  private final AppServices services;
  private final Supplier<FormulaParameter> range;
  private final ToggleButton button = new ToggleButton();
  private final TextField values = new TextField();

  /**
   * @param range of the letter now
   */
  FamilyControls(String letter, AppServices services, Supplier<FormulaParameter> range) {
    this.letter = letter;
    this.services = services;
    this.range = range;
    Texts texts = services.texts();
    String words = texts.text("app.family.show", GreekLetters.of(letter));
    button.setId("family-" + letter);
    button.getStyleClass().addAll("flat", "small", "letter-button");
    button.setGraphic(Controls.icon("fth-layers"));
    button.setAccessibleText(words);
    HoverHint.say(button, words);
    button.setOnAction(
        event -> change(letters -> letters.withFamily(button.isSelected() ? letter : "")));
    values.setId("family-values-" + letter);
    values.setAccessibleText(texts.text("app.family.values", GreekLetters.of(letter)));
    HoverHint.say(values, texts.text("app.family.values", GreekLetters.of(letter)));
    values.setOnAction(event -> read());
    values
        .focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (!now) {
                read();
              }
            });
    show();
  }

  ToggleButton button() {
    return button;
  }

  TextField values() {
    return values;
  }

  private void change(UnaryOperator<LetterSettings> change) {
    services.settings().change(before -> before.withLetters(change.apply(before.letters())));
  }

  /** Shows what the settings say. */
  void show() {
    LetterSettings letters = services.settings().get().letters();
    boolean on = letters.family().equals(letter);
    button.setSelected(on);
    FormListeners.show(values, on);
    if (!values.isFocused()) {
      values.setText(words(LetterFamily.values(letters, letter, range.get())));
    }
  }

  private String words(List<Double> numbers) {
    return numbers.stream()
        .map(number -> services.texts().number(number, DIGITS))
        .collect(Collectors.joining("; "));
  }

  private void read() {
    List<Double> known =
        LetterFamily.values(services.settings().get().letters(), letter, range.get());
    String typed = values.getText();
    if (typed.equals(words(known))) {
      return;
    }
    Optional<List<Double>> numbers = numbers(typed);
    numbers.ifPresent(found -> change(letters -> letters.withValues(letter, found)));
    if (numbers.isEmpty()) {
      services
          .notices()
          .warn(
              Problem.of(
                  "app.family.bad",
                  typed,
                  GreekLetters.of(letter),
                  Integer.toString(LetterSettings.MOST_VALUES)));
    }
    values.setText(
        words(LetterFamily.values(services.settings().get().letters(), letter, range.get())));
  }

  /** Numbers between semicolons or spaces; also between commas where no comma is a decimal one. */
  private static Optional<List<Double>> numbers(String typed) {
    List<Double> found = new ArrayList<>();
    for (String word : typed.strip().split("[;\\s]+|,\\s+", -1)) {
      Optional<Double> one = Texts.read(word);
      List<Optional<Double>> parts =
          one.isPresent()
              ? List.of(one)
              : List.of(word.split(",")).stream().map(Texts::read).toList();
      if (parts.isEmpty() || parts.stream().anyMatch(Optional::isEmpty)) {
        return Optional.empty();
      }
      parts.forEach(part -> part.ifPresent(found::add));
    }
    return found.size() <= LetterSettings.MOST_VALUES ? Optional.of(found) : Optional.empty();
  }
}
