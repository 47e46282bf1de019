package io.github.lossmith.trainer.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.DesignRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimisationTest {
  private static LearningRateSchedule schedule(String text) {
    return LearningRateSchedule.parse(text).orThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          constant                    |  0 | 1
          constant                    | 99 | 1
          warm-up 0.1                 |  0 | 0.1
          warm-up 0.1                 |  4 | 0.5
          warm-up 0.1                 |  9 | 1
          warm-up 0.1                 | 50 | 1
          warm-up 0.001               |  0 | 1
          cosine                      |  0 | 1
          cosine                      | 50 | 0.5
          cosine                      | 75 | 0.1464466094067262
          cosine 1 to 0.2             | 50 | 0.6
          cosine 4                    | 25 | 1
          cosine 4 to 0.5             | 37 | 0.7656976298823283
          warm-up 0.2, cosine 2       | 10 | 0.55
          warm-up 0.2, cosine 2       | 20 | 1
          warm-up 0.2, cosine 2       | 40 | 0.5
          warm-up 0.2, cosine 2       | 60 | 1
          step 0.1 at 0.5 0.75        | 49 | 1
          step 0.1 at 0.5 0.75        | 50 | 0.1
          step 0.1 at 0.5 0.75        | 99 | 0.01
          warm-up 0.02, step 0 at 0.5 |  0 | 0.5
          warm-up 0.02, step 0 at 0.5 | 60 | 0
          warm-up 1                   | 99 | 1
          """)
  void factorsOfAHundredSteps(String text, int step, double factor) {
    assertThat(schedule(text).factor(step, 100)).isCloseTo(factor, within(1e-12));
    assertThat(schedule(schedule(text).print())).isEqualTo(schedule(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "linear",
        "cosine 0",
        "cosine 1.5",
        "cosine 1001",
        "cosine 2 to 1.1",
        "warm-up",
        "warm-up 1.1",
        "warm-up -1",
        "warm-up NaN",
        "step 0.1",
        "step 0.1 at",
        "step 2 at 0.5",
        "step 0.1 at 0.5 0.4",
        "step 0.1 at 1.5",
        "cosine 2, warm-up 0.1",
        "constant, cosine",
        "warm-up 0.1, warm-up 0.1",
        "warm-up 0.1, cosine, cosine",
        "warm-up 1e99",
        "cosine 2,"
      })
  void otherTextsAreAnsweredInOneLine(String text) {
    assertThat(LearningRateSchedule.parse(text).failure().orElseThrow().message())
        .matches("\".*\" is no schedule.*|.*must be a number from.*");
  }

  @Test
  void optimizersAreRead() {
    assertThat(Optimizer.parse("Adam").orThrow()).isEqualTo(Optimizer.ADAM);
    assertThat(Optimizer.parse("sgd").orThrow()).isEqualTo(Optimizer.sgd(0.9));
    assertThat(Optimizer.parse(" SGD 0 ").orThrow()).isEqualTo(Optimizer.sgd(0));
    for (String bad : List.of("", "adamw", "sgd 1", "sgd -0.1", "sgd NaN", "adam 0.9", "sgd0.9")) {
      assertThat(Optimizer.parse(bad).failure().orElseThrow().key())
          .isEqualTo("trainer.optimizer.word");
    }
  }

  @Test
  void filesHaveThemOnlyWhereTheyAreNotTheUsualOnes() {
    Experiment quick = ExperimentPresets.named("quick");
    assertThat(ExperimentFile.print(quick)).doesNotContain("optimizer", "learningRateSchedule");
    LossSettings loss =
        LossSettings.of("a", DesignRef.of("ce"))
            .withOptimisation(
                new Optimisation(Optimizer.sgd(0.8), schedule("warm-up 0.1, step 0.5 at 0.3")));
    Experiment changed = quick.withLosses(List.of(loss));
    String text = ExperimentFile.print(changed);
    assertThat(text).contains("\"sgd 0.8\"", "\"warm-up 0.1, step 0.5 at 0.3\"");
    assertThat(ExperimentFile.parse(text, "x").orThrow()).isEqualTo(changed);
    assertThat(loss.learningRate(4, 100)).isCloseTo(5e-4, within(1e-15));
  }
}
