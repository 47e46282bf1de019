package io.github.lossmith.plotting.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.layout.Samples;
import io.github.lossmith.plotting.view.DrawingEdit;
import io.github.lossmith.plotting.view.EditableDrawing;
import io.github.lossmith.plotting.view.FigureRobot;
import io.github.lossmith.plotting.view.FigureTool;
import io.github.lossmith.plotting.view.FigureView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrawingToolsTest {
  private static final Drawing START =
      new Drawing(
          List.of(new Knot(0.2, 0.8), new Knot(0.5, 0.5), new Knot(0.9, 0.2)), LeftTail.HOLD);

  private final FigureRobot stage = new FigureRobot(600, 500);
  private final FigureView view = stage.view();
  private final EditableDrawing editable = new EditableDrawing("only");
  private final List<DrawingEdit> edits = new ArrayList<>();

  @BeforeEach
  void setUp() {
    editable.setOnEdit(edits::add);
    stage.play(
        () -> {
          view.setFigure(
              Figure.row("Drawing", List.of(Samples.panel("only", Samples.curve("line", p -> p)))));
          view.easelProperty().set(editable);
          editable.setDrawing(START);
        });
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void use(FigureTool tool) {
    stage.play(() -> view.toolProperty().set(tool));
  }

  private PlotArea area() {
    return view.easelArea().orElseThrow();
  }

  private double x(double p) {
    return area().toX(p);
  }

  private double y(double g) {
    return area().toY(g);
  }

  private Drawing drawing() {
    return Objects.requireNonNull(editable.getDrawing());
  }

  private Knot knot(int index) {
    return drawing().knots().get(index);
  }

  @Test
  void draggingAKnotIsOneStep() {
    use(new KnotTool());
    stage.drag(x(0.5), y(0.5), x(0.55), y(0.6), x(0.6), y(0.7));
    assertThat(knot(1).p()).isCloseTo(0.6, within(0.005));
    assertThat(knot(1).g()).isCloseTo(0.7, within(0.005));
    assertThat(edits).hasSize(1);
    assertThat(edits.get(0).kind()).isEqualTo(DrawingEdit.Kind.MOVE_KNOT);
    assertThat(edits.get(0).before()).isEqualTo(START);
    assertThat(edits.get(0).after()).isEqualTo(drawing());
  }

  @Test
  void undoShowsTheDrawingBefore() {
    use(new KnotTool());
    stage.drag(x(0.5), y(0.5), x(0.6), y(0.7));
    stage.play(() -> editable.setDrawing(edits.get(0).before()));
    assertThat(drawing()).isEqualTo(START);
    assertThat(edits).hasSize(1);
  }

  @Test
  void shiftSnapsToTicks() {
    use(new KnotTool());
    stage.move(x(0.5), y(0.5));
    stage.press();
    stage.hold(KeyCode.SHIFT);
    stage.move(x(0.592), y(0.713));
    stage.release();
    stage.letGo(KeyCode.SHIFT);
    assertThat(area().xTicks()).anyMatch(tick -> Math.abs(tick.value() - knot(1).p()) < 1e-9);
    assertThat(area().yTicks()).anyMatch(tick -> Math.abs(tick.value() - knot(1).g()) < 1e-9);
  }

  @Test
  void aDoubleClickAddsAKnotAndDeleteRemovesIt() {
    use(new KnotTool());
    stage.doubleClick(x(0.7), y(0.6));
    assertThat(drawing().knots()).hasSize(4);
    assertThat(knot(2).p()).isCloseTo(0.7, within(0.005));
    assertThat(editable.selectedProperty().get()).isEqualTo(2);
    stage.type(KeyCode.DELETE);
    assertThat(drawing()).isEqualTo(START);
    assertThat(edits)
        .extracting(DrawingEdit::kind)
        .containsExactly(DrawingEdit.Kind.ADD_KNOT, DrawingEdit.Kind.REMOVE_KNOT);
  }

  @Test
  void theKeyboardAloneDraws() {
    use(new KnotTool());
    stage.type(KeyCode.HOME, KeyCode.PAGE_DOWN);
    assertThat(editable.selectedProperty().get()).isEqualTo(1);
    double left = x(0.5);
    double top = y(0.5);
    stage.hold(KeyCode.UP);
    stage.hold(KeyCode.RIGHT);
    stage.letGo(KeyCode.UP);
    stage.letGo(KeyCode.RIGHT);
    assertThat(x(knot(1).p())).isCloseTo(left + 1, within(1e-6));
    assertThat(y(knot(1).g())).isCloseTo(top - 1, within(1e-6));
    assertThat(edits).hasSize(1);
    stage.type(KeyCode.INSERT);
    assertThat(drawing().knots()).hasSize(4);
    assertThat(editable.selectedProperty().get()).isEqualTo(2);
    stage.type(KeyCode.DELETE, KeyCode.ESCAPE);
    assertThat(drawing().knots()).hasSize(3);
    assertThat(editable.selectedProperty().get()).isEqualTo(-1);
    assertThat(view.getAccessibleHelp()).isNotBlank();
  }

  @Test
  void shiftAndAnArrowGoToTheNextTickAndNeverToZero() {
    use(new KnotTool());
    stage.type(KeyCode.HOME);
    stage.hold(KeyCode.SHIFT);
    for (int i = 0; i < 12; i++) {
      stage.type(KeyCode.LEFT);
    }
    stage.letGo(KeyCode.SHIFT);
    assertThat(knot(0).p()).isBetween(1e-7, 1e-5);
  }

  @Test
  void aPenStrokeBecomesFewKnots() {
    use(new PenTool());
    double[] places = new double[80];
    for (int i = 0; i < 40; i++) {
      double p = 0.1 + 0.02 * i;
      places[2 * i] = x(p);
      places[2 * i + 1] = y(0.2 + 0.6 * p * p);
    }
    stage.drag(places);
    assertThat(edits).hasSize(1);
    assertThat(edits.get(0).kind()).isEqualTo(DrawingEdit.Kind.DRAW);
    assertThat(drawing().knots()).hasSizeBetween(3, 14);
    for (double p = 0.12; p < 0.87; p += 0.05) {
      assertThat(drawing().coefficient().at(p)).isCloseTo(0.2 + 0.6 * p * p, within(0.015));
    }
  }

  @Test
  void escapeCancelsAStroke() {
    use(new PenTool());
    stage.move(x(0.3), y(0.3));
    stage.press();
    stage.move(x(0.5), y(0.3));
    assertThat(drawing()).isNotEqualTo(START);
    stage.type(KeyCode.ESCAPE);
    stage.release();
    assertThat(drawing()).isEqualTo(START);
    assertThat(edits).isEmpty();
  }

  @Test
  void theEraserRemovesTheKnotsItPasses() {
    use(BrushTool.eraser());
    stage.drag(x(0.45), y(0.5), x(0.5), y(0.5), x(0.55), y(0.5));
    assertThat(drawing().knots()).extracting(Knot::p).containsExactly(0.2, 0.9);
    assertThat(edits).extracting(DrawingEdit::kind).containsExactly(DrawingEdit.Kind.ERASE);
  }

  @Test
  void theSmootherPullsKnotsToTheLineThroughTheirNeighbours() {
    Drawing bent = START.moving(1, new Knot(0.5, 0.9));
    stage.play(() -> editable.setDrawing(bent));
    use(BrushTool.smoother());
    stage.drag(x(0.5), y(0.9), x(0.5) + 1, y(0.9), x(0.5), y(0.9));
    assertThat(knot(1).g()).isLessThan(0.88).isGreaterThan(0.5);
    assertThat(edits).extracting(DrawingEdit::kind).containsExactly(DrawingEdit.Kind.SMOOTH);
  }

  @Test
  void withoutADrawingTheToolsDoNothing() {
    stage.play(() -> editable.setDrawing(null));
    for (FigureTool tool : List.of(new PenTool(), new KnotTool(), BrushTool.eraser())) {
      use(tool);
      stage.drag(300, 200, 320, 220);
      stage.type(KeyCode.DELETE, KeyCode.UP, KeyCode.INSERT);
    }
    assertThat(edits).isEmpty();
  }

  private void trace(double from, double to, DoubleUnaryOperator curve) {
    use(new PenTool());
    double[] places = new double[122];
    for (int i = 0; i <= 60; i++) {
      double p = from + (to - from) * i / 60;
      places[2 * i] = x(p);
      places[2 * i + 1] = y(curve.applyAsDouble(p)) + (i % 3 - 1);
    }
    stage.drag(places);
  }

  @Test
  void aStrokeFromEndToEndLeavesNoKnotOfTheOldCurve() {
    stage.play(
        () ->
            editable.setDrawing(
                new Drawing(
                    List.of(new Knot(0.001, 0.9), new Knot(0.004, 0.8), new Knot(1, 0.9)),
                    LeftTail.RECIPROCAL)));
    trace(0.012, 0.988, p -> 0.2);
    assertThat(drawing().knots()).allMatch(knot -> Math.abs(knot.g() - 0.2) < 0.02);
    assertThat(knot(drawing().knots().size() - 1).p()).isEqualTo(1);
    assertThat(drawing().leftTail()).isEqualTo(LeftTail.HOLD);
    assertThat(drawing().coefficient().at(1e-5)).isCloseTo(0.2, within(0.02));
  }

  @Test
  void aStrokeHasNoStepAtItsEndsWhereAnOldKnotWasNear() {
    stage.play(
        () ->
            editable.setDrawing(
                new Drawing(
                    List.of(
                        new Knot(0.05, 0.9),
                        new Knot(0.298, 0.9),
                        new Knot(0.703, 0.9),
                        new Knot(1, 0.9)),
                    LeftTail.HOLD)));
    trace(0.3, 0.7, p -> 0.2);
    assertThat(drawing().knots()).extracting(Knot::g).filteredOn(g -> g > 0.8).hasSize(2);
  }

  @Test
  void aStrokeAlongAFallingCurveEndsAtZero() {
    trace(0.1, 0.993, p -> 0.9 * Math.pow(1 - p, 2));
    Knot last = knot(drawing().knots().size() - 1);
    assertThat(last).isEqualTo(new Knot(1, 0));
    assertThat(drawing().knots().subList(0, drawing().knots().size() - 1))
        .allMatch(knot -> knot.g() > 0);
  }

  @Test
  void aStrokeThatEndsAboveZeroStaysThere() {
    trace(0.1, 0.993, p -> 0.3);
    Knot last = knot(drawing().knots().size() - 1);
    assertThat(last.p()).isEqualTo(1);
    assertThat(last.g()).isCloseTo(0.3, within(0.02));
  }

  @Test
  void aKnotThatIsDraggedIntoTheCornerIsInIt() {
    use(new KnotTool());
    stage.drag(x(0.9), y(0.2), x(0.95), y(0.1), x(0.991), y(0.008));
    assertThat(knot(2)).isEqualTo(new Knot(1, 0));
  }
}
