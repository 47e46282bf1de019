package io.github.lossmith.app.design.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnotsModelTest {
  private final DesignsModel designs =
      new DesignsModel(new Texts(() -> Locale.ENGLISH), new SameThreadTasks(), Presets.all());
  private final KnotsModel knots = new KnotsModel(designs);

  @BeforeEach
  void draw() {
    Drawing drawing =
        new Drawing(List.of(new Knot(0.1, -5), new Knot(0.5, -2), new Knot(1, -1)), LeftTail.HOLD);
    designs.add();
    designs.change(
        "app.step.draw", design -> design.withShape(new CoefficientSource.Drawn(drawing)));
  }

  private List<Knot> now() {
    return knots.drawing().orElseThrow().knots();
  }

  @Test
  void typedNumbersMoveAKnotAsOneStep() {
    assertThat(knots.moveTo(1, "0.25", "p")).isEmpty();
    assertThat(knots.setValue(1, "-3", "g")).isEmpty();
    assertThat(now().get(1)).isEqualTo(new Knot(0.25, -3));
    designs.undo();
    assertThat(now().get(1)).isEqualTo(new Knot(0.25, -2));
  }

  @Test
  void invalidKnotsAreRefusedWithTheReason() {
    assertThat(knots.moveTo(1, "half", "p").map(Problem::key)).contains("app.parameter.number");
    assertThat(knots.moveTo(1, "0", "p").map(Problem::key)).contains("app.knots.outside");
    assertThat(knots.moveTo(1, "0.05", "p").map(Problem::key)).contains("app.knots.neighbours");
    assertThat(knots.moveTo(2, "0.5", "p").map(Problem::key)).contains("app.knots.neighbours");
    assertThat(now()).containsExactly(new Knot(0.1, -5), new Knot(0.5, -2), new Knot(1, -1));
  }

  @Test
  void aKnotIsAddedOnTheCurveAndRemovedAgain() {
    double before = knots.drawing().orElseThrow().coefficient().at(0.3);
    knots.addAfter(0);
    assertThat(now().get(1)).isEqualTo(new Knot(0.3, before));
    knots.addAfter(-1);
    assertThat(now()).hasSize(5);
    knots.remove(1);
    knots.remove(-1);
    assertThat(now()).hasSize(4);
  }

  @Test
  void aFormulaHasNoKnotsToChange() {
    designs.change(
        "app.step.formula", design -> design.withShape(new CoefficientSource.Typed("-1/p")));
    knots.addAfter(0);
    knots.setTail(LeftTail.HOLD);
    assertThat(knots.moveTo(0, "0.2", "p")).isEmpty();
    assertThat(knots.drawing()).isEmpty();
    assertThat(designs.current().text()).isEqualTo("-1/p");
  }
}
