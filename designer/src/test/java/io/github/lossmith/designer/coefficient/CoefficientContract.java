package io.github.lossmith.designer.coefficient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.designer.integration.LossCurve;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every coefficient and its loss must hold; a subclass names the coefficients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CoefficientContract {
  private static final double[] PROBABILITIES = {
    1e-30, 1e-12, 1e-6, 1e-3, 0.011, 0.123, 0.301, 0.456, 0.512, 0.678, 0.876, 0.987, 0.9999
  };

  /**
   * A coefficient under test.
   *
   * @param monotone whether g is promised to be negative and not to decrease towards p = 1
   */
  record Subject(String name, ScaleCoefficient coefficient, boolean monotone) {
    LossCurve curve() {
      return LossCurve.of(coefficient).orThrow();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  abstract List<Subject> subjects();

  @ParameterizedTest
  @MethodSource("subjects")
  void isFinite(Subject subject) {
    for (double p : PROBABILITIES) {
      assertThat(subject.coefficient().at(p)).as("g(%s)", p).isFinite();
      assertThat(subject.curve().loss(p)).as("L(%s)", p).isFinite();
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void lossVanishesAtOneOrElseAtItsMinimum(Subject subject) {
    LossCurve curve = subject.curve();
    if (curve.zeroInside().isEmpty()) {
      assertThat(curve.loss(1)).isZero();
      assertThat(curve.loss(Math.nextDown(1.0))).isCloseTo(0, within(1e-7));
    } else {
      assertThat(curve.loss(curve.zeroInside().getAsDouble())).isCloseTo(0, within(1e-12));
      assertThat(curve.loss(1)).isInfinite();
      for (double p : PROBABILITIES) {
        assertThat(curve.loss(p)).isPositive();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void weightedIsTheProduct(Subject subject) {
    for (double p : PROBABILITIES) {
      double product = p * subject.coefficient().at(p);
      double allowed = 1e-14 * Math.abs(product);
      assertThat(subject.coefficient().weighted(p)).isCloseTo(product, within(allowed));
    }
  }

  /** Differences of fourth order over u = -log p, where all of them are smooth. */
  @ParameterizedTest
  @MethodSource("subjects")
  void coefficientIsTheDerivativeOfTheLoss(Subject subject) {
    LossCurve curve = subject.curve();
    for (double p : PROBABILITIES) {
      double u = -Math.log(p);
      double h = 1e-3 * Math.min(u, 1);
      double slope =
          (8 * (curve.lossAt(u + h) - curve.lossAt(u - h))
                  - (curve.lossAt(u + 2 * h) - curve.lossAt(u - 2 * h)))
              / (12 * h);
      double allowed = 1e-8 * (Math.abs(slope) + Math.abs(curve.loss(p)) / u) + 1e-300;
      assertThat(-curve.weighted(p)).as("dL/du at p = %s", p).isCloseTo(slope, within(allowed));
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void errorBoundIsUseful(Subject subject) {
    LossCurve curve = subject.curve();
    for (double p : PROBABILITIES) {
      double loss = Math.abs(curve.loss(p));
      assertThat(curve.errorBound(p)).isBetween(0.0, 1e-9 * (1 + loss));
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void isMonotoneWherePromised(Subject subject) {
    double before = Double.NEGATIVE_INFINITY;
    for (double p : subject.monotone() ? PROBABILITIES : new double[0]) {
      double value = subject.coefficient().at(p);
      assertThat(value).isBetween(before, 0.0);
      before = value;
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void tableAgrees(Subject subject) {
    LossCurve curve = subject.curve();
    CoefficientTable table = CoefficientTable.of(curve);
    for (double each : PROBABILITIES) {
      float p = (float) each;
      assertSixDigits(table.coefficient(p), curve.coefficient(p));
      assertSixDigits(table.loss(p), curve.loss(p));
    }
  }

  private static void assertSixDigits(float table, double exact) {
    double size = Math.abs(exact);
    if (Float.MIN_NORMAL < size && size < Float.MAX_VALUE) {
      assertThat((double) table).isCloseTo(exact, within(1e-6 * size));
    }
  }
}
