package io.github.lossmith.app.design.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Presets;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DesignsModelTest {
  private final SameThreadTasks tasks = new SameThreadTasks();
  private final DesignsModel designs =
      new DesignsModel(new Texts(() -> Locale.ENGLISH), tasks, Presets.all());
  private final CurveUpdater updater = new CurveUpdater(designs, tasks);

  private void type(String text) {
    designs.preview(
        "app.step.formula", design -> design.withShape(new CoefficientSource.Typed(text)));
  }

  @Test
  void startsWithThePapersFourLosses() {
    assertThat(designs.ticked()).hasSize(4);
    assertThat(updater.designCurves().get())
        .extracting(designCurve -> designCurve.openDesign().design().name())
        .containsExactly("CE", "Focal", "Maki", "QCE");
  }

  @Test
  void changingAPresetChangesACopy() {
    designs.selectedDesign().set(-2);
    designs.change("app.step.parameter", design -> design.withParameter("gamma", 4));
    assertThat(designs.current().isPreset()).isFalse();
    assertThat(designs.current().design().name()).isEqualTo("Focal copy");
    assertThat(designs.openDesign(-2).orElseThrow().design())
        .isEqualTo(Presets.named("focal").orElseThrow());
    designs.undo();
    assertThat(designs.designs().openDesigns()).isEmpty();
  }

  @Test
  void typingIsOneStepUntilAPause() {
    designs.add();
    type("-1");
    type("-1/");
    type("-1/p^2");
    tasks.tick();
    type("-p");
    designs.undo();
    assertThat(designs.current().text()).isEqualTo("-1/p^2");
    designs.undo();
    assertThat(designs.current().text()).isEqualTo("-1/p");
  }

  @Test
  void halfTypedFormulaKeepsTheLastCurve() {
    designs.add();
    type("-2/");
    DesignCurve designCurve = updater.current().orElseThrow();
    assertThat(designCurve.curve().isOk()).isFalse();
    assertThat(designCurve.last().orElseThrow().coefficient(0.5)).isEqualTo(-2);
  }

  @Test
  void anOlderCurveIsNotDrawn() {
    designs.add();
    type("-1/p");
    DesignCurve old = updater.current().orElseThrow();
    type("-2*foo(");
    assertThat(designs.turnIntoDrawing(Optional.of(old))).isPresent();
    assertThat(designs.turnIntoDrawing(Optional.empty())).isPresent();
    assertThat(designs.current().text()).isEqualTo("-2*foo(");
    type("-2");
    assertThat(designs.turnIntoDrawing(Optional.of(old))).isEmpty();
    assertThat(designs.current().design().coefficient(1).orThrow().at(0.3)).isEqualTo(-2);
  }

  private double shownAtHalf() {
    return updater.current().orElseThrow().last().map(c -> c.coefficient(0.5)).orElse(Double.NaN);
  }

  private void step(String text) {
    type(text);
    designs.endGesture();
  }

  @Test
  void undoShowsTheCurveOfItsOwnStateAndNoneThatWasUndone() {
    designs.add();
    step("-2/p");
    step("-2/p*");
    assertThat(shownAtHalf()).isEqualTo(-4);
    step("-2/p*5");
    assertThat(shownAtHalf()).isEqualTo(-20);
    designs.undo();
    assertThat(designs.current().text()).isEqualTo("-2/p*");
    assertThat(shownAtHalf()).isEqualTo(-4);
    designs.undo();
    assertThat(updater.current().orElseThrow().curve().orThrow().coefficient(0.5)).isEqualTo(-4);
    designs.redo();
    assertThat(updater.current().orElseThrow().curve().isOk()).isFalse();
    assertThat(shownAtHalf()).isEqualTo(-4);
  }

  @Test
  void undoToAStateThatWasNeverLookedAtShowsNoCurve() {
    designs.add();
    step("-2/p*");
    step("-7/p");
    CurveUpdater fresh = new CurveUpdater(designs, tasks);
    assertThat(fresh.current().orElseThrow().curve().isOk()).isTrue();
    designs.undo();
    assertThat(fresh.current().orElseThrow().last()).isEmpty();
  }

  @Test
  void copiesAreNamedLikePeopleNameThem() {
    designs.selectedDesign().set(-3);
    designs.duplicate();
    assertThat(designs.current().design().name()).isEqualTo("Maki copy");
    designs.duplicate();
    assertThat(designs.current().design().name()).isEqualTo("Maki copy 2");
    designs.duplicate();
    assertThat(designs.current().design().name()).isEqualTo("Maki copy 3");
    designs.selectedDesign().set(-3);
    designs.duplicate();
    assertThat(designs.current().design().name()).isEqualTo("Maki copy 4");
    designs.rename("Class 2");
    designs.duplicate();
    assertThat(designs.current().design().name()).isEqualTo("Class 2 copy");
  }

  @Test
  void sliderGestureIsOneStep() {
    designs.selectedDesign().set(-3);
    designs.beginGesture();
    for (int i = 1; i <= 30; i++) {
      double gamma = i / 10.0;
      designs.preview("app.step.parameter", design -> design.withParameter("gamma", gamma));
      tasks.tick();
    }
    designs.endGesture();
    designs.undo();
    assertThat(designs.designs().openDesigns()).isEmpty();
  }

  @Test
  void deleteIsUndone() {
    designs.add();
    long id = designs.current().id();
    designs.delete();
    assertThat(designs.openDesign(id)).isEmpty();
    designs.undo();
    assertThat(designs.selectedDesign().get()).isEqualTo(id);
  }

  @Test
  void namesStayDifferent() {
    designs.add();
    designs.add();
    designs.rename("CE");
    assertThat(designs.openDesigns())
        .extracting(openDesign -> openDesign.design().name())
        .doesNotHaveDuplicates();
  }

  @Test
  void becomesADrawingThatFollowsTheCurve() {
    designs.turnIntoDrawing(updater.current());
    double drawn = updater.current().orElseThrow().last().orElseThrow().coefficient(0.3);
    assertThat(drawn).isCloseTo(-1 / 0.3, Percentage.withPercentage(1));
  }
}
