package io.github.lossmith.app.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Presets;
import java.util.Locale;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DesignsModelTest {
  private final SameThreadTasks tasks = new SameThreadTasks();
  private final DesignsModel bench =
      new DesignsModel(new Texts(() -> Locale.ENGLISH), tasks, Presets.all());
  private final CurveUpdater tracer = new CurveUpdater(bench, tasks);

  private void type(String text) {
    bench.preview(
        "app.step.formula", design -> design.withShape(new CoefficientSource.Typed(text)));
  }

  @Test
  void startsWithThePapersFourLosses() {
    assertThat(bench.ticked()).hasSize(4);
    assertThat(tracer.traces().get())
        .extracting(trace -> trace.sheet().design().name())
        .containsExactly("CE", "Focal", "Maki", "QCE");
  }

  @Test
  void changingAPresetChangesACopy() {
    bench.inHand().set(-2);
    bench.change("app.step.parameter", design -> design.withParameter("gamma", 4));
    assertThat(bench.current().isPreset()).isFalse();
    assertThat(bench.current().design().name()).isEqualTo("Focal copy");
    assertThat(bench.sheet(-2).orElseThrow().design())
        .isEqualTo(Presets.named("focal").orElseThrow());
    bench.undo();
    assertThat(bench.bench().sheets()).isEmpty();
  }

  @Test
  void typingIsOneStepUntilAPause() {
    bench.add();
    type("-1");
    type("-1/");
    type("-1/p^2");
    tasks.tick();
    type("-p");
    bench.undo();
    assertThat(bench.current().text()).isEqualTo("-1/p^2");
    bench.undo();
    assertThat(bench.current().text()).isEqualTo("-1/p");
  }

  @Test
  void halfTypedFormulaKeepsTheLastCurve() {
    bench.add();
    type("-2/");
    DesignCurve trace = tracer.current().orElseThrow();
    assertThat(trace.curve().isOk()).isFalse();
    assertThat(trace.last().orElseThrow().coefficient(0.5)).isEqualTo(-2);
  }

  private double shownAtHalf() {
    return tracer.current().orElseThrow().last().map(c -> c.coefficient(0.5)).orElse(Double.NaN);
  }

  private void step(String text) {
    type(text);
    bench.settle();
  }

  @Test
  void undoShowsTheCurveOfItsOwnStateAndNoneThatWasUndone() {
    bench.add();
    step("-2/p");
    step("-2/p*");
    assertThat(shownAtHalf()).isEqualTo(-4);
    step("-2/p*5");
    assertThat(shownAtHalf()).isEqualTo(-20);
    bench.undo();
    assertThat(bench.current().text()).isEqualTo("-2/p*");
    assertThat(shownAtHalf()).isEqualTo(-4);
    bench.undo();
    assertThat(tracer.current().orElseThrow().curve().orThrow().coefficient(0.5)).isEqualTo(-4);
    bench.redo();
    assertThat(tracer.current().orElseThrow().curve().isOk()).isFalse();
    assertThat(shownAtHalf()).isEqualTo(-4);
  }

  @Test
  void undoToAStateThatWasNeverLookedAtShowsNoCurve() {
    bench.add();
    step("-2/p*");
    step("-7/p");
    CurveUpdater fresh = new CurveUpdater(bench, tasks);
    assertThat(fresh.current().orElseThrow().curve().isOk()).isTrue();
    bench.undo();
    assertThat(fresh.current().orElseThrow().last()).isEmpty();
  }

  @Test
  void copiesAreNamedLikePeopleNameThem() {
    bench.inHand().set(-3);
    bench.duplicate();
    assertThat(bench.current().design().name()).isEqualTo("Maki copy");
    bench.duplicate();
    assertThat(bench.current().design().name()).isEqualTo("Maki copy 2");
    bench.duplicate();
    assertThat(bench.current().design().name()).isEqualTo("Maki copy 3");
    bench.inHand().set(-3);
    bench.duplicate();
    assertThat(bench.current().design().name()).isEqualTo("Maki copy 4");
    bench.rename("Class 2");
    bench.duplicate();
    assertThat(bench.current().design().name()).isEqualTo("Class 2 copy");
  }

  @Test
  void sliderGestureIsOneStep() {
    bench.inHand().set(-3);
    bench.hold();
    for (int i = 1; i <= 30; i++) {
      double gamma = i / 10.0;
      bench.preview("app.step.parameter", design -> design.withParameter("gamma", gamma));
      tasks.tick();
    }
    bench.settle();
    bench.undo();
    assertThat(bench.bench().sheets()).isEmpty();
  }

  @Test
  void deleteIsUndone() {
    bench.add();
    long id = bench.current().id();
    bench.delete();
    assertThat(bench.sheet(id)).isEmpty();
    bench.undo();
    assertThat(bench.inHand().get()).isEqualTo(id);
  }

  @Test
  void namesStayDifferent() {
    bench.add();
    bench.add();
    bench.rename("CE");
    assertThat(bench.sheets()).extracting(sheet -> sheet.design().name()).doesNotHaveDuplicates();
  }

  @Test
  void becomesADrawingThatFollowsTheCurve() {
    bench.turnIntoDrawing(tracer.current());
    double drawn = tracer.current().orElseThrow().last().orElseThrow().coefficient(0.3);
    assertThat(drawn).isCloseTo(-1 / 0.3, Percentage.withPercentage(1));
  }
}
