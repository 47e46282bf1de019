package io.github.lossmith.designer.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void thenStopsAtTheFirstProblem() {
    Outcome<Integer> bad = Outcome.bad("designer.first", 1);
    assertThat(bad.then(value -> Outcome.<Integer>bad("designer.second")).failure())
        .contains(Problem.of("designer.first", 1));
  }

  @Test
  void mapChangesTheValue() {
    assertThat(Outcome.ok(20).map(value -> value + 1).toOptional()).contains(21);
  }
}
