package io.github.lossmith.designer.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchLetterTest {
  @Test
  void lettersOfTheBatchHaveTheirOwnUsualValues() {
    Design design = Design.typed("x", "-(1-p)^(a*ratio)/p*(1-positives)");
    assertThat(design.batchLetters()).containsExactly(BatchLetter.RATIO, BatchLetter.POSITIVES);
    assertThat(design.parameters().get("ratio")).isEqualTo(new FormulaParameter(1, 1e-4, 2));
    assertThat(design.parameters().get("positives").value()).isEqualTo(0.01);
    assertThat(design.parameters().get("a")).isEqualTo(FormulaParameter.unranged(1));
    assertThat(Design.typed("x", "-ratios/p").batchLetters()).isEmpty();
  }

  @Test
  void backgroundSideCountsToo() {
    Design design =
        Design.typed("x", "-1/p")
            .withBackground(Optional.of(new CoefficientSource.Typed("-ratio/p")));
    assertThat(design.batchLetters()).containsExactly(BatchLetter.RATIO);
    assertThat(design.side(TargetSide.OBJECT).batchLetters()).isEmpty();
  }

  @Test
  void valuesAreBounded() {
    assertThat(BatchLetter.RATIO.bounded(0)).isEqualTo(1e-4);
    assertThat(BatchLetter.RATIO.bounded(Double.POSITIVE_INFINITY)).isEqualTo(100);
    assertThat(BatchLetter.RATIO.bounded(Double.NaN)).isEqualTo(1);
    assertThat(BatchLetter.POSITIVES.bounded(1.5)).isEqualTo(1);
  }
}
