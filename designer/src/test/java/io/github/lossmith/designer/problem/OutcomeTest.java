package io.github.lossmith.designer.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
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

  @Test
  void aReasonSpeaksTheLanguageOfItsProblem() {
    Problem problem =
        Problem.of("designer.file.unreadable", "x.csv", Problem.of("designer.reason.missing"));
    assertThat(problem.message()).isEqualTo("x.csv cannot be read: no such file or folder.");
    assertThat(problem.message(Locale.forLanguageTag("ru")))
        .isEqualTo("Не удаётся прочитать x.csv: нет такого файла или папки.");
  }
}
