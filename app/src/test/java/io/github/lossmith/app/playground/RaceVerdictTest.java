package io.github.lossmith.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.playground.LearnerMeasures;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceVerdictTest {
  private final Texts texts = new Texts(() -> Locale.ENGLISH);

  private static RaceFrame.Seen seen(String preset, double recall) {
    RaceLane lane =
        new RaceLane(
            preset.length(),
            preset,
            OptionalLong.empty(),
            Presets.named(preset).orElseThrow().coefficients(1).orThrow());
    LearnerMeasures measures =
        new LearnerMeasures(recall, 0.9, 0.9, List.of(), List.of(), List.of(), List.of());
    return new RaceFrame.Seen(lane, measures, BoundaryPicture.empty(), false);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,0.7,'Cross-entropy misses the rare class: it finds 10 %, maki finds 70 %.'",
    "0.6,0.9,'No loss here finds the rare class where cross-entropy misses it: cross-entropy finds 60 % itself, maki 90 %.'",
    "0.1,0.2,'No loss here finds the rare class where cross-entropy misses it: cross-entropy finds 10 %, maki 20 %.'",
  })
  void sentenceSaysWhatHappened(double plain, double other, String sentence) {
    RaceFrame frame = new RaceFrame(10, List.of(seen("ce", plain), seen("maki", other)));
    assertThat(RaceVerdict.text(frame, texts)).startsWith(sentence);
    assertThat(RaceVerdict.text(frame, texts).contains("such as ASL"))
        .isNotEqualTo(RaceVerdict.happened(frame));
    assertThat(RaceVerdict.happened(frame)).isEqualTo(sentence.startsWith("Cross"));
  }

  @Test
  void withoutTwoLossesNothingIsCompared() {
    for (String preset : List.of("ce", "maki")) {
      RaceFrame frame = new RaceFrame(10, List.of(seen(preset, 0.5)));
      assertThat(RaceVerdict.text(frame, texts)).startsWith("Tick cross-entropy");
      assertThat(RaceVerdict.happened(frame)).isFalse();
    }
    assertThat(RaceVerdict.text(RaceFrame.NONE, texts)).isEmpty();
  }

  @Test
  void seedsAreCounted() {
    RaceFrame yes = new RaceFrame(9, List.of(seen("ce", 0.1), seen("maki", 0.7)));
    RaceFrame no = new RaceFrame(9, List.of(seen("ce", 0.8), seen("maki", 0.7)));
    assertThat(
            RaceVerdict.text(
                List.of(new SeedResult(0, yes), new SeedResult(1, no)), SeedStrip.SEEDS, texts))
        .contains("in 1 of 2 seeds (10 in all)");
  }
}
