package io.github.lossmith.designer.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.CoefficientSource.Typed;
import io.github.lossmith.designer.problem.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwoSidedDesignTest {
  private static final Design TWO =
      Design.typed("mine", "-a/p")
          .withParameter("a", 3)
          .withBackground(Optional.of(new Typed("-a*(1-p)^b")))
          .withParameter("b", 2);

  @Test
  void eachSideIsADesignWithItsOwnLetters() {
    Design object = TWO.side(TargetSide.OBJECT);
    Design background = TWO.side(TargetSide.BACKGROUND);
    assertThat(object.parameters()).containsOnlyKeys("a");
    assertThat(background.parameters()).containsOnlyKeys("a", "b");
    assertThat(object.coefficient().orThrow().at(0.5)).isEqualTo(-6);
    assertThat(background.coefficient().orThrow().at(0.5)).isEqualTo(-0.75);
    assertThat(object.isTwoSided()).isFalse();
  }

  @Test
  void oneSideStandsForBoth() {
    Design one = Design.typed("mine", "-1/p");
    assertThat(one.side(TargetSide.BACKGROUND)).isSameAs(one);
    assertThat(one.sides()).containsExactly(TargetSide.OBJECT);
    assertThat(TWO.sides()).containsExactly(TargetSide.OBJECT, TargetSide.BACKGROUND);
  }

  @Test
  void whatTakesOneCoefficientIsAnsweredInOneLine() {
    String answer =
        "\"mine\" has one coefficient for objects and another for background; one is wanted here.";
    assertThat(TWO.coefficient().failure().map(Problem::message)).contains(answer);
    assertThat(TWO.formula().failure().map(Problem::message)).contains(answer);
    assertThat(TWO.typedFormula().isOk()).isFalse();
  }

  @Test
  void changingASideKeepsTheOther() {
    Design changed = TWO.withShape(TargetSide.BACKGROUND, new Typed("-c*(1-p)^b"));
    assertThat(changed.shape()).isEqualTo(TWO.shape());
    assertThat(changed.parameters()).containsOnlyKeys("a", "b", "c");
    assertThat(changed.parameters().get("b").value()).isEqualTo(2);
    Design object = TWO.withShape(TargetSide.OBJECT, new Typed("-1"));
    assertThat(object.background()).isEqualTo(TWO.background());
    assertThat(object.parameters()).containsOnlyKeys("a", "b");
  }

  @Test
  void followsTheProgressIfASideDoes() {
    assertThat(TWO.followsProgress()).isFalse();
    assertThat(TWO.withShape(TargetSide.BACKGROUND, new Typed("-t")).followsProgress()).isTrue();
  }
}
