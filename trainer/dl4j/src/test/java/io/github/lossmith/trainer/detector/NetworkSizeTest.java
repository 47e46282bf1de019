package io.github.lossmith.trainer.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.Footprint;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.network.DetectorNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSizeTest {
  private static DetectorSettings of(String preset) {
    return ExperimentPresets.named(preset).detector();
  }

  private static Footprint footprint(String preset, int scores) {
    return DetectorFootprint.of(DetectorNetwork.of(of(preset), scores).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick", "bccd", "voc-paper"})
  void weightsAreThoseOfTheNetwork(String preset) {
    try (Detector detector = Detector.create(of(preset), 5, null, 1e-3, 0, null)) {
      assertThat(DetectorNetwork.of(of(preset), 5).size().weights()).isEqualTo(detector.size());
    }
  }

  @Test
  void largestMapOfMobileNetIsItsFirstExpansion() {
    assertThat(DetectorNetwork.of(of("voc-paper"), 21).size().largest()).isEqualTo(150 * 150 * 96);
    assertThat(footprint("voc-paper", 21).imageBytes() >> 20).isBetween(90L, 250L);
  }

  @Test
  void headsAloneTakeLittle() {
    assertThat(footprint("bccd", 4).imageBytes() >> 20).isBetween(2L, 25L);
  }
}
