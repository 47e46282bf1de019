package io.github.lossmith.designer.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.FormulaParameter;
import org.junit.jupiter.api.Test;

class LetterSolverTest {
  private static final FormulaParameter RANGE = new FormulaParameter(2, 0, 10);

  @Test
  void findsTheValueOfAPower() {
    double found = LetterSolver.nearest(RANGE, gamma -> -Math.pow(0.3, gamma), -0.01);
    assertThat(found).isCloseTo(Math.log(0.01) / Math.log(0.3), within(1e-5));
  }

  @Test
  void ofSeveralTheNearestIsTaken() {
    double found = LetterSolver.nearest(RANGE, Math::sin, 0);
    assertThat(found).isCloseTo(Math.PI, within(1e-5));
    assertThat(LetterSolver.nearest(new FormulaParameter(1, 0, 10), Math::sin, 0)).isZero();
  }

  @Test
  void endNearestToWhatCannotBeReachedIsTaken() {
    assertThat(LetterSolver.nearest(RANGE, value -> value * value, 500)).isEqualTo(10);
    assertThat(LetterSolver.nearest(RANGE, value -> value * value, -3)).isZero();
  }

  @Test
  void unknownValuesArePassedOver() {
    double found = LetterSolver.nearest(RANGE, v -> v < 1 ? Double.NaN : v, 0.5);
    assertThat(found).isBetween(1.0, 2.0);
    assertThat(LetterSolver.nearest(RANGE, v -> Double.NaN, 0.5)).isEqualTo(2);
    assertThat(LetterSolver.nearest(new FormulaParameter(1, 1, 1), v -> v, 3)).isEqualTo(1);
  }
}
