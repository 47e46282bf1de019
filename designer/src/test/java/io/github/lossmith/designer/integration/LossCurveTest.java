package io.github.lossmith.designer.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Problem;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossCurveTest {
  private static ScaleCoefficient formula(String text) {
    return Formula.parse(text).orThrow().coefficient(Map.of(), 0);
  }

  private static LossCurve curve(String text) {
    return LossCurve.of(formula(text)).orThrow();
  }

  private static ScaleCoefficient known(String name, String parameter, double value) {
    return ReferenceLoss.coefficient(name, Map.of(parameter, value));
  }

  private static double sum(ScaleCoefficient g, double easy, double hard) {
    return easy * g.at(0.9) + hard * g.at(0.3);
  }

  static java.util.List<ReferenceLoss> references() {
    return ReferenceLoss.all();
  }

  @ParameterizedTest
  @MethodSource("references")
  void agreesWithTheReference(ReferenceLoss reference) {
    LossCurve curve = LossCurve.of(reference.formula()).orThrow();
    double loss = curve.loss(reference.p());
    double allowed = 1e-12 + 1e-10 * Math.abs(reference.loss());
    assertThat(loss).isCloseTo(reference.loss(), within(allowed));
    assertThat(curve.errorBound(reference.p()))
        .isGreaterThanOrEqualTo(Math.abs(loss - reference.loss()))
        .isLessThan(1e-9 * (1 + Math.abs(loss)));
    assertThat(curve.coefficient(reference.p()) / reference.coefficient())
        .isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-(1-p)^0.25                      | 0.25  | 0.5583629154612598",
        "log(1-p)                         | 0.25  | 0.965761554338835695",
        "-1/(1-p)^0.5                     | 0.25  | 1.7320508075688772",
        "log(abs(p-0.4))                  | 0.25  | 1.341063371992481",
        "if(p<0.37, -1, -2)               | 0.25  | 1.38",
        "-max(0.2, 1-4p)                  | 0.0625| 0.2253125",
        "-floor(10p)                      | 0.25  | 4.3",
        "-exp(-((p-0.4321)/0.0003)^2)     | 0.25  | 0.000531736155271651",
        "-(p>0.2)*(p<0.8)/p               | 0.25  | 1.1631508098056809",
        "-exp(-1/p)/p                     | 0.25  | 0.215604581985671",
        "-1/p^2                           | 1e-12 | 999999999999",
        "(p-0.5)/(p-0.5)                  | 0.25  | -0.75",
        "sin(1000p)                       | 0.25  | 0.000321390771005",
      })
  void integratesWhatIsHard(String text, double p, double expected) {
    LossCurve curve = curve(text);
    double allowed = 1e-12 + 1e-10 * Math.abs(expected);
    assertThat(curve.loss(p)).isCloseTo(expected, within(allowed));
    assertThat(curve.errorBound(p)).isBetween(0.0, 1e-9 * (1 + Math.abs(expected)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/(p-0.37)            | pole          | 0.37",
        "-1/(p-0.75)^2         | pole          | 0.75",
        "1/(p-0.5)             | pole          | 0.5",
        "tan(π p)              | pole          | 0.5",
        "1/(p-0.9999999)       | pole          | 0.9999999",
        "1/(p-0.000001)        | pole          | 0.000001",
        "1e-9/(p-0.37)         | pole          | 0.37",
        "1/sin(20p)            | pole          | 0.942478",
        "sqrt(p-0.3)           | undefined     | between 0 and 0.3",
        "sqrt(0.999999-p)      | undefined     | between 0.999999 and 1",
        "sqrt((p-0.5)²-1e-6)   | undefined     | between 0.499 and 0.501",
        "log(p-1e-15)          | undefined     | between 0 and 1e-15",
        "0*log(p<0.7)          | undefined     | between 0.7 and 1",
        "-1/(1-p)              | divergesAtOne | 1/(1-p)^1 ",
        "-1/(1-p)^1.5          | divergesAtOne | 1/(1-p)^1.5 ",
        "-1/(p*log(p)^2)       | divergesAtOne | 1/(1-p)^2 ",
        "cos(1e5*p)            | inaccurate    | oscillates",
      })
  void saysWhyThereIsNoLoss(String text, String key, String words) {
    Problem problem = LossCurve.of(formula(text)).failure().orElseThrow();
    assertThat(problem.key()).isEqualTo("designer.integration." + key);
    assertThat(problem.message()).contains(words);
  }

  /** What gives no number, and where; an infinity beside it is not the reason. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1/(p-0.5)^0.5    | between 0 and 0.5 | (p - 0.5)^0.5 raises a negative number",
        "-1/(0.5-p)^0.5    | between 0.5 and 1 | (0.5 - p)^0.5 raises a negative number",
        "-pow(p-0.25, 1.5) | between 0 and 0.25 | pow(p - 0.25, 1.5) raises a negative",
        "-log2(p-0.3)/p    | between 0 and 0.3 | log2(p - 0.3) is the logarithm of a negative",
        "-asin(p+0.5)      | between 0.5 and 1 | asin(p + 0.5) is taken of is not between",
        "-p/(1/(p-p))      | between 0 and 1   | division by zero inside it, in 1/(p - p)",
        "-(p-p)/(p-p)      | between 0 and 1   | is 0/0",
        "-if(p<0.7, 1/p, sqrt(0.8-p)) | between 0.8 and 1 | sqrt(0.8 - p) is the root",
      })
  void saysWhatIsNoNumber(String text, String place, String reason) {
    Problem problem = LossCurve.of(formula(text)).failure().orElseThrow();
    assertThat(problem.message()).contains(place, reason).hasLineCount(1);
    assertThat(problem.message(Locale.forLanguageTag("ru"))).contains("не является числом");
  }

  /** Of if() only the branch that is taken counts, at every p. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if(p<2, -1/p, 1/(p-p))",
        "if(p>2, -p/(1/(p-p)), -1/p)",
        "if(p<2, -1/p, -log(p-2))",
        "-1/p - 0*if(p>0.2, 1/max(p-0.1, 0), 5)",
        "if(p<0.5, if(p>0.6, 1/(p-p), -1/p), -1/p)",
      })
  void branchesThatAreNotTakenDoNotMatter(String text) {
    LossCurve curve = LossCurve.of(formula(text)).orThrow();
    assertThat(curve.loss(0.1)).isCloseTo(-Math.log(0.1), within(1e-10));
  }

  @Test
  void lossVanishesAtOne() {
    assertThat(curve("-1/p").loss(1)).isZero();
    assertThat(curve("-1/p").errorBound(1)).isLessThan(1e-15);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-310, 1e-12, 0.3, 0.9, 1})
  void rowHoldsTheSameNumbers(double p) {
    LossCurve curve = LossCurve.of(known("focal", "gamma", 0.5)).orThrow();
    LossCurve.Row row = curve.row(p);
    assertThat(row.coefficient()).isEqualTo(curve.coefficient(p));
    assertThat(row.loss()).isEqualTo(curve.loss(p));
    assertThat(row.logitGradient()).isEqualTo(curve.logitGradient(p));
    assertThat(row.errorBound()).isEqualTo(curve.errorBound(p));
  }

  @Test
  void takesTheLimitAtOneWhereTheFormulaHasNone() {
    LossCurve focal = LossCurve.of(known("focal", "gamma", 0.5)).orThrow();
    assertThat(focal.source().at(1)).isNaN();
    assertThat(focal.coefficient(1)).isZero();
    assertThat(focal.logitGradient(1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-100, 1e-20, 0.4999999, 0.5, 0.5000001, 1 - 0x1p-53})
  void keepsItsRelativePrecisionEverywhere(double p) {
    assertThat(curve("-1/p").loss(p) / -Math.log(p)).isCloseTo(1, within(1e-12));
  }

  @Test
  void keepsItsRelativePrecisionNearOne() {
    LossCurve maki = LossCurve.of(known("maki", "gamma", 5)).orThrow();
    double x = 0x1p-24;
    double series = Math.pow(x, 6) * (1 / 6.0 + x / 7);
    assertThat(maki.loss(1 - x) / series).isCloseTo(1, within(1e-7));
  }

  @Test
  void goesOnWhereTheCoefficientOverflows() {
    LossCurve curve = curve("-(-log(p))^9/p");
    assertThat(curve.lossAt(690) / (Math.pow(690, 10) / 10)).isCloseTo(1, within(1e-6));
    assertThat(curve("-1/p^2").loss(1e-310)).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.01, 0.3, 0.5, 0.9, 0.999})
  void taylorAndMakiMakeCrossEntropy(double p) {
    for (double n : new double[] {1, 2, 3.5}) {
      LossCurve taylor = LossCurve.of(known("taylor-ce", "t", n)).orThrow();
      LossCurve maki = LossCurve.of(known("maki", "gamma", n)).orThrow();
      assertThat(taylor.loss(p) + maki.loss(p)).isCloseTo(-Math.log(p), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.1, 0.7})
  void specialCasesMeetTheirBase(double p) {
    LossCurve almostCrossEntropy = LossCurve.of(known("gce", "q", 1e-9)).orThrow();
    assertThat(almostCrossEntropy.loss(p)).isCloseTo(-Math.log(p), within(1e-6));
    assertThat(LossCurve.of(known("gce", "q", 1)).orThrow().loss(p))
        .isCloseTo(1 - p, within(1e-12));
    assertThat(LossCurve.of(known("poly1-ce", "epsilon", 0)).orThrow().loss(p))
        .isEqualTo(curve("-1/p").loss(p));
  }

  @Test
  void thePapersNumbersComeOut() {
    ScaleCoefficient crossEntropy = ReferenceLoss.coefficient("ce", Map.of());
    ScaleCoefficient focal = known("focal", "gamma", 2);
    assertThat(Math.round(sum(crossEntropy, 1000, 0))).isEqualTo(-1111);
    assertThat(Math.round(sum(crossEntropy, 0, 10))).isEqualTo(-33);
    assertThat(Math.round(sum(focal, 1000, 0))).isEqualTo(-32);
    assertThat(Math.round(sum(focal, 0, 10))).isEqualTo(-33);
  }
}
