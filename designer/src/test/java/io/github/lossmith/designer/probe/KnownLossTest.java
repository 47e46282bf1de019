package io.github.lossmith.designer.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.export.Python;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.probe.ProbeFinding.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Losses of the field, probed and imported: family, letters, sides, normalisation, findings. */
class KnownLossTest {
  @TempDir private static Path folder;

  /** By the words of the command line. */
  private static final Map<String, ImportedLoss> PROBED = new LinkedHashMap<>();

  private static final String DETACHED = "known_losses:detached_focal --classes 3";

  private static final String NOT_DETACHED =
      ProbedLoss.bug("weight_not_detached") + ":loss --classes 3";

  private static final List<String> QUICK =
      List.of(
          "torch.nn:CrossEntropyLoss --classes 3",
          "known_losses:AsymmetricLoss",
          "known_losses:mined_ce --classes 3",
          DETACHED,
          NOT_DETACHED,
          bug("alpha_swapped", "loss"));

  /** Those that the child process has to survive. */
  private static final Set<String> ALONE =
      Set.of(
          "known_losses:throws_at_large",
          "known_losses:prints",
          "known_losses:hangs",
          "known_losses:no_gradient");

  /** Most losses are probed in one process, since loading PyTorch takes longer than a probe. */
  private ImportedLoss imported(String words) throws Exception {
    Python.assumeModule("torch");
    for (List<String> together : List.of(QUICK, slow())) {
      if (together.contains(words) && !PROBED.containsKey(words)) {
        PROBED.putAll(new ProbedLoss(folder).many(together));
      }
    }
    ImportedLoss known = PROBED.get(words);
    return known == null ? new ProbedLoss(folder).read(words.split(" ")) : known;
  }

  private static List<String> slow() {
    return Stream.of(REQUIRED, OTHERS, STRANGERS, BUGS)
        .flatMap(String::lines)
        .map(line -> line.substring(0, line.indexOf(';')).strip())
        .map(words -> words.startsWith("docs/") ? bug(words) : words)
        .filter(words -> !ALONE.contains(words) && !QUICK.contains(words))
        .toList();
  }

  /** Of {@code docs/find-the-bug/NAME:OBJECT}, the words for probe.py. */
  private static String bug(String words) {
    int colon = words.indexOf(':');
    return bug(words.substring(words.lastIndexOf('/') + 1, colon), words.substring(colon + 1));
  }

  private static String bug(String name, String loss) {
    return ProbedLoss.bug(name) + ":" + loss;
  }

  private static List<ProbeFinding> all(ImportedLoss loss, String key) {
    return loss.findings().stream().filter(f -> f.key().equals(key)).toList();
  }

  private static Object value(ImportedLoss loss, String key) {
    return all(loss, key).stream()
        .findFirst()
        .map(f -> f.values().get("value"))
        .orElse("no finding " + key);
  }

  private static String faults(ImportedLoss loss) {
    return loss.findings().stream()
        .filter(f -> f.verdict() == Verdict.FAULT)
        .map(ProbeFinding::key)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** {@code focal gamma=2 *0.25 | …}, a side behind each bar. */
  private static String families(ImportedLoss loss) {
    return all(loss, "family").stream()
        .map(KnownLossTest::family)
        .collect(Collectors.joining(" | "));
  }

  private static String family(ProbeFinding finding) {
    if (!finding.values().containsKey("value")) {
      return "-";
    }
    Map<?, ?> letters = (Map<?, ?>) finding.values().get("parameters");
    String shown =
        letters.entrySet().stream()
            .map(e -> " " + e.getKey() + "=" + rounded(e.getValue()))
            .collect(Collectors.joining());
    String factor = rounded(finding.values().get("factor"));
    return finding.values().get("value") + shown + (factor.equals("1") ? "" : " *" + factor);
  }

  /** To six digits: the promise is 1e-6 of a coefficient. */
  private static String rounded(Object value) {
    return ProbeNumbers.number(((Number) value).doubleValue());
  }

  /** One of each kind of those that have to be right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          torch.nn:CrossEntropyLoss --classes 3; ce;                                   mean;      alike
          known_losses:AsymmetricLoss;           focal gamma=1 | shiftedFocal gamma=4 m=0.05; sum; no finding classes
          known_losses:mined_ce --classes 3;     ce;                                   positives; alike
          """)
  void isRecognised(String words, String families, String divisor, String classes)
      throws Exception {
    ImportedLoss loss = imported(words);
    assertThat(families(loss)).isEqualTo(families);
    assertThat(value(loss, "normalisation")).isEqualTo(divisor);
    String shown = String.valueOf(value(loss, "classes"));
    assertThat(shown.replaceAll("(\\.\\d*?[1-9])0{5,}\\d*|\\.(9{6,}\\d*)", "$1"))
        .isEqualTo(classes);
    String expected = words.contains("gamma=0.5") ? "numbers gammaBelowOne" : "";
    assertThat(faults(loss)).isEqualTo(expected);
    assertThat(loss.findings())
        .allSatisfy(f -> assertThat(f.text(Locale.forLanguageTag("ru"))).isNotBlank());
  }

  private static final String REQUIRED =
      """
      torch.nn:CrossEntropyLoss;                        ce;                          mean;      alike
      known_losses:Focal --args gamma=0.5;              focal gamma=0.5;             mean;      alike
      known_losses:Maki --args gamma=2;                 maki gamma=2;                sum;       alike
      known_losses:qce;                                 qce;                         mean;      alike
      known_losses:AsymmetricLoss;                      focal gamma=1 | shiftedFocal gamma=4 m=0.05; sum; no finding classes
      known_losses:sigmoid_focal_loss;                  focal gamma=2 *0.25 | focal gamma=2 *0.75;   sum; no finding classes
      torch.nn:CrossEntropyLoss --args label_smoothing=0.1; smoothing epsilon=0.0666667; mean;  alike
      known_losses:WeightedCe;                          ce;                          weighted;  {0=0.5, 1=1.0, 2=2.5}
      known_losses:mined_ce --classes 3 100;            ce;                          positives; alike
      """;

  /** All that have to be right. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = REQUIRED)
  void allRequiredAreRecognised(String words, String families, String divisor, String classes)
      throws Exception {
    isRecognised(words, families, divisor, classes);
  }

  private static final String OTHERS =
      """
      known_losses:Focal;                           focal gamma=2;                 mean;     ''
      known_losses:PolyLoss;                        poly1-ce epsilon=1;            mean;     ''
      known_losses:gce;                             gce q=0.7;                     mean;     ''
      known_losses:TemperatureCe;                   scaled a=0.5 b=0;              mean;     ''
      known_losses:bce_pos_weight;                  ce *3 | ce;                    mean;     ''
      known_losses:AlphaTensorFocal;                focal gamma=2 *0.75;           mean;     ''
      known_losses:swapped;                         ce;                            mean;     ''
      known_losses:swapped_focal;                   focal gamma=1.5;               mean;     ''
      known_losses:onehot_focal;                    focal gamma=2;                 mean;     ''
      known_losses:segmentation;                    focal gamma=2;                 mean;     ''
      known_losses:integer_labels_sigmoid;          focal gamma=2 *0.25 | focal gamma=2 *0.75; sum; ''
      known_losses:log_plus_epsilon;                plusEpsilon epsilon=0.000001;  mean;     ''
      known_losses:make --args gamma=3;             focal gamma=3;                 mean;     ''
      known_losses:mse_of_softmax;                  brier *1.5;                    mean;     ''
      known_losses:brier_of_sigmoid;                brier;                         mean;     ''
      known_losses:naive_softmax;                   ce;                            mean;     shift
      known_losses:Dice;                            - | -;                         other;    ''
      known_losses:Tversky;                         - | -;                         other;    ''
      known_losses:distillation;                    -;                             mean;     sign
      known_losses:LogitAdjusted;                   scaled a=1 b=-1.61939;         mean;     ''
      known_losses:Ldam;                            scaled a=30 b=-8.43511;       mean;     ''
      torch.nn:NLLLoss;                             ce;                            mean;     ''
      torch.nn:BCELoss;                             ce;                            mean;     ''
      torch.nn:KLDivLoss;                           ce *0.333333;                  mean;     ''
      torch.nn:MultiMarginLoss;                     linear *0.666667;              mean;     ''
      known_losses:double_only;                     ce;                            mean;     types
      known_losses:integer_sigmoid;                 ce;                            mean;     ''
      known_losses:throws_at_large;                 ce;                            mean;     throws
      known_losses:prints;                          ce;                            mean;     ''
      known_losses:hangs;                           ce;                            mean;     hangs
      known_losses:returns_dict;                    ce;                            mean;     ''
      known_losses:no_gradient;                     ce;                            mean;     noGradient
      """;

  /** The other losses that are known to be brought. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = OTHERS)
  void isRecognisedToo(String words, String families, String divisor, String faults)
      throws Exception {
    ImportedLoss loss = imported(words);
    assertThat(families(loss)).isEqualTo(families);
    assertThat(value(loss, "normalisation")).isEqualTo(divisor);
    assertThat(faults(loss)).isEqualTo(faults);
  }

  private static final String STRANGERS =
      """
      strangers:LDAMLoss;              scaled a=30 b=-8.435;                   mean;     ''
      strangers:Poly1CrossEntropyLoss; poly1-ce epsilon=2;                     sum;      ''
      strangers:SCELoss;               poly1-ce epsilon=0.153506 *6;           mean;     ''
      strangers:APLLoss;               poly2-ce epsilon1=-1 epsilon2=1.25 | shiftedFocal gamma=4 m=0.05; sum; ''
      strangers:FocalTversky;          - | -;                                  other;    numbers
      strangers:cb_softmax_focal;      focal gamma=2 *0.665413;                mean;     ''
      strangers:GHMC;                  ce;                                     other;    ''
      strangers:varifocal_loss;        ce | focal gamma=2 *0.75;               sum;      ''
      strangers:quality_focal_loss;    focal gamma=2;                          mean;     meanOverAnchors
      strangers:WithBuffer64;          ce;                                     weighted; types
      strangers:long_targets;          ce;                                     mean;     ''
      strangers:int32_targets;         ce;                                     mean;     ''
      strangers:uint8_mask;            ce;                                     mean;     ''
      strangers:per_example;           ce *0.5;                                sum;      ''
      strangers:TaylorCE;              taylor-ce order=3;                      mean;     ''
      strangers:BalancedSoftmax;       scaled a=1 b=-1.61939;                  mean;     ''
      strangers:FocalWithAlphaList;    focal gamma=2 *0.5;                     positives; ''
      strangers:OhemCE;                ce;                                     mean;     ''
      strangers:cosface;               scaled a=10 b=-3.5;                     mean;     ''
      """;

  /** Losses with the habits of public code. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = STRANGERS)
  void strangersAreRecognised(String words, String families, String divisor, String faults)
      throws Exception {
    isRecognisedToo(words, families, divisor, faults);
  }

  /** What is said beside the family. */
  @Tag("slow")
  @Test
  void marginsSchedulesAndBatchesAreSaid() throws Exception {
    assertThat(all(imported("strangers:LDAMLoss"), "classes").get(0).text(Locale.ENGLISH))
        .contains("multiplied by 30", "0: 0.1581, 1: 0.2812, 2: 0.5");
    assertThat(all(imported("strangers:BalancedSoftmax"), "classes").get(0).text(Locale.ENGLISH))
        .contains("0: 2.9, 1: -1.619, 2: -4.007");
    assertThat(all(imported("strangers:SCELoss"), "alsoSce").get(0).text(Locale.ENGLISH))
        .contains("alpha = 6", "0.921");
    assertThat(all(imported("strangers:GHMC"), "batch")).isNotEmpty();
    assertThat(all(imported("strangers:AnnealedFocal"), "stateful").get(0).text(Locale.ENGLISH))
        .contains("from call to call");
  }

  /** Through the command line, whose child process survives them. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          strangers:throws; ce;                           throws
          strangers:hangs;  ce *2;                        hangs
          strangers:prints; smoothing epsilon=0.133333;   ''
          """)
  void strangersDoNotEndTheProbe(String words, String families, String faults) throws Exception {
    ImportedLoss loss = imported(words);
    assertThat(families(loss)).isEqualTo(families);
    assertThat(faults(loss)).isEqualTo(faults);
  }

  @Tag("slow")
  @Test
  void torchvisionsFocalLossIsRecognised() throws Exception {
    Python.assumeModule("torchvision");
    ImportedLoss loss = imported("torchvision.ops:sigmoid_focal_loss --args gamma=3 alpha=0.4");
    assertThat(families(loss)).isEqualTo("focal gamma=3 *0.4 | focal gamma=3 *0.6");
    assertThat(all(loss, "alpha").get(0).verdict()).isEqualTo(Verdict.GOOD);
  }

  private static final String BUGS =
      """
      docs/find-the-bug/weight_not_detached:loss; notDetached sign
      docs/find-the-bug/missing_minus:loss;       sign
      docs/find-the-bug/mean_over_anchors:loss;   meanOverAnchors
      docs/find-the-bug/double_softmax:Loss;      doubleSoftmax
      docs/find-the-bug/clamped_log:loss;         clamp
      docs/find-the-bug/smoothed_focal:loss;      smoothedFocal sign
      docs/find-the-bug/gamma_below_one:Loss;     numbers gammaBelowOne
      docs/find-the-bug/alpha_swapped:loss;       alpha
      """;

  /** The eight of docs/your-loss.md, each named. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = BUGS)
  void theFaultIsNamed(String bug, String faults) throws Exception {
    assertThat(faults(imported(bug(bug)))).isEqualTo(faults);
  }

  @Test
  void aWeightInTheGraphAndASwappedAlphaAreNamed() throws Exception {
    assertThat(faults(imported(NOT_DETACHED))).isEqualTo("notDetached sign");
    assertThat(faults(imported(bug("alpha_swapped", "loss")))).isEqualTo("alpha");
  }

  /** A preset of two sides with its letters where one fits, else a formula or a drawing each. */
  @Test
  void twoSidesAreOneDesign() throws Exception {
    isPreset(
        imported("known_losses:AsymmetricLoss"),
        "asl",
        Map.of("gamma_plus", 1.0, "gamma_minus", 4.0, "m", 0.05));
    isPreset(
        imported(bug("alpha_swapped", "loss")), "alpha-focal", Map.of("alpha", 0.75, "gamma", 2.0));
  }

  private static void isPreset(ImportedLoss loss, String key, Map<String, Double> letters) {
    Design design = loss.design().orElseThrow();
    assertThat(design.shapes()).isEqualTo(Presets.named(key).orElseThrow().shapes());
    assertThat(value(loss, "bothSides")).isEqualTo(key);
    letters.forEach(
        (letter, value) ->
            assertThat(design.parameters().get(letter).value()).isCloseTo(value, within(1e-6)));
  }

  @Tag("slow")
  @Test
  void otherTwoSidesAreFormulasOrDrawings() throws Exception {
    Design weighted = imported("known_losses:bce_pos_weight").design().orElseThrow();
    assertThat(weighted.shapes())
        .containsExactly(
            new CoefficientSource.Typed("w*(-1/p)"), new CoefficientSource.Typed("-1/p"));
    assertThat(weighted.parameters().get("w").value()).isEqualTo(3);
    Design dice = imported("known_losses:Dice").design().orElseThrow();
    assertThat(dice.shapes()).hasOnlyElementsOfType(CoefficientSource.Drawn.class).hasSize(2);
    assertThat(dice.name()).isEqualTo("Dice");
  }

  @Test
  void aDetachedWeightIsReadBothWays() throws Exception {
    ImportedLoss loss = imported(DETACHED);
    assertThat(families(loss)).isEqualTo("maki gamma=2");
    Map<String, Object> values = all(loss, "detached").get(0).values();
    assertThat(values).containsEntry("trains", "maki").containsEntry("notDetached", "focal");
  }

  @Test
  void miningIsSaid() throws Exception {
    ImportedLoss loss = imported("known_losses:mined_ce --classes 3");
    assertThat(value(loss, "mining")).isEqualTo(3.0);
    Design design = loss.design().orElseThrow();
    assertThat(design.normalisation()).isEqualTo(Normalisation.POSITIVES);
    assertThat(design.mining()).hasValue(3);
    assertThat(design.shape()).isEqualTo(new CoefficientSource.Typed("-1/p"));
  }

  @Test
  void whatIsNoPresetIsDrawnWithinItsBound() throws Exception {
    ImportedLoss loss = imported(NOT_DETACHED);
    double error = (Double) all(loss, "drawing").get(0).values().get("error");
    LossCurve drawn = loss.design().orElseThrow().coefficient().then(LossCurve::of).orThrow();
    for (double p : new double[] {0.002, 0.01, 0.05, 0.2, 0.35, 0.5, 0.77, 0.93, 0.99}) {
      double wanted = -Math.log(p) - 1;
      double usual = Math.max(Math.abs(wanted), 0.4);
      assertThat(drawn.coefficient(p)).isBetween(wanted - error * usual, wanted + error * usual);
    }
    assertThat(error).isLessThan(0.02);
  }

  /** Through the command line of probe.py and its child process. */
  @Test
  void aRandomLossIsSaidToBeSo() throws Exception {
    assertThat(faults(imported("known_losses:random_weight --classes 2"))).contains("random");
  }
}
