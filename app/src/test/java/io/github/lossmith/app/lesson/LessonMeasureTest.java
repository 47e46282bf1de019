package io.github.lossmith.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.share.SharedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonMeasureTest {
  private static final String IMBALANCE =
      """
      {"place": "imbalance", "designs": ["CE", "Focal", "MAE"], "selected": 1, "t": 0.25,
       "space": "coefficient", "groups": [[1000, 0.9], [10, 0.3]]}
      """;

  private static LessonStep step(String state, String facts, String question) {
    String json =
        "{\"version\":1,\"title\":\"t\",\"steps\":[{\"title\":\"a\",\"text\":\"b\",\"set\":"
            + state
            + ",\"facts\":["
            + facts
            + "]"
            + question
            + "}]}";
    return LessonFile.parse(json, "x").orThrow().steps().get(0);
  }

  private static LessonState seen(LessonStep step, int steps) {
    return LessonState.of(step.set().orElseThrow(), steps);
  }

  /** Worked out by hand from -1/p, -1 and the focal loss of γ = 2. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "letter|\"letter\":\"gamma\"|2",
        "t||0.25",
        "coefficient|\"p\":0.5,\"of\":\"CE\"|-2.0",
        "coefficient|\"p\":0.5,\"of\":\"CE\",\"space\":\"logit\"|-0.50",
        "coefficient|\"p\":0.5|-1.19",
        "coefficient|\"p\":0.5,\"of\":\"MAE\",\"over\":\"CE\"|0.50",
        "coefficient|\"p\":0.5,\"of\":\"any\"|-1.0",
        "easy|\"of\":\"MAE\"|-1000",
        "hard|\"of\":\"MAE\"|-10",
        "balance|\"of\":\"MAE\"|100",
        "balance|\"of\":\"MAE\",\"space\":\"logit\"|42.86",
        "check|\"check\":\"sign\"|1",
        "check|\"check\":\"vanishesAtOne\",\"of\":\"CE\"|0",
        "ticked|\"of\":\"MAE\"|1",
        "ticked|\"of\":\"GCE\"|0",
        "selected|\"of\":\"Focal\"|1",
        "selected|\"of\":\"CE\"|0",
        "steps||0"
      })
  void measuresWhatTheWindowShows(String measure, String more, String says) {
    String fields = more == null ? "" : "," + more;
    String fact = "{\"measure\":\"" + measure + "\"" + fields + ",\"says\":\"" + says + "\"}";
    LessonStep step = step(IMBALANCE, fact, "");
    LessonFact read = step.facts().get(0);
    assertThat(read.holds(seen(step, 0))).as("" + read.measure().in(seen(step, 0))).isTrue();
    double off = read.says().doubleValue() + 2 * read.says().ulp().doubleValue();
    assertThat(
            step(IMBALANCE, fact.replace(says, "" + off), "").facts().get(0).holds(seen(step, 0)))
        .isFalse();
  }

  @Test
  void whatIsNotThereIsNoNumber() {
    LessonStep step =
        step(IMBALANCE, "{\"measure\":\"letter\",\"letter\":\"q\",\"says\":\"0\"}", "");
    assertThat(step.facts().get(0).measure().in(seen(step, 0))).isNaN();
    LessonStep other =
        step(IMBALANCE, "{\"measure\":\"balance\",\"of\":\"GCE\",\"says\":\"0\"}", "");
    assertThat(other.facts().get(0).measure().in(seen(other, 0))).isNaN();
    assertThat(other.facts().get(0).holds(seen(other, 0))).isFalse();
  }

  private static boolean answers(SharedState state, int steps, String condition) {
    String question = ",\"question\":{\"ask\":\"?\",\"answer\":\"!\",\"when\":[" + condition + "]}";
    LessonStep step = step(IMBALANCE, "", question);
    return step.question().orElseThrow().isAnsweredBy(LessonState.of(state, steps));
  }

  @Test
  void theContraryIsAskedForByIs() {
    SharedState state = step(IMBALANCE, "", "").set().orElseThrow();
    String ticked = "{\"measure\":\"ticked\",\"of\":\"CE\",\"is\":";
    assertThat(answers(state, 0, ticked + "true}")).isTrue();
    assertThat(answers(state, 0, ticked + "false}")).isFalse();
    assertThat(answers(state, 0, "{\"measure\":\"check\",\"check\":\"sign\",\"is\":false}"))
        .isFalse();
  }

  @Test
  void whatWasLearnedCountsAfterItsSteps() {
    SharedState state =
        step(
                """
                {"place": "playground", "designs": ["CE", "MAE"], "playground": {"shape": "blobs",
                 "points": 100, "ratio": 1, "spread": 0.2, "noise": 0, "network": "linear",
                 "rate": 0.1, "seed": 0}}
                """,
                "",
                "")
            .set()
            .orElseThrow();
    for (String measure : new String[] {"recall-rare", "recall-common", "balanced-accuracy"}) {
      String found = "{\"measure\":\"" + measure + "\",\"after\":50,\"from\":0.8,\"to\":1}";
      assertThat(answers(state, 50, found)).as(measure).isTrue();
      assertThat(answers(state, 49, found)).as(measure).isFalse();
    }
    assertThat(answers(state, 50, "{\"measure\":\"steps\",\"from\":50}")).isTrue();
    assertThat(answers(state, 49, "{\"measure\":\"steps\",\"from\":50}")).isFalse();
  }
}
