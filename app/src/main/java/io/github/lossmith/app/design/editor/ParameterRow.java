package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.design.model.GreekLetters;
import io.github.lossmith.app.design.model.LetterMotion;
import io.github.lossmith.app.design.model.LetterSteps;
import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.designer.problem.Problem;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A parameter with its slider, its value, and its range below, all editable. */
final class ParameterRow extends VBox {
  private static final String STEP = LetterMotion.STEP;
  private static final int DIGITS = 6;

  /** Longer names stand above the slider: beside it, gamma_plus and gamma_minus were cut alike. */
  private static final int LONGEST_BESIDE = 6;

  private final String name;
  private final DesignsModel designs;
  private final Texts texts;
  private final Notices notices;
  private final Slider slider = new Slider();
  private final TextField value = new TextField();
  private final TextField minimum = new TextField();
  private final TextField maximum = new TextField();
  private final PlayButton play;
  private final FamilyControls family;
  private boolean showing;

  ParameterRow(String name, DesignContext context) {
    this.name = name;
    designs = context.designs();
    texts = context.services().texts();
    notices = context.services().notices();
    play = new PlayButton(name, slider, context.motion(), texts);
    family = new FamilyControls(name, context.services(), this::parameter);
    getStyleClass().add("parameter");
    Label label = new Label(GreekLetters.of(name));
    label.getStyleClass().add("letter");
    label.setLabelFor(slider);
    if (label.getText().length() > LONGEST_BESIDE) {
      getChildren().setAll(label, line("parameter-line", slider, value), range(), family.values());
    } else {
      getChildren().setAll(line("parameter-line", label, slider, value), range(), family.values());
    }
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.setId("slider-" + name);
    value.setId("value-" + name);
    minimum.setId("minimum-" + name);
    maximum.setId("maximum-" + name);
    wire();
  }

  private static HBox line(String style, Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add(style);
    return line;
  }

  private HBox range() {
    return line("range-line", minimum, gap(), play, family.button(), gap(), maximum);
  }

  private static HBox gap() {
    HBox gap = new HBox();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private void wire() {
    slider.setAccessibleText(texts.text("app.parameter.slider", name));
    value.setAccessibleText(texts.text("app.parameter.value", name));
    minimum.setAccessibleText(texts.text("app.parameter.minimum", name));
    maximum.setAccessibleText(texts.text("app.parameter.maximum", name));
    slider.setOnMousePressed(event -> designs.beginGesture());
    slider.setOnMouseReleased(event -> designs.endGesture());
    slider.valueProperty().addListener((observed, before, now) -> slid(now.doubleValue()));
    commit(value, typed -> change(parameter().with(typed)));
    commit(minimum, typed -> changeRange(typed, parameter().maximum()));
    commit(maximum, typed -> changeRange(parameter().minimum(), typed));
  }

  private void commit(TextField field, DoubleConsumer change) {
    Runnable read = () -> read(field.getText(), change);
    field.setOnAction(event -> read.run());
    field
        .focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (!now) {
                read.run();
              }
            });
  }

  private void read(String typed, DoubleConsumer change) {
    Optional<Double> number = Texts.read(typed);
    if (number.isPresent()) {
      change.accept(number.get());
    } else {
      refuse(Problem.of("app.parameter.number", typed, GreekLetters.of(name)));
    }
  }

  /** Shows the reason and restores the valid value. */
  private void refuse(Problem problem) {
    notices.warn(problem);
    show(parameter());
  }

  private FormulaParameter parameter() {
    return designs.current().design().parameters().getOrDefault(name, FormulaParameter.usual(name));
  }

  private void slid(double to) {
    if (!showing) {
      FormulaParameter known = parameter();
      boolean same = Math.abs(to - known.value()) < LetterSteps.step(known) / 2;
      double rounded = same ? known.value() : LetterSteps.rounded(to, known);
      designs.preview(STEP, design -> design.withParameter(name, rounded));
    }
  }

  private void change(FormulaParameter changed) {
    if (!changed.equals(parameter())) {
      designs.change(STEP, design -> design.withParameter(name, changed));
    } else {
      notices.clearProblem();
      show(changed);
    }
  }

  private void changeRange(double from, double to) {
    FormulaParameter known = parameter();
    if (from < to) {
      double kept = Math.min(to, Math.max(from, known.value()));
      change(new FormulaParameter(kept, from, to));
    } else {
      String least = texts.number(from, DIGITS);
      refuse(Problem.of("app.parameter.range", least, texts.number(to, DIGITS)));
    }
  }

  /** Shows which letter moves, if one does. */
  void showPlaying(String playing) {
    play.show(playing);
  }

  /** Shows whether its family is drawn. */
  void showFamily() {
    family.show();
  }

  void show(FormulaParameter parameter) {
    showing = true;
    slider.setMin(parameter.minimum());
    slider.setMax(parameter.maximum());
    slider.setBlockIncrement((parameter.maximum() - parameter.minimum()) / 50);
    slider.setValue(parameter.value());
    value.setText(texts.number(parameter.value(), DIGITS));
    minimum.setText(texts.number(parameter.minimum(), DIGITS));
    maximum.setText(texts.number(parameter.maximum(), DIGITS));
    showing = false;
  }
}
