package io.github.lossmith.designer.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.coefficient.NarrowFeatures;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.property.PropertyReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features of formulas between samples: found, or in the error bound. */
class NarrowFeatureTest {
  private static ScaleCoefficient formula(String text) {
    return Formula.parse(text).orThrow().coefficient(Map.of(), 0);
  }

  /** The same function without what only a formula knows of itself. */
  private static LossCurve sampled(ScaleCoefficient g) {
    return LossCurve.of(
            new ScaleCoefficient() {
              @Override
              public double at(double p) {
                return g.at(p);
              }

              @Override
              public Optional<DoubleUnaryOperator> nearOne() {
                return g.nearOne();
              }

              @Override
              public double rounding(double p) {
                return g.rounding(p);
              }

              @Override
              public double roundingNearOne(double x) {
                return g.roundingNearOne(x);
              }

              @Override
              public List<Double> breakpoints() {
                return g.breakpoints();
              }
            })
        .orThrow();
  }

  /** The exponent of a computed power is an interval; beyond the switch its base is negative. */
  @Test
  void aBranchThatIsNotTakenMayHaveThePowerOfANegativeNumber() {
    String side = "if(p + m < 1, gamma*(1-m-p)^(gamma-1)*ln(p+m) - (1-m-p)^gamma/(p+m), 0)";
    Map<String, Double> letters = Map.of("m", 0.05, "gamma", 2.3);
    ScaleCoefficient g = Formula.parse(side).orThrow().coefficient(letters, 0);
    LossCurve curve = LossCurve.of(g).orThrow();
    for (double p : new double[] {1e-6, 0.3, 0.9, 0.949}) {
      double loss = -Math.pow(0.95 - p, 2.3) * Math.log(p + 0.05);
      assertThat(curve.loss(p)).isCloseTo(loss, within(1e-12 + 1e-10 * loss));
    }
    assertThat(curve.loss(0.96)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1/p*(p != 0.77)", "-1/p*(p != 0.3)", "-1/p - 5*(p == 0.25)"})
  void aSinglePointIsNothingToAnIntegral(String text) {
    LossCurve curve = LossCurve.of(formula(text)).orThrow();
    assertThat(curve.loss(0.1)).isCloseTo(-Math.log(0.1), within(1e-11));
    assertThat(curve.errorBound(0.1)).isLessThan(1e-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1/p - 1e6*exp(-((p-0.31415)/1e-7)^2)      | 0.1  | 2.302585092994046 | 0.1772453850905516",
        "-1 - 1e4/(1+((p-0.7312)/1e-8)^2)           | 0.25 | 0.75 | 3.141592639635e-4",
        "-1 - 1000*(abs(p-0.4567)<1e-7)             | 0.25 | 0.75 | 2e-4",
        "-1 - if(abs(p-0.2)<1e-6, 1e5, 0)           | 0.1  | 0.9  | 0.2",
        "-1/p - 1e6*exp(-((p-0.9031)/1e-8)^2)       | 0.5  | 0.6931471805599453 | 0.01772453850905516",
        "-1/p - 1e5*exp(-(p-0.00123)^2/1e-14)       | 1e-4 | 9.210340371976182 | 0.01772453850905516",
        "-1 - 1e4*(p>0.6123456)*(p<0.6123466)       | 0.25 | 0.75 | 0.01",
        "-1 - 1e5*max(0, 1-abs(p-0.7654)/1e-7)      | 0.25 | 0.75 | 0.01",
        "-1 - 1e6*exp(-((p-0.5)/1e-7)^2)            | 0.25 | 0.75 | 0.1772453850905516",
        "-1 - 1e6*exp(-abs(p-0.4)/1e-7)             | 0.25 | 0.75 | 0.2",
        "-1 - 1e4/cosh((p-0.8111)/1e-7)^2           | 0.25 | 0.75 | 0.002",
        "-1 - 1e4*(tanh((p-.6)*1e7)-tanh((p-.600001)*1e7)) | 0.25 | 0.75 | 0.02",
      })
  void findsSpikes(String text, double p, double smooth, double spike) {
    LossCurve curve = LossCurve.of(formula(text)).orThrow();
    double expected = smooth + spike;
    assertThat(curve.loss(p)).isCloseTo(expected, within(1e-9 * expected));
    assertThat(curve.errorBound(p)).isBetween(Math.abs(curve.loss(p) - expected), 1e-6 * expected);
    assertThat(curve.isUncertain()).isFalse();
  }

  /** An error within what is printed or a refusal, for spikes of any place, width and height. */
  @Test
  void neverSaysWhatIsFalse() {
    Random random = new Random(12);
    for (int i = 0; i < 60; i++) {
      double place = 0.02 + 0.96 * random.nextDouble();
      double width = Math.pow(10, -4 - 5 * random.nextDouble());
      double height = Math.pow(10, 6 * random.nextDouble() - 1);
      String text =
          String.format(
              Locale.ROOT, "-1/p - %.17g*exp(-((p-%.17g)/%.17g)^2)", height, place, width);
      LossCurve curve = LossCurve.of(formula(text)).orThrow();
      double expected = Math.log(100) + height * width * Math.sqrt(Math.PI);
      assertThat(Math.abs(curve.loss(0.01) - expected))
          .as(text)
          .isLessThanOrEqualTo(curve.errorBound(0.01) + 1e-14 * expected)
          .isLessThanOrEqualTo(1e-9 * expected);
    }
  }

  @Test
  void theBoundSaysWhereThereAreTooMany() {
    ScaleCoefficient g = formula("-1 - 0.0005*(sin(1e7*p)>0.99999)");
    LossCurve curve = LossCurve.of(g).orThrow();
    assertThat(curve.isUncertain()).isTrue();
    double share = Math.acos(0.99999) / Math.PI;
    assertThat(Math.abs(curve.loss(0.1) - 0.9 - 0.9 * 0.0005 * share))
        .isLessThan(curve.errorBound(0.1));
  }

  /** A hundred formulas of usual kinds: not a bit of the loss or its bound is changed. */
  @Test
  void leavesUsualFormulasAlone() {
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      String text = usual(i % 10, random);
      ScaleCoefficient g = formula(text);
      LossCurve curve = LossCurve.of(g).orThrow();
      LossCurve before = sampled(g);
      assertThat(g.narrow().unseen()).as(text).isZero();
      for (double p : new double[] {1e-9, 0.01, 0.3, 0.6, 0.99}) {
        assertThat(curve.row(p)).as(text).isEqualTo(before.row(p));
      }
    }
  }

  private static String usual(int kind, Random random) {
    double a = 0.1 + 3 * random.nextDouble();
    double b = 0.1 + 0.8 * random.nextDouble();
    String pattern =
        switch (kind) {
          case 0 -> "%1$.6f*(1-p)^(%1$.6f-1)*log(p) - (1-p)^%1$.6f/p";
          case 1 -> "-p^(%1$.6f-1)";
          case 2 -> "-min(1/p, %1$.6f/%2$.6f)";
          case 3 -> "-exp(-((p-%2$.6f)/0.1)^2) - %1$.6f/p";
          case 4 -> "-1/p - %1$.6f*(1-p)";
          case 5 -> "-1/(p^2-p+%1$.6f+0.26)";
          case 6 -> "-(1+%1$.6f*sin(9p))/p";
          case 7 -> "-if(p<%2$.6f, 1/p, %1$.6f*(1-p)^2)";
          case 8 -> "-(1-p)^%1$.6f*(1-log(p))/(p+%2$.6f)";
          default -> "-tanh(%1$.6f*(1-p)/p) + p^5 - 3p^4 + 2p^3 - %2$.6f*p";
        };
    return String.format(Locale.ROOT, pattern, a, b);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1/p", "-min(1/p, 10)", "2.5*(1-p)^1.5*log(p) - (1-p)^2.5/p"})
  void findsNothingWhereNothingIs(String text) {
    assertThat(formula(text).narrow().places()).isEmpty();
    assertThat(formula(text).narrow().unseen()).isEqualTo(NarrowFeatures.NONE.unseen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1/p - (p != 0.5)", "-1/p - 2*(p == 0.3)", "-if(p != 0.7, 1/p, 3)"})
  void singlePointsAreNoFeatures(String text) {
    LossCurve curve = LossCurve.of(formula(text)).orThrow();
    assertThat(curve.isUncertain()).isFalse();
    assertThat(curve.errorBound(0.1)).isLessThan(1e-12);
  }

  @Test
  void theReportSeesASpikeThatIsPositive() {
    ScaleCoefficient g = formula("-1/p + 1e4*exp(-((p-0.31415)/1e-7)^2)");
    PropertyReport without = PropertyReport.of(formula("-1/p"), LossCurve.of(formula("-1/p")));
    assertThat(PropertyReport.of(g, LossCurve.of(g))).isNotEqualTo(without);
  }
}
