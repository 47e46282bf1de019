package io.github.lossmith.trainer.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FootprintTest {
  private static DetectorSettings of(String preset) {
    return ExperimentPresets.named(preset).detector();
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick", "bccd", "voc-paper"})
  void weightsAreThoseOfTheNetwork(String preset) {
    try (Detector detector = Detector.create(of(preset), 5, null, 1e-3, 0, null)) {
      assertThat(Footprint.of(of(preset), 5).weights()).isEqualTo(detector.size());
    }
  }

  @Test
  void largestMapOfMobileNetIsItsFirstExpansion() {
    assertThat(Footprint.of(of("voc-paper"), 21).largest()).isEqualTo(150 * 150 * 96);
    assertThat(Footprint.of(of("voc-paper"), 21).imageBytes() >> 20).isBetween(90L, 250L);
  }

  @Test
  void headsAloneTakeLittle() {
    assertThat(Footprint.of(of("bccd"), 4).imageBytes() >> 20).isBetween(2L, 25L);
  }
}
