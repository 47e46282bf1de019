package io.github.lossmith.designer.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
  void eachKeepsTheOrderAndStopsAtTheFirstProblem() {
    List<Integer> asked = new ArrayList<>();
    Function<Integer, Outcome<String>> work =
        item -> {
          asked.add(item);
          return item < 0 ? Outcome.bad("designer.negative", item) : Outcome.ok("n" + item);
        };
    assertThat(Outcome.each(List.of(2, 1), work).orThrow()).containsExactly("n2", "n1");
    assertThat(Outcome.each(List.<Integer>of(), work).orThrow()).isEmpty();
    asked.clear();
    assertThat(Outcome.each(List.of(3, -1, -2), work).failure())
        .contains(Problem.of("designer.negative", -1));
    assertThat(asked).containsExactly(3, -1);
  }

  @Test
  void mapProblemChangesAProblemOnly() {
    assertThat(Outcome.ok(1).mapProblem(problem -> Problem.of("designer.other")).isOk()).isTrue();
    assertThat(
            Outcome.bad("designer.inner")
                .mapProblem(problem -> Problem.of("designer.outer", problem))
                .failure())
        .contains(Problem.of("designer.outer", Problem.of("designer.inner")));
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
