package io.github.lossmith.designer.coefficient;

import io.github.lossmith.designer.design.Presets;
import java.util.List;

class PresetContractTest extends CoefficientContract {
  private static final List<String> NOT_CONVEX = List.of("focal", "poly1-focal");

  @Override
  List<Subject> subjects() {
    return Presets.keys().stream().map(PresetContractTest::subject).toList();
  }

  private static Subject subject(String key) {
    ScaleCoefficient coefficient = Presets.named(key).orElseThrow().coefficient().orThrow();
    return new Subject(key, coefficient, !NOT_CONVEX.contains(key));
  }
}
