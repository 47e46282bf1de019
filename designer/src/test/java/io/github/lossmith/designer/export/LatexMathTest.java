package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Typeset losses of design files: what compiles and does nothing else. */
class LatexMathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\input{/etc/passwd}",
        "\\begin{filecontents}{a}x\\end{filecontents}",
        "x % comment",
        "\\write18{ls}",
        "\\frac{1}",
        "x^",
        "x^2^3",
        "x_1_2",
        "\\left(p",
        "p\\right)",
        "{p",
        "p}",
        "p & q",
        "p \\\\ q",
        "\\begin{cases} p & q & r \\end{cases}",
        "\\begin{cases} p",
        "\\begin{cases} p \\\\[x] q\\end{cases}",
        "\\text{a_b}",
        "p\\",
        "p'^2'",
        "x^\\quad",
        "\\sqrt[3",
        ""
      })
  void whatIsNoSoundMathematicsIsLeftOut(String latex) {
    assertThat(LatexMath.isSound(latex)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\sqrt[3]{p}",
        "\\left.\\frac12\\right|_0^1",
        "{}_2F_1(1,2;3;1-p)",
        "\\max\\{p, [0, 1)\\}",
        "\\begin{cases}p & \\text{if p less than 1}\\\\ 0\\end{cases}",
        "\\sum_{k=1}^\\infty\\frac{(1-p)^k}{k}"
      })
  void mathematicsStays(String latex) {
    assertThat(LatexMath.isSound(latex)).isTrue();
  }

  @Test
  void presetsTypesetLossesAreMathematics() {
    assertThat(Presets.all()).allMatch(preset -> LatexMath.isSound(preset.closedForm()));
  }

  @Test
  void nestingHasAnEnd() {
    assertThat(LatexMath.isSound("{".repeat(900) + "}".repeat(900))).isFalse();
  }
}
