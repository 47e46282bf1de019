package io.github.lossmith.designer.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is typed gives a formula or a clear problem, never an exception. */
class FormulaFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "p", "p", "p", "t", "e", "γ", "tau", "a1", "π", "0", "1", "2", "0.5", "1e-3", ".5", "7.",
          "+", "-", "*", "/", "^", "**", "(", "(", ")", ")", ",", "<", "<=", "==", "≠", "=", "√",
          "²", "⁻¹", "ⁿ", "−", "·", " ", "log", "log(", "min(", "if(", "clamp(", "exp(", "cos ",
          "р", "$", "\n", "😀", "𝑝", "½", "\u0000", "∞", "%", "|", "p_t", "floor(", "1-p",
          "(1-p)");

  private static ScaleCoefficient coefficient(Formula formula) {
    SortedSet<String> names = formula.parameters();
    Map<String, Double> values = names.stream().collect(Collectors.toMap(n -> n, n -> 1.5));
    return formula.coefficient(values, 0.5);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(12).map(list -> String.join("", list));
  }

  @Property(tries = 3000, seed = "1")
  void anyPiecesAreReadOrRefused(@ForAll("pieces") String text) {
    Formula.parse(text).fold(this::accept, problem -> refuse(text, problem));
  }

  @Property(tries = 500, seed = "2")
  void anyCharactersAreReadOrRefused(@ForAll String text) {
    Formula.parse(text).fold(this::accept, problem -> refuse(text, problem));
  }

  private String accept(Formula formula) {
    ScaleCoefficient g = coefficient(formula);
    for (double p : new double[] {1e-300, 0.3, 1}) {
      assertThatCode(() -> g.at(p)).doesNotThrowAnyException();
    }
    assertThat(formula.latex()).isNotBlank();
    return formula.text();
  }

  private String refuse(String text, Problem problem) {
    assertThat(problem.position()).isBetween(0, text.length());
    assertThat(problem.message()).isNotBlank().doesNotContain("{0}", "''");
    return problem.message(Locale.forLanguageTag("ru"));
  }

  @Property(tries = 300, seed = "3")
  void anyFormulaHasALossOrAReason(@ForAll("pieces") String text) {
    Formula.parse(text)
        .then(formula -> LossCurve.of(coefficient(formula)))
        .fold(this::sound, Problem::message);
  }

  private String sound(LossCurve curve) {
    for (double p : new double[] {1e-12, 0.1, 0.5, 0.9, 1}) {
      assertThat(curve.loss(p)).as("L(%s)", p).isNotNaN();
      assertThat(curve.errorBound(p)).as("bound at %s", p).isNotNegative().isNotNaN();
    }
    return "";
  }
}
