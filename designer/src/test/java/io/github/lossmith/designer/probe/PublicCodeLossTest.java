package io.github.lossmith.designer.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.probe.ProbeFinding.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Losses as libraries and notebooks have them, right and wrong: family, divisor, faults. */
class PublicCodeLossTest {
  @TempDir private static Path folder;

  private static final List<String> QUICK =
      List.of("newcomers:double_sigmoid", "newcomers:needs_mask", "newcomers:balanced_mean");

  private static final String TABLE =
      """
      newcomers:SoftTargetCrossEntropy;       ce;                              mean;      ''
      newcomers:LabelSmoothingCrossEntropy;   smoothing;                       mean;      ''
      newcomers:TimmBinaryCrossEntropy;       ce;                              mean;      ''
      newcomers:TimmAsl;                      maki | shiftedMaki;              sum;       ''
      newcomers:kornia_focal;                 focal;                           mean;      ''
      newcomers:SmpDice;                      -;                               other;     ''
      newcomers:SmpSoftBce;                   smoothing;                       mean;      ''
      newcomers:MyBCE;                        ce;                              mean;      ''
      newcomers:focal_pos_weight;             focal | focal;                   mean;      meanOverAnchors
      newcomers:focal3;                       focal;                           mean;      meanOverAnchors
      newcomers:IgnoreCE;                     ce;                              mean;      ''
      newcomers:ohem_topk;                    ce;                              sum;       ''
      newcomers:focal_inverted;               invertedFocal;                   mean;      invertedFocal sign
      newcomers:focal_unflipped;              focal | invertedFocal;           mean;      meanOverAnchors invertedFocal sign
      newcomers:focal_of_mean;                focal;                           other;     ofTheMean
      newcomers:double_softmax_smoothed;      doubleSoftmax;                   mean;      doubleSoftmax
      newcomers:softmax_over_batch;           scaled;                          other;     overBatch
      newcomers:div_by_objects;               ce;                              positives; noObjects
      newcomers:bce_minus_lost;               ce | ce;                         mean;      sign
      newcomers:Hill;                         - | -;                           sum;       ''
      newcomers:get_loss --args gamma=2;      focal;                           sum;       ''
      newcomers:float32_inside;               ce;                              mean;      ''
      newcomers:raises_small;                 ce;                              mean;      throws
      newcomers:half_detached;                focal | maki;                    sum;       ''
      newcomers:through_numpy;                ce;                              mean;      noGradient numbers
      newcomers:times_batch;                  ce;                              sum;       ''
      newcomers:mae;                          mae;                             mean;      ''
      newcomers:handmade_focal;               plusEpsilonFocal | plusEpsilonFocal; positives; ''
      """;

  private static final ProbedTable LOSSES = new ProbedTable(QUICK, TABLE);

  private static ImportedLoss imported(String words) throws Exception {
    return LOSSES.loss(folder, words);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = TABLE)
  void isRecognised(String words, String families, String divisor, String faults) throws Exception {
    ImportedLoss loss = imported(words);
    assertThat(ProbedTable.families(loss)).isEqualTo(families);
    assertThat(ProbedTable.value(loss, "normalisation")).isEqualTo(divisor);
    assertThat(ProbedTable.keys(loss, Verdict.FAULT)).isEqualTo(faults);
    for (ProbeFinding finding : loss.findings()) {
      assertThat(finding.text(Locale.forLanguageTag("ru"))).isNotBlank();
    }
  }

  @Tag("slow")
  @Test
  void hillIsItsPresetAndFloat32IsSaid() throws Exception {
    assertThat(ProbedTable.value(imported("newcomers:Hill"), "bothSides")).isEqualTo("hill");
    assertThat(ProbedTable.keys(imported("newcomers:float32_inside"), Verdict.NOTE))
        .contains("types");
  }

  @Test
  void aSecondSigmoidAMaskAndMeansOfEachSideAreNamed() throws Exception {
    ImportedLoss twice = imported("newcomers:double_sigmoid");
    assertThat(ProbedTable.keys(twice, Verdict.FAULT)).isEqualTo("doubleSigmoid");
    assertThat(twice.design().orElseThrow().isTwoSided()).isTrue();
    assertThat(ProbedTable.keys(imported("newcomers:needs_mask"), Verdict.NOTE)).contains("filled");
    ImportedLoss balanced = imported("newcomers:balanced_mean");
    assertThat(ProbedTable.families(balanced)).isEqualTo("ce");
    assertThat(ProbedTable.value(balanced, "normalisation")).isEqualTo("own_side");
  }
}
