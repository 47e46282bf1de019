package io.github.lossmith.designer.coefficient;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.design.PublishedLoss;
import java.util.List;
import java.util.stream.Stream;

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
          "spherical",
          "svm-hinge",
          "ramp",
          "soft-bootstrap",
          "label-smoothing",
          "least-squares",
          "beta-score background",
          "varifocal background",
          "asymmetric-focal background",
          "apl background",
          "alpha-focal object",
          "alpha-focal background",
          "asl object",
          "asl background",
          "hill object",
          "hill background");

  @Override
  List<Subject> subjects() {
    return Presets.library().stream().flatMap(loss -> subjects(loss)).toList();
  }

  /** A loss, or each of its two sides. */
  private static Stream<Subject> subjects(PublishedLoss loss) {
    Design design = loss.design();
    return design.sides().stream()
        .map(
            side ->
                subject(
                    design.isTwoSided() ? loss.key() + " " + side.key() : loss.key(),
                    design.side(side)));
  }

  private static Subject subject(String name, Design design) {
    return new Subject(name, design.coefficient().orThrow(), !NOT_CONVEX.contains(name));
  }
}
