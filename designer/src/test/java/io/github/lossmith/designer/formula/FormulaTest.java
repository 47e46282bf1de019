package io.github.lossmith.designer.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
  private static double value(String text, double p) {
    Formula formula = Formula.parse(text).orThrow();
    Map<String, Double> parameters = new java.util.HashMap<>();
    formula.parameters().forEach(name -> parameters.put(name, 2.0));
    return formula.coefficient(parameters, 0.25).at(p);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1/p                             | -2",
        "p²                               | 0.25",
        "−p⁻²·(1−p)                       | -2",
        "-p^2                             | -0.25",
        "2^3^2*p                          | 256",
        "2p                               | 1",
        "2p(1-p)                          | 0.5",
        "γ(1-p)^(γ-1)·log p - (1-p)^γ/p   | -1.1931471805599454",
        "gamma(1-p)                       | 1",
        "p**2                             | 0.25",
        "ln(p)                            | -0.6931471805599453",
        "log²(p)                          | 0.4804530139182014",
        "√p                               | 0.7071067811865476",
        "√(p/2)                           | 0.5",
        "if(p<1, 3, log(-p))              | 3",
        "if(p≥1, 3, 1/(p-p))              | Infinity",
        "min(p, 1/4, 3)                   | 0.25",
        "max(p, 1/4)                      | 0.5",
        "clamp(p, 0.6, 0.8)               | 0.6",
        "(p≤0.5)+2(p≠0.5)                 | 1",
        "t                                | 0.25",
        "πp/π                             | 0.5",
        "e^(1*p)/e^p                      | 1",
        "1e-3p                            | 0.0005",
        "𝑝·𝛾                              | 1",
        "[p+1]×2÷3                        | 1",
        "1/2p                             | 0.25",
        "p_t                              | 0.5",
        "pⁿ                               | 0.25",
        "(1-pt)²/pₜ + p_t·pₜ·pt            | 0.625",
        "log pt + log(pₜ)                 | -1.3862943611198906",
        "pₜpₜ²                            | 0.125",
        "½p + ¾ - ⅓·3p                    | 0.5",
        "p^½ · √pt                        | 0.5",
        "(1-p)ᵞ                           | 0.25",
        "log₂(p) + log₁₀(10)              | 0",
        "logₑ p                           | -0.6931471805599453",
        "ﬂoor(4p) + ㏑(1)                 | 2",
        "１－ｐ＾２                       | 0.75",
        "p\u2062p\u00a0·\u202f2\u200b0     | 5",
        "ga\u00admma + \u200eγ\ufe0f          | 4",
        "sin⁻²(p)·sin²(p)                 | 1",
        "arctan(p) - atan(p)              | 0",
        "∛(p³)                            | 0.5",
        "p=\u03381                           | 1",
      })
  void readsWhatResearchersWrite(String text, double expected) {
    assertThat(value(text, 0.5)).isCloseTo(expected, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "''            | 0  | empty",
        "'   '         | 3  | empty",
        "p)            | 1  | unopened",
        "(p            | 0  | unclosed",
        "2*(p+(1-p)    | 2  | unclosed",
        "p+            | 1  | missingOperand",
        "p² −          | 3  | missingOperand",
        "(p+)          | 2  | missingOperand",
        "p*/2          | 2  | misplaced",
        "*p            | 0  | misplaced",
        "()            | 1  | emptyParentheses",
        "foo(p)        | 0  | unknownFunction",
        "-1/p·sinn(p)  | 5  | unknownFunction",
        "min(p,,1)     | 6  | missingArgument",
        "min(p,)       | 6  | missingArgument",
        "min(p)        | 0  | arity",
        "1+if(p<1,2)   | 2  | arity",
        "log()         | 4  | arity",
        "log           | 0  | missingArguments",
        "cos πp        | 0  | missingArguments",
        "0,5*p         | 1  | comma",
        "(0,5)*p       | 2  | comma",
        "g = -1/p      | 2  | assignment",
        "1/0           | 1  | zeroDivisor",
        "p/(2-2)       | 1  | zeroDivisor",
        "p+log(0)      | 2  | undefined",
        "p+0^(-1)      | 3  | undefined",
        "1.2.3         | 3  | twoPoints",
        "p 2           | 2  | missingOperator",
        "p$            | 1  | character",
        "-1/р          | 3  | cyrillic",
        "p·😀          | 2  | character",
        "logp          | 0  | glued",
        "0.2<p<0.8     | 5  | chain",
        "1e999         | 0  | hugeNumber",
        "γ(1,2)        | 0  | unknownFunction",
        "-logpt        | 1  | glued",
        "-1/p_T        | 3  | nearlyProbability",
        "-(1-pT)^2     | 4  | nearlyProbability",
        "log(P_t)      | 4  | nearlyProbability",
        "-foo²(p)      | 1  | unknownFunction",
        "sin⁻¹(p)      | 0  | inverse",
        "-cos^-1(p)    | 1  | inverse",
        "2·tan^(-1) p  | 2  | inverse",
        "log⁻¹(p)      | 0  | inverse",
        "abs^(-1)(p)   | 0  | noInverse",
        "2½p           | 1  | mixedNumber",
        "0·5p          | 1  | raisedPoint",
        "2³√p          | 2  | indexedRoot",
        "⅟p            | 0  | character",
        "p-∞           | 2  | character",
        "2₃p           | 1  | character",
        "p₊₁           | 1  | character",
        "1e₃p          | 2  | character",
        "①p            | 0  | character",
        "p㎡           | 1  | character",
        "pª            | 1  | character",
        "1e-400/p      | 0  | tinyNumber",
      })
  void marksTheOffendingCharacter(String text, int position, String key) {
    Problem problem = Formula.parse(text).failure().orElseThrow();
    assertThat(problem.key()).isEqualTo("designer.formula." + key);
    assertThat(problem.position()).isEqualTo(position);
    assertThat(problem.message()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"p⅟,⅟", "p·％,％", "2 ½,½", "p γ 1,1", "p ≤,≤", "²p,²", "√,√", "p ＄,＄"})
  void namesTheCharacterAsTyped(String text, String shown) {
    assertThat(Formula.parse(text).failure().orElseThrow().message()).contains('"' + shown + '"');
  }

  @ParameterizedTest
  @CsvSource({"γ,gamma", "𝛾,gamma", "gamma,gamma", "γ₁,gamma1", "aₘ,a_m", " t ,t"})
  void aLetterHasOneKey(String typed, String key) {
    assertThat(Formula.letter(typed).orThrow()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "pt,probabilityLetter",
    "pₜ,probabilityLetter",
    "p,probabilityLetter",
    "π,constantLetter",
    "e,constantLetter",
    "2γ,noLetter",
    "log,noLetter",
    "'',noLetter",
    "a b,noLetter"
  })
  void whatIsNoLetterIsTold(String typed, String key) {
    Problem problem = Formula.letter(typed).failure().orElseThrow();
    assertThat(problem.key()).isEqualTo("designer.formula." + key);
    assertThat(problem.message()).contains('"' + typed + '"');
  }

  @Test
  void refusesEndlessText() {
    assertThat(Formula.parse("p+".repeat(50_000) + "p").failure().orElseThrow().key())
        .isEqualTo("designer.formula.long");
  }

  @ParameterizedTest
  @CsvSource({"(,)", "-,''", "√,''", "2^,''", "log(,)", "if(p<1 + ,)", "p+,''"})
  void refusesDeepNesting(String open, String close) {
    int levels = 3900 / (open.length() + close.length());
    String text = open.repeat(levels) + "p" + close.repeat(levels);
    assertThat(Formula.parse(text).failure().orElseThrow().key())
        .isEqualTo("designer.formula.deep");
  }

  @Test
  void readsLongSums() {
    assertThat(value("p+".repeat(399) + "p", 0.5)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-min(1/p, 10)                 | 0.1",
        "if(p<0.37, 1, 2)              | 0.37",
        "clamp(p, 0.2, 0.7)            | 0.2;0.7",
        "abs(p-0.5) + log(p)           | 0.5",
        "floor(4p)                     | 0.25;0.5;0.75",
        "max(p, 0.3, 0.6)              | 0.3;0.6",
        "-max(1-p, if(p>0.9, p, 0))    | 0.9",
        "-1/p + abs(2)                 | ''",
      })
  void kinksAndJumpsAreFound(String text, String places) {
    List<Double> found = Formula.parse(text).orThrow().coefficient(Map.of(), 0).breakpoints();
    List<String> printed = found.stream().map(each -> String.format("%.12f", each)).toList();
    List<String> expected =
        Arrays.stream(places.split(";"))
            .filter(place -> !place.isEmpty())
            .map(place -> String.format("%.12f", Double.parseDouble(place)))
            .toList();
    assertThat(printed).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3, -1e-7, 0, 1e-300, 0.25, 1e17})
  void parametersKeepTheirValue(double value) {
    Formula formula = Formula.parse("a + 0*p").orThrow();
    assertThat(formula.coefficient(Map.of("a", value), 0).at(0.5)).isEqualTo(value);
  }

  @Test
  void coefficientServesManyThreads() {
    ScaleCoefficient g = Formula.parse("p^2").orThrow().coefficient(Map.of(), 0);
    long right =
        IntStream.range(0, 100_000).parallel().filter(i -> g.at(i) == (double) i * i).count();
    assertThat(right).isEqualTo(100_000);
  }

  @Test
  void valueForProgressTakesItsPlace() {
    Formula formula = Formula.parse("t").orThrow();
    assertThat(formula.parameters()).isEmpty();
    assertThat(formula.coefficient(Map.of("t", 3.0), 0.5).at(0.5)).isEqualTo(3);
  }

  @Test
  void smallPKeepsItsDigitsInOneMinusAPower() {
    assertThat(value("(1-(1-p)^3)/p", 1e-20)).isCloseTo(3, within(1e-14));
    assertThat(value("1-(1-2p)^2", 0.9)).isCloseTo(0.36, within(1e-15));
  }

  @Test
  void namesParameters() {
    Formula formula = Formula.parse("γ₁ t + alpha2*p - ε·π/e").orThrow();
    assertThat(formula.parameters()).containsExactly("alpha2", "epsilon", "gamma1");
    assertThat(formula.usesProgress()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1/p | -\\frac{1}{p}",
        "γ(1-p)^(γ-1)*log(p) | \\gamma (1-p)^{\\gamma-1}\\,\\log(p)",
        "-(1-p)^gamma/p | -\\frac{(1-p)^{\\gamma}}{p}",
        "-p^(q-1) | -p^{q-1}",
        "-3*(1-p)^gamma | -3\\,(1-p)^{\\gamma}",
        "-a*b*p | -a\\,b\\,p",
        "2-(-a*p) | 2-(-a\\,p)",
        "2*(-a*p) | 2\\,(-a\\,p)",
        "(-a*p)^2 | (-a\\,p)^{2}",
        "-(1/p)*log(p) | -\\frac{1}{p}\\,\\log(p)",
        "-min(1/p, tau) | -\\min\\left(\\frac{1}{p},\\,\\tau\\right)",
        "-(1+cos(pi*p))/(2*p) | -\\frac{1+\\cos(\\pi p)}{2\\,p}",
      })
  void typesets(String text, String latex) {
    assertThat(Formula.parse(text).orThrow().latex()).isEqualTo(latex);
  }

  @Test
  void aPoleThatOnlyUnderflowMakesStays() {
    ScaleCoefficient clamped =
        Formula.parse("-clamp(1/p^2, 1, 50)").orThrow().coefficient(Map.of(), 0);
    assertThat(clamped.at(1e-200)).isEqualTo(-50);
    assertThat(clamped.at(1e-3)).isEqualTo(-50);
  }
}
