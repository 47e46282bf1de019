package io.github.lossmith.trainer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.property.PropertyReport;
import io.github.lossmith.designer.search.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateCheckTest {
  @ParameterizedTest
  @CsvSource({
    "1/p, WRONG_SIGN",
    "-1/(1-p), NO_LOSS",
    "-1/p^2, UNBOUNDED",
    "-3/p, SAME_AS_PRESET",
    "-p^2-p/10, EASY_FIRST",
  })
  void whatInspectRefusesIsNotTrained(String formula, RejectionReason reason) {
    assertThat(
            CandidateCheck.reason(
                PropertyReport.of(Design.typed("g", formula).coefficient().orThrow())))
        .contains(reason);
  }

  @Test
  void drawnCandidateIsJudgedByItsPoint() {
    List<Double> gentle = List.of(0.5, 0.2, -0.4, -1.0, 0.3);
    assertThat(CandidateCheck.reason(gentle, List.of())).isEmpty();
    assertThat(CandidateCheck.reason(gentle, List.of(gentle))).contains(RejectionReason.TWICE);
    assertThat(CandidateCheck.reason(List.of(-1.0, -1.0, 2.9, 2.9, 0.0), List.of()))
        .contains(RejectionReason.EASY_FIRST);
    assertThat(CandidateCheck.reason(List.of(Double.NaN, 0.0, 0.0, 0.0, 0.0), List.of()))
        .contains(RejectionReason.NOT_FINITE);
    assertThat(CandidateCheck.reason(List.of(0.0, 0.0, 0.0, 0.0, 800.0), List.of()))
        .contains(RejectionReason.NOT_FINITE);
  }

  @Test
  void originIsTheCrossEntropy() {
    Design drawn = SearchSpace.design("origin", List.of(0.0, 0.0, 0.0, 0.0, 0.0)).orThrow();
    for (double p : new double[] {1e-6, 0.001, 0.03, 0.3, 0.77, 0.999}) {
      double weight = -p * drawn.coefficient().orThrow().at(p);
      assertThat(weight).isBetween(0.998, 1.002);
    }
  }
}
