package io.github.lossmith.designer.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void lineBreaksAndTerminalControlsAreRemoved() {
    assertThat(OneLine.of("a\nb\r\nc\u2028d\u0085e")).isEqualTo("a b c d e");
    assertThat(OneLine.of("\u001b]0;owned\u0007\u001b[31mred")).isEqualTo("?]0;owned??[31mred");
    assertThat(OneLine.of("\u009b31m\u007f\0")).isEqualTo("?31m??");
    assertThat(OneLine.of("a\u202egnp.exe\u2066")).isEqualTo("a?gnp.exe?");
  }

  @Test
  void otherTextStays() {
    assertThat(OneLine.of(" γ = 2, Фокальная, 損失 𝑝 ")).isEqualTo("γ = 2, Фокальная, 損失 𝑝");
  }
}
