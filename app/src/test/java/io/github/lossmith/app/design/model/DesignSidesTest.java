package io.github.lossmith.app.design.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.CoefficientSource.Typed;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.TargetSide;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DesignSidesTest {
  private final SameThreadTasks tasks = new SameThreadTasks();
  private final DesignsModel designs =
      new DesignsModel(new Texts(() -> Locale.ENGLISH), tasks, Presets.all());
  private final CurveUpdater updater = new CurveUpdater(designs, tasks);
  private final DesignSides sides = new DesignSides(designs);

  @BeforeEach
  void add() {
    designs.add();
    tasks.tick();
  }

  private Design design() {
    return designs.current().design();
  }

  private long curves() {
    long id = designs.current().id();
    return updater.designCurves().get().stream().filter(c -> c.whole().id() == id).count();
  }

  private void type(String formula) {
    designs.change("app.step.formula", sides.with(new Typed(formula)));
    tasks.tick();
  }

  @Test
  void bothAreTheSameAtFirst() {
    assertThat(sides.areTwo()).isFalse();
    assertThat(curves()).isEqualTo(1);
    sides.edit(TargetSide.BACKGROUND);
    assertThat(sides.edited()).isEqualTo(TargetSide.OBJECT);
    type("-2/p");
    assertThat(design().isTwoSided()).isFalse();
  }

  @Test
  void backgroundIsEditedAloneAndHasItsOwnCurve() {
    sides.setTwo(true);
    type("-3*(1-p)");
    assertThat(design().shape()).isEqualTo(new Typed("-1/p"));
    assertThat(sides.current().text()).isEqualTo("-3*(1-p)");
    assertThat(curves()).isEqualTo(2);
    assertThat(updater.current().orElseThrow().curve().orThrow().coefficient(0.5)).isEqualTo(-1.5);
    sides.edit(TargetSide.OBJECT);
    assertThat(updater.current().orElseThrow().curve().orThrow().coefficient(0.5)).isEqualTo(-2);
    assertThat(sides.current().text()).isEqualTo("-1/p");
  }

  @Test
  void eachChangeIsAStepOfUndo() {
    sides.setTwo(true);
    type("-3*(1-p)");
    designs.undo();
    assertThat(sides.current().text()).isEqualTo("-1/p");
    assertThat(sides.areTwo()).isTrue();
    designs.undo();
    assertThat(sides.areTwo()).isFalse();
    designs.redo();
    designs.redo();
    assertThat(sides.current().text()).isEqualTo("-3*(1-p)");
  }

  @Test
  void theSameForBothTakesThatOfObjects() {
    sides.setTwo(true);
    type("-3*(1-p)");
    sides.setTwo(false);
    assertThat(design().isTwoSided()).isFalse();
    assertThat(sides.current().text()).isEqualTo("-1/p");
  }

  @Test
  void oneSideIsTurnedIntoADrawing() {
    sides.setTwo(true);
    tasks.tick();
    assertThat(designs.turnIntoDrawing(updater.current())).isEmpty();
    assertThat(design().shape()).isEqualTo(new Typed("-1/p"));
    assertThat(sides.current().design().shape()).isInstanceOf(CoefficientSource.Drawn.class);
  }
}
