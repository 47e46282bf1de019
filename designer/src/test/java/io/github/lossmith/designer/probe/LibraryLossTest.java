package io.github.lossmith.designer.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.probe.ProbeFinding.Verdict;
import io.github.lossmith.designer.table.ClassTerm;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Losses as detection, long-tail and noisy-label libraries have them, and wrong ones: labels
 * counted from 1, background labels, weights of classes under a sigmoid, margins, cosines.
 */
class LibraryLossTest {
  @TempDir private static Path folder;

  private static final List<String> QUICK =
      List.of(
          "library_losses:from_one_indexed",
          "library_losses:CB_sigmoid",
          "library_losses:weighted_none",
          "library_losses:weighted_elements");

  private static final String TABLE =
      """
      library_losses:from_one;                      ce;                                mean;        ''
      library_losses:from_one_indexed;              ce;                                mean;        ''
      library_losses:fg_sigmoid_focal;              focal | focal;                     positives;   ''
      library_losses:mmdet_focal;                   focal | focal;                     sum;         ''
      library_losses:CB_sigmoid;                    ce;                                mean;        ''
      library_losses:CB_softmax;                    -;                                 mean;        ''
      library_losses:ColumnBCE;                     ce;                                mean;        ''
      library_losses:PosWeighted;                   ce;                                mean;        ''
      library_losses:taylor_ce;                     taylor-ce;                         mean;        ''
      library_losses:SCELoss;                       sce;                               mean;        ''
      library_losses:nce_rce;                       -;                                 mean;        ''
      library_losses:gce;                           gce;                               mean;        ''
      library_losses:logit_adjusted;                scaled;                            mean;        ''
      library_losses:temperature;                   scaled;                            mean;        ''
      library_losses:qfl;                           focal;                             sum;         ''
      library_losses:varifocal;                     ce | maki;                         sum;         ''
      library_losses:varifocal_mmdet;               ce | focal;                        mean;        ''
      library_losses:ghm;                           ce;                                other;       ''
      library_losses:bootstrap_hard;                -;                                 mean;        ''
      library_losses:conf_penalty;                  -;                                 mean;        sign
      library_losses:multi_margin;                  linear;                            mean;        ''
      library_losses:sq_hinge;                      squared-hinge;                     mean;        ''
      library_losses:hinge01;                       linear;                            mean;        ''
      library_losses:logit_clip;                    -;                                 mean;        unsure sign
      library_losses:arcface;                       -;                                 mean;        unsure sign
      library_losses:cosface;                       scaled;                            mean;        ''
      library_losses:cosface_sigmoid;               scaled | scaled;                   mean;        ''
      library_losses:arcface_sigmoid;               - | scaled;                        mean;        sign
      library_losses:bce_mean_both;                 ce;                                mean;        ''
      library_losses:coarse_clamp;                  ce;                                mean;        clamp
      library_losses:plus_eps;                      plusEpsilon;                       mean;        ''
      library_losses:ignore_zero;                   ce;                                mean;        ''
      library_losses:ignore_zero_well;              ce;                                positives;   noObjects
      library_losses:seesaw_like;                   -;                                 mean;        ''
      library_losses:eql;                           ce;                                mean;        ''
      library_losses:poly1;                         poly1-ce;                          mean;        ''
      library_losses:poly1_wrong;                   -;                                 mean;        sign
      library_losses:smoothed_focal;                -;                                 mean;        sign
      library_losses:missing_minus;                 ce;                                mean;        sign
      library_losses:AlphaListFocal;                focal | focal;                     mean;        meanOverAnchors
      library_losses:bitempered;                    -;                                 mean;        ''
      library_losses:tversky;                       - | -;                             other;       ''
      library_losses:double_only;                   ce;                                mean;        types
      library_losses:ce_base2;                      ce;                                mean;        ''
      library_losses:focal_detached_wrong;          -;                                 mean;        ''
      library_losses:unhinged;                      mae;                               mean;        ''
      library_losses:bce_softmax;                   -;                                 mean;        ''
      library_losses:brier;                         brier;                             mean;        ''
      library_losses:FocalKaggle;                   focal;                             mean;        meanOverAnchors
      library_losses:MultiFocal;                    focal;                             mean;        ''
      library_losses:WCE;                           ce;                                weighted;    ''
      library_losses:ldam;                          scaled;                            mean;        ''
      library_losses:balanced_softmax;              scaled;                            mean;        ''
      library_losses:vs_loss;                       scaled;                            mean;        ''
      library_losses:hf_causal;                     ce;                                mean;        ''
      library_losses:ls_ce;                         smoothing;                         mean;        ''
      library_losses:kl_soft;                       ce;                                mean;        ''
      library_losses:bce_sum_div_n;                 ce;                                mean;        ''
      library_losses:mse_sigmoid;                   brier;                             mean;        ''
      library_losses:mse_logits;                    brier;                             mean;        ''
      library_losses:l1_softmax;                    mae;                               mean;        ''
      library_losses:exp_loss;                      gce;                               mean;        ''
      library_losses:focal_eps_pt;                  focal;                             positives;   ''
      library_losses:cb_focal;                      focal | focal;                     positives;   gammaBelowOne
      library_losses:asl_clip;                      ce | shiftedFocal;                 sum;         ''
      library_losses:ghost_softmax_margin;          scaled;                            mean;        ''
      library_losses:ohem_mean;                     ce;                                mean;        ''
      library_losses:poly_bce;                      poly1-ce;                          mean;        ''
      library_losses:dft;                           mae;                               mean;        ''
      library_losses:dft_wrong;                     -;                                 mean;        notDetached sign
      library_losses:mae_sig;                       mae;                               mean;        ''
      library_losses:logcosh;                       -;                                 mean;        ''
      library_losses:alpha_double;                  focal | focal;                     sum;         ''
      library_losses:wrong_sum_bg;                  ce;                                other;       ''
      library_losses:max_entropy;                   mae;                               mean;        ''
      library_losses:nll_of_softmax_log_eps;        plusEpsilon;                       mean;        ''
      library_losses:ce_logsoftmax_dim0;            scaled;                            other;       overBatch
      library_losses:sqrt_ce;                       power-ce;                          mean;        numbers
      library_losses:log1p_ce;                      -;                                 mean;        ''
      library_losses:clipped_ce;                    ce;                                mean;        clamp
      library_losses:flooding;                      -;                                 mean;        sign
      library_losses:gamma_sched;                   focal;                             mean;        ''
      library_losses:from_one_bce;                  ce;                                mean;        ''
      library_losses:reduce_zero;                   ce;                                mean;        ''
      library_losses:focal_column;                  focal;                             mean;        ''
      library_losses:ce_column_one;                 ce;                                mean;        ''
      library_losses:n_squared;                     ce;                                other;       ''
      library_losses:sigmoid_then_ce;               -;                                 mean;        unsure
      library_losses:clip_logit;                    ce;                                mean;        clamp
      library_losses:tgce;                          truncated-gce;                     mean;        ''
      library_losses:weighted_none;                 ce;                                mean;        ''
      library_losses:weighted_elements;             ce;                                mean;        ''
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

  @Test
  void labelsFromOneAndWeightsOfClassesUnderASigmoidAreRead() throws Exception {
    ImportedLoss counted = imported("library_losses:from_one_indexed");
    assertThat(ProbedTable.value(counted, "labels")).isEqualTo(1);
    assertThat(ProbedTable.families(counted)).isEqualTo("ce");
    ImportedLoss balanced = imported("library_losses:CB_sigmoid");
    assertThat(balanced.design().orElseThrow().isTwoSided()).isFalse();
    Map<?, ?> weights = (Map<?, ?>) ProbedTable.value(balanced, "classes");
    double most = ((Number) weights.get("2")).doubleValue();
    assertThat(most).isCloseTo(19.8687, org.assertj.core.api.Assertions.within(1e-4));
  }

  @Test
  void theDesignHasTheGradientOfAWeightedLoss() throws Exception {
    ImportedLoss carried = imported("library_losses:weighted_none");
    Design design = carried.design().orElseThrow();
    assertThat(design.shape()).isEqualTo(new CoefficientSource.Typed("-1/p"));
    assertThat(design.classTables().typed())
        .isEqualTo(Map.of(ClassTerm.WEIGHT, Map.of("0", 1.0, "1", 2.0, "2", 5.0)));
    assertThat(ProbedTable.value(carried, "classTables")).isEqualTo("design");
    ImportedLoss left = imported("library_losses:weighted_elements");
    assertThat(left.design().orElseThrow().shape()).isEqualTo(new CoefficientSource.Typed("-1/p"));
    assertThat(left.design().orElseThrow().classTables().isEmpty()).isTrue();
    assertThat(ProbedTable.value(left, "classTables")).isEqualTo("left");
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          fg_sigmoid_focal; background; 0
          mmdet_focal;      background; 3
          vs_loss;          scales;     [1.0, 0.501187, 0.251189]
          ColumnBCE;        classes;    {0=1.0, 1=2.0, 2=4.0}
          PosWeighted;      classes;    {0=1.0, 1=3.0, 2=9.0}
          eql;              classes;    own
          arcface;          cosines;    true
          arcface_sigmoid;  cosines;    true
          ignore_zero;      ignored;    true
          hinge01;          mining;     no finding mining
          temperature;      clamp;      no finding clamp
          poly1_wrong;      shift;      no finding shift
          tgce;             truncated;  0.5
          tgce;             classCount; no finding classCount
          tgce;             others;     no finding others
          arcface;          classTables; no finding classTables
          """)
  void isSaid(String loss, String key, String value) throws Exception {
    Object found = ProbedTable.value(imported("library_losses:" + loss), key);
    assertThat(rounded(found)).isEqualTo(value);
  }

  /** Numbers as they were typed: those of a loss are off by rounding. */
  private static String rounded(Object value) {
    String text = String.valueOf(value);
    return java.util.regex.Pattern.compile("\\d+\\.\\d{9,}")
        .matcher(text)
        .replaceAll(m -> Double.toString(Math.rint(Double.parseDouble(m.group()) * 1e6) / 1e6));
  }
}
