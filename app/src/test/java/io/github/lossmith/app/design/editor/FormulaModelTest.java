package io.github.lossmith.app.design.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.design.model.CurveUpdater;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.problem.Problem;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormulaModelTest {
  private final SameThreadTasks tasks = new SameThreadTasks();
  private final DesignsModel designs =
      new DesignsModel(new Texts(() -> Locale.ENGLISH), tasks, Presets.all());
  private final FormulaModel model = new FormulaModel(designs, new CurveUpdater(designs, tasks));

  @BeforeEach
  void add() {
    designs.add();
  }

  private void show(CoefficientSource source) {
    designs.change("app.step.formula", design -> design.withShape(source));
    tasks.tick();
  }

  @Test
  void aRecognisedLossIsTypesetAndAnotherIsAnIntegral() {
    show(new CoefficientSource.Typed("-1/p"));
    assertThat(model.coefficient().orElseThrow()).startsWith("g(p)=").contains("\\frac{1}{p}");
    assertThat(model.loss()).contains("\\log").doesNotContain("\\int");
    show(new CoefficientSource.Typed("-exp(sin(p))"));
    assertThat(model.loss()).isEqualTo("L(p)=-\\int_p^1 g(q)\\,dq");
    show(new CoefficientSource.Typed("-exp(sin(p))*q"));
    assertThat(model.loss()).isEqualTo("L(p)=-\\int_p^1 g(s)\\,ds");
  }

  @Test
  void aTypedLossIsShownAsTypedWithItsShift() {
    show(new CoefficientSource.TypedLoss("2 - log(p)"));
    assertThat(model.loss()).contains("2").contains("\\log");
    assertThat(model.shiftedBy()).hasValue(2);
    show(new CoefficientSource.TypedLoss("-log(p)"));
    assertThat(model.shiftedBy()).isEmpty();
  }

  @Test
  void reportsWhyThereIsNoLoss() {
    show(new CoefficientSource.Typed("-1/"));
    assertThat(model.unreadable()).isPresent();
    assertThat(model.problem()).isEqualTo(model.unreadable());
    assertThat(model.coefficient()).isEmpty();
    show(new CoefficientSource.Typed("-1/(p-0.5)^2"));
    assertThat(model.unreadable()).isEmpty();
    assertThat(model.problem().map(Problem::key)).isPresent();
  }
}
