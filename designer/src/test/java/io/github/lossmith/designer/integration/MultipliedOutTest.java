package io.github.lossmith.designer.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Spikes that only a difference of nearly equal numbers makes, as in 1/(p²-2ap+a²+w²): the loss is
 * right to the bound, which grows with what rounding leaves of the difference, or it is refused.
 */
class MultipliedOutTest {
  private static final double FROM = 0.01;

  private static ScaleCoefficient formula(String text) {
    return Formula.parse(text).orThrow().coefficient(Map.of(), 0);
  }

  /** The integral of 1/((q-a)²+w²) from FROM to 1. */
  private static double lorentz(double a, double w) {
    return (Math.atan((1 - a) / w) - Math.atan((FROM - a) / w)) / w;
  }

  /** The same of its square. */
  private static double squared(double a, double w) {
    return (atEnd((1 - a) / w) - atEnd((FROM - a) / w)) / (2 * w * w * w);
  }

  private static double atEnd(double s) {
    return s / (1 + s * s) + Math.atan(s);
  }

  private static double root(double a, double w) {
    double left = (a - FROM) / w;
    double right = (1 - a) / w;
    return Math.log(left + Math.hypot(1, left)) + Math.log(right + Math.hypot(1, right));
  }

  private static String text(String pattern, double a, double w) {
    return String.format(Locale.ROOT, pattern, a, w);
  }

  private static void assertHonest(String text, double expected, boolean mustBeComputed) {
    Outcome<LossCurve> outcome = LossCurve.of(formula(text));
    if (mustBeComputed) {
      assertThat(outcome.failure()).as(text).isEmpty();
    }
    outcome.toOptional().ifPresent(curve -> assertWithin(text, curve, expected));
  }

  private static void assertWithin(String text, LossCurve curve, double expected) {
    assertThat(Math.abs(curve.loss(FROM) - expected))
        .as("%s: %s, not %s", text, curve.loss(FROM), expected)
        .isLessThanOrEqualTo(curve.errorBound(FROM) + 1e-14 * expected);
  }

  /** Down to widths that rounding hides; those that it does not hide have to be computed. */
  @Test
  void lossIsRightToItsBoundOrRefused() {
    lossesAreRightToTheirBoundsOrRefused(new Random(1), 25);
  }

  @Test
  @Tag("slow")
  void manyLossesAreRightToTheirBoundsOrRefused() {
    lossesAreRightToTheirBoundsOrRefused(new Random(2), 500);
  }

  private static void lossesAreRightToTheirBoundsOrRefused(Random random, int count) {
    for (int i = 0; i < count; i++) {
      double a = 0.02 + 0.96 * random.nextDouble();
      double w = Math.pow(10, -2 - 8 * random.nextDouble());
      assertHonest(
          text("-1/(p^2 - 2*%1$.17g*p + (%1$.17g)^2 + (%2$.17g)^2)", a, w),
          lorentz(a, w),
          w > 1e-5);
      assertHonest(
          text("-1e-9/(p*(p - 2*%1$.17g) + (%1$.17g^2 + %2$.17g^2))", a, w),
          1e-9 * lorentz(a, w),
          w > 1e-5);
      assertHonest(
          text("-(p^2 - 2*%1$.17g*p + (%1$.17g)^2 + (%2$.17g)^2)^-2", a, w),
          squared(a, w),
          w > 1e-5);
      assertHonest(
          text("-1/sqrt(p^2 - 2*%1$.17g*p + (%1$.17g)^2 + (%2$.17g)^2)", a, w),
          root(a, w),
          w > 1e-5);
    }
  }

  @Test
  void productsOfTwoAreRightToo() {
    double w = 1e-4;
    String one = "(p^2 - 0.6p + 0.09 + 1e-8)";
    String other = "(p^2 - 1.5p + 0.5625 + 1e-8)";
    double far = 1 / (0.45 * 0.45);
    LossCurve curve = LossCurve.of(formula("-1/(" + one + "*" + other + ")")).orThrow();
    double about = far * (lorentz(0.3, w) + lorentz(0.75, w));
    assertThat(curve.loss(FROM)).isBetween(0.99 * about, 1.01 * about);
    double seenBetween = curve.loss(0.5) / (far * lorentz(0.75, w));
    assertThat(seenBetween).isBetween(0.99, 1.01);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1e4*exp(-(p^2-2*0.3*p+0.3^2)*1e8)             | 1.7724538509055159",
        "-1/(1 + 1e-10 - 4*p*(1-p))                     | 157077.63",
        "-1/(p^4-1.2*p^3+0.54*p^2-0.108*p+0.0081+1e-8)  | 2221428.0259791",
        "-1/(exp(2*p) - 2*exp(0.5)*exp(p) + exp(1) + 1e-8) | 19053.4",
        "-1e-4/(log(p)^2 + 2*log(p) + 1 + 1e-8)         | 1.15568",
      })
  void differencesOfEveryKindAreFound(String text, double expected) {
    LossCurve curve = LossCurve.of(formula(text)).orThrow();
    assertThat(curve.loss(0.001)).isBetween(0.999 * expected, 1.001 * expected);
    assertThat(curve.errorBound(0.001)).isLessThan(1e-3 * expected);
  }

  /** The first is infinite where the divisor rounds to 0, the others are rounding. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1/(p^2 - 0.6*p + 0.09 + 1e-18)",
        "-1/(p^4-1.2*p^3+0.54*p^2-0.108*p+0.0081+1e-16)",
        "-1/(p^6-1.8*p^5+1.35*p^4-0.54*p^3+0.1215*p^2-0.01458*p+0.000729+1e-18)",
        "-1e-20/((p-0.4)^2*(p^2-0.8*p+0.16) + 1e-38)",
      })
  void whatRoundingHidesIsRefusedInOneLine(String text) {
    String message = LossCurve.of(formula(text)).failure().orElseThrow().message();
    assertThat(message).containsAnyOf("rounding hides", "nearly equal", "pole").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1/sqrt(abs(p-0.5))",
        "log(abs(p-0.3))",
        "-abs(p-0.3)^-0.4*abs(p-0.7)^-0.5",
        "-sin(5*(p-0.5))/(p-0.5)",
        "-abs(p^2-0.25)^-0.5",
        "-2 - atan(1/(p-0.5))",
        "-exp(-1/(p-0.5)^2)",
        "-if(p < 0.5, 1, 1/(p-0.4))",
        "-(3-log(p)^2^floor(4*p)/9)",
      })
  void singularPointsAreNoSpikes(String text) {
    ScaleCoefficient g = formula(text);
    assertThat(g.narrow().unseen()).isZero();
    LossCurve curve = LossCurve.of(g).orThrow();
    assertThat(curve.isUncertain()).isFalse();
    assertThat(curve.errorBound(0.2)).isLessThan(1e-6 * (1 + Math.abs(curve.loss(0.2))));
  }

  /** log(1 + x²) of a small constant x, and floor(4p) at p = 1 alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-(1-p)^1.5*log(1 + asin(0.25/3)^2)/p | 0.01 | 0.0231663",
        "-(3^2^floor(4p))*1e-7 | 0.75 | 1.64025e-4",
      })
  void whatConstantsAndTheEndLoseIsInTheBound(String text, double p, double about) {
    LossCurve curve = LossCurve.of(formula(text)).orThrow();
    double noise = text.contains("floor") ? 4.3e7 * 1e-7 * 0x1p-54 : 5e-15 * about;
    assertThat(curve.errorBound(p)).isGreaterThan(noise);
    assertThat(curve.loss(p)).isCloseTo(about, withinPercentage(1));
  }
}
