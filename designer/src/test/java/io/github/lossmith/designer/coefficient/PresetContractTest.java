package io.github.lossmith.designer.coefficient;

import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.PublishedLoss;
import java.util.List;

class PresetContractTest extends CoefficientContract {
  private static final List<String> NOT_CONVEX =
      List.of(
          "focal",
          "poly1-focal",
          "aul",
          "reduced-focal",
          "flsd-53",
          "anti-focal",
          "cyclical-focal",
          "thresholded-ce",
          "truncated-gce",
          "exponential",
          "spherical");

  @Override
  List<Subject> subjects() {
    return Presets.library().stream()
        .map(PublishedLoss::key)
        .map(PresetContractTest::subject)
        .toList();
  }

  private static Subject subject(String key) {
    ScaleCoefficient coefficient = Presets.named(key).orElseThrow().coefficient().orThrow();
    return new Subject(key, coefficient, !NOT_CONVEX.contains(key));
  }
}
