package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.drawing.Knot;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Drawing on panel (a), by mouse and by keys alone; every gesture is one step. */
class DrawingWindowTest extends OpenWindow {
  private void tool(KeyCode digit) {
    window.press(KeyCode.ALT, digit);
    window.until("knots of the curve", () -> window.knots().size() > 1);
  }

  private int knotNear(double p) {
    List<Knot> knots = window.knots();
    int best = 0;
    for (int i = 1; i < knots.size(); i++) {
      if (Math.abs(knots.get(i).p() - p) < Math.abs(knots.get(best).p() - p)) {
        best = i;
      }
    }
    return best;
  }

  @Test
  void aDraggedKnotBendsTheCurveAndUndoTakesItBack() {
    tool(KeyCode.DIGIT2);
    Knot knot = window.knots().get(knotNear(0.5));
    Point2D from = window.place(knot.p(), knot.g());
    Point2D to = window.place(knot.p(), knot.g() - 3);
    window.drag(List.of(from, from.midpoint(to), to));
    window.untilCurve("coefficient", "CE copy", knot.p(), knot.g() - 3);
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo move knot");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(window.designs()).startsWith("CE", "Focal");
    assertThat(window.entry("Undo").isDisable()).isTrue();
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    window.untilCurve("coefficient", "CE copy", knot.p(), knot.g() - 3);
  }

  @Test
  void aPenStrokeBecomesFewKnotsAndOneStep() {
    tool(KeyCode.DIGIT3);
    List<Point2D> stroke = new ArrayList<>();
    for (int i = 0; i <= 60; i++) {
      double p = 0.2 + 0.7 * i / 60;
      stroke.add(window.place(p, -9 + 8 * (p - 0.2) / 0.7));
    }
    window.drag(stroke);
    window.untilCurve("coefficient", "CE copy", 0.55, -5);
    long inside = window.knots().stream().filter(k -> k.p() > 0.21 && k.p() < 0.89).count();
    assertThat(inside).isLessThan(6);
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo drawing");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(window.designs()).startsWith("CE", "Focal");
  }

  @Test
  void aStrokeThatEndsNearOneEndsAtOne() {
    tool(KeyCode.DIGIT3);
    List<Point2D> stroke = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      stroke.add(window.place(0.3 + 0.695 * i / 40, -5 + 4.5 * i / 40));
    }
    window.drag(stroke);
    window.until("a design of one's own", () -> window.designs().get(0).equals("CE copy"));
    List<Knot> knots = window.knots();
    assertThat(knots.get(knots.size() - 1).p()).isEqualTo(1);
    assertThat(knots.get(knots.size() - 1).g()).isBetween(-0.6, -0.4);
    assertThat(knots.get(knots.size() - 2).p()).isLessThan(0.98);
  }

  @Test
  void aDoubleClickAddsAKnotAndDeleteRemovesIt() {
    tool(KeyCode.DIGIT2);
    int before = window.knots().size();
    window.doubleClick(window.place(0.62, -8));
    window.until("one knot more", () -> window.knots().size() == before + 1);
    assertThat(window.knots().get(knotNear(0.62)).g()).isBetween(-8.1, -7.9);
    window.press(KeyCode.DELETE);
    window.until("the knot is gone", () -> window.knots().size() == before);
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo remove knot");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.until("the knot is back", () -> window.knots().size() == before + 1);
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo add knot");
  }

  @Test
  void shiftSnapsAKnotToTicks() {
    tool(KeyCode.DIGIT2);
    int index = knotNear(0.5);
    Knot knot = window.knots().get(index);
    Point2D from = window.place(knot.p(), knot.g());
    window.hold(KeyCode.SHIFT);
    window.drag(List.of(from, window.place(0.5, -5), window.place(0.507, -6.09)));
    window.release(KeyCode.SHIFT);
    assertThat(window.knots().get(index)).isEqualTo(new Knot(0.5, -6));
  }

  @Test
  void eraserAndSmootherAreOneStepEach() {
    tool(KeyCode.DIGIT2);
    window.doubleClick(window.place(0.6, -9));
    window.until("a dent", () -> window.knots().get(knotNear(0.6)).g() < -8.5);
    window.press(KeyCode.ALT, KeyCode.DIGIT5);
    Point2D dent = window.place(0.6, -9);
    window.drag(List.of(dent, dent.add(3, 0), dent, dent.add(3, 0), dent));
    window.until("a smoother dent", () -> window.knots().get(knotNear(0.6)).g() > -8);
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo smooth");
    int before = window.knots().size();
    window.press(KeyCode.ALT, KeyCode.DIGIT4);
    Knot knot = window.knots().get(knotNear(0.6));
    Point2D there = window.place(knot.p(), knot.g());
    window.drag(List.of(there.add(-30, 0), there, there.add(2, 0)));
    window.until("fewer knots", () -> window.knots().size() < before);
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo erase");
  }

  @Test
  void theLeftTailIsChosen() {
    tool(KeyCode.DIGIT2);
    window.doubleClick(window.place(0.62, -8));
    window.untilCurve("coefficient", "CE copy", 0.62, -8);
    Knot first = window.knots().get(0);
    double left = first.p() / 4;
    window.untilCurve("coefficient", "CE copy", left, first.g() * 4);
    focus("#tail");
    window.press(KeyCode.UP);
    window.untilCurve("coefficient", "CE copy", left, first.g());
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo left tail");
  }

  @Test
  void theKeyboardAloneDrawsACoefficient() {
    window.press(KeyCode.CONTROL, KeyCode.N);
    window.until("a new design", () -> window.designs().get(0).equals("My loss"));
    window.until("its curve", () -> window.curve("loss", "My loss").isPresent());
    tool(KeyCode.DIGIT2);
    int before = window.knots().size();
    window.press(KeyCode.END);
    Knot last = window.knots().get(before - 1);
    for (int i = 0; i < 5; i++) {
      window.press(KeyCode.CONTROL, KeyCode.UP);
    }
    Knot raised = window.knots().get(before - 1);
    assertThat(raised.p()).isEqualTo(last.p());
    assertThat(raised.g()).isGreaterThan(last.g() + 0.5);
    window.press(KeyCode.PAGE_UP);
    window.press(KeyCode.INSERT);
    window.until("one knot more", () -> window.knots().size() == before + 1);
    window.press(KeyCode.DELETE);
    window.until("the knot is gone", () -> window.knots().size() == before);
    window.untilCurve("coefficient", "My loss", 1, raised.g());
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo remove knot");
  }

  @Test
  void aFormulaThatCannotBeReadIsNotDrawn() {
    window.typeFormula("-2*foo(");
    window.until("a mark", () -> window.scene().lookup(".error-mark").isVisible());
    window.click("#draw");
    assertThat(window.notice()).isNotEmpty();
    assertThat(window.find("#formula", TextField.class).getText()).isEqualTo("-2*foo(");
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo typing");
  }

  @Test
  void aDrawingHasNoLettersOfItsFormula() {
    window.typeFormula("-(1-p)^gamma/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -1);
    window.choose("Show all");
    window.click("#draw");
    window.until("knots", () -> !window.knots().isEmpty());
    assertThat(window.curve("loss", "CE copy").orElseThrow().name().letters()).isEqualTo("CE copy");
  }

  @Test
  void theKnotChosenOnThePanelIsTheOneInTheTable() {
    tool(KeyCode.DIGIT2);
    window.doubleClick(window.place(0.62, -8));
    window.untilCurve("coefficient", "CE copy", 0.62, -8);
    int index = knotNear(0.62);
    window.until("its row", () -> chosenRow() == index);
    TestWindow.onScreen(
        () -> {
          window.find("#knots", TableView.class).getSelectionModel().clearAndSelect(1);
          return true;
        });
    TestWindow.onScreen(
        () -> {
          window.figure().requestFocus();
          return true;
        });
    Knot second = window.knots().get(1);
    int before = window.knots().size();
    window.press(KeyCode.DELETE);
    window.until("one knot less", () -> window.knots().size() == before - 1);
    assertThat(window.knots()).doesNotContain(second);
  }

  private int chosenRow() {
    return window.find("#knots", TableView.class).getSelectionModel().getSelectedIndex();
  }

  @Test
  void aCellOfTheKnotsTableMovesItsKnotAsOneStep() {
    tool(KeyCode.DIGIT2);
    window.doubleClick(window.place(0.62, -8));
    window.untilCurve("coefficient", "CE copy", 0.62, -8);
    int index = knotNear(0.62);
    Knot knot = window.knots().get(index);
    typeIntoCell("#knots", index, 1, "-5.5");
    window.untilCurve("coefficient", "CE copy", knot.p(), -5.5);
    typeIntoCell("#knots", index, 0, "0.64");
    window.untilCurve("coefficient", "CE copy", 0.64, -5.5);
    assertThat(window.knots().get(index)).isEqualTo(new Knot(0.64, -5.5));
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo move knot");
    typeIntoCell("#knots", index, 0, "7");
    assertThat(window.notice()).contains("7");
    typeIntoCell("#knots", index, 0, "0.0001");
    assertThat(window.notice()).contains("0.0001", "neighbours");
    typeIntoCell("#knots", index, 1, "abc");
    assertThat(window.notice()).contains("abc");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(window.notice()).isEmpty();
    window.untilCurve("coefficient", "CE copy", knot.p(), -5.5);
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.untilCurve("coefficient", "CE copy", knot.p(), knot.g());
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo add knot");
  }

  @Test
  void aStrokeAlongAFallingCurvePassesThePapersSecondProperty() {
    tool(KeyCode.DIGIT3);
    List<Point2D> stroke = new ArrayList<>();
    for (int i = 0; i <= 60; i++) {
      double p = 0.1 + 0.895 * i / 60;
      stroke.add(window.place(p, -(1 - p) * (1 - p) / p).add(0, i % 2));
    }
    window.drag(stroke);
    window.until("it vanishes at one", () -> holds("vanishes_at_one"));
    List<Knot> knots = window.knots();
    assertThat(knots.get(knots.size() - 1)).isEqualTo(new Knot(1, 0));
  }

  private boolean holds(String check) {
    Node row = window.scene().lookup("#check-" + check);
    return row != null && row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("holds"));
  }

  @Test
  void failedChecksOfADrawingOfferARepairAsOneStep() {
    assertThat(window.scene().lookup("#mend-end_at_zero")).isNull();
    tool(KeyCode.DIGIT2);
    window.doubleClick(window.place(0.62, -8));
    window.until("it falls", () -> window.scene().lookup("#mend-monotone") != null);
    mend("#mend-monotone");
    window.until("monotone", () -> holds("monotone"));
    assertThat(window.scene().lookup("#mend-monotone")).isNull();
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo mend");
    mend("#mend-end_at_zero");
    window.until("silent at one", () -> holds("vanishes_at_one"));
    window.until("still monotone", () -> holds("monotone") && holds("sign"));
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.until("undone", () -> window.scene().lookup("#mend-end_at_zero") != null);
  }

  /** Presses a button that a later report of the checks may replace at any moment. */
  private void mend(String button) {
    TestWindow.onScreen(
        () -> {
          ((ButtonBase) window.scene().lookup(button)).fire();
          return true;
        });
  }
}
