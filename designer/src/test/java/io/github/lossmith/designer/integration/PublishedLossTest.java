package io.github.lossmith.designer.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.PublishedLoss;
import io.github.lossmith.designer.design.TargetSide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The published losses beyond the presets, against their papers' L (published_losses.py). */
class PublishedLossTest {
  /** A loss, or one side of it: {@code asl background}. */
  private static Design named(String key) {
    String[] words = key.split(" ", 2);
    Design design = Presets.named(words[0]).orElseThrow();
    return words.length == 1 ? design : design.side(TargetSide.named(words[1]).orElseThrow());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "published-losses.csv", numLinesToSkip = 1)
  void agreesWithItsPaper(String key, String parameters, double p, double slope, double loss) {
    Design design = named(key);
    double progress = 1;
    for (String pair : parameters == null ? new String[0] : parameters.split(";", 0)) {
      String[] parts = pair.split("=", 2);
      if (parts[0].equals("t")) {
        progress = Double.parseDouble(parts[1]);
      } else {
        assertThat(design.letters()).contains(parts[0]);
        design = design.withParameter(parts[0], Double.parseDouble(parts[1]));
      }
    }
    LossCurve curve = design.coefficient(progress).then(LossCurve::of).orThrow();
    assertThat(curve.coefficient(p)).isCloseTo(slope, within(1e-10 + 1e-10 * Math.abs(slope)));
    assertThat(curve.loss(p)).isCloseTo(loss, within(1e-10 + 1e-10 * Math.abs(loss)));
    assertThat(Math.abs(curve.loss(p) - loss)).isLessThanOrEqualTo(curve.errorBound(p));
  }

  @Test
  void theLibraryHasThePresetsFirst() {
    List<String> keys = Presets.library().stream().map(PublishedLoss::key).toList();
    assertThat(keys).startsWith(Presets.keys().toArray(String[]::new)).doesNotHaveDuplicates();
    assertThat(keys).hasSizeGreaterThanOrEqualTo(45);
  }

  @Test
  void everyLossSaysWhereItIsFrom() {
    for (PublishedLoss loss : Presets.library()) {
      assertThat(loss.design().citation()).as(loss.key()).isNotBlank();
      assertThat(loss.year()).as(loss.key()).isBetween(1900, 2026);
      assertThat(loss.aliases()).as(loss.key()).doesNotHaveDuplicates().doesNotContain("");
    }
  }

  @Test
  void isFoundByNameYearAndOtherNames() {
    assertThat(found("dft")).containsExactly("mae");
    assertThat(found("savage")).containsExactly("brier");
    assertThat(found("2021 asymmetric")).containsExactly("agce", "aul", "ael", "asymmetric-focal");
    assertThat(found("multi-label")).containsExactly("asl", "hill", "apl");
    assertThat(found("poly-2")).containsExactly("poly2-ce");
    assertThat(found("qfl")).containsExactly("focal");
    assertThat(found("svm"))
        .containsExactly("hinge", "svm-hinge", "squared-hinge", "ramp", "least-squares");
    assertThat(found("no such loss")).isEmpty();
  }

  private static List<String> found(String typed) {
    List<String> words = List.of(typed.toLowerCase(Locale.ROOT).split(" ", -1));
    return Presets.library().stream()
        .filter(loss -> loss.matches(words, ""))
        .map(PublishedLoss::key)
        .toList();
  }

  @Test
  void thePageOfLossesHasThemAll() throws IOException {
    String root = System.getProperty("lossmith.root", "..");
    String page = Files.readString(Path.of(root, "docs", "losses.md"));
    for (PublishedLoss loss : Presets.library()) {
      assertThat(page)
          .contains("| `" + loss.key() + "` | " + loss.design().name() + " | " + loss.year())
          .contains(
              loss.design().shapes().stream()
                  .map(shape -> "`" + shape.text().orElseThrow() + "`")
                  .toList());
    }
  }

  @Test
  void aFormulaIsNoKey() {
    assertThat(Presets.named("-1/p")).isEmpty();
    assertThat(Presets.named("../presets/ce")).isEmpty();
  }
}
