package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTerm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a loss multiplies its classes by, and divides by their number, as far as a design has it:
 * the design, used with its divisor, has the gradient of the loss that was measured.
 */
final class ImportedClassWeights {
  private final ProbeRecord probe;
  private final LossNormaliser divisor;
  private final SideReading reading;

  ImportedClassWeights(ProbeRecord probe, LossNormaliser divisor, SideReading reading) {
    this.probe = probe;
    this.divisor = divisor;
    this.reading = reading;
  }

  /**
   * The sides as the design has them: of a mean over all elements the number of classes is part of
   * the divisor, and weights of a softmax's classes are in tables.
   */
  List<ImportedSide> ofDesign(List<ImportedSide> sides) {
    double factor = isPerElement(sides) ? probe.first() : 1;
    if (areCarried(sides)) {
      factor /= ofFirst(sides);
    }
    double all = factor;
    return all == 1 ? sides : sides.stream().map(side -> side.times(all)).toList();
  }

  /** The design with the weights of the classes. */
  Design with(Design design, List<ImportedSide> sides) {
    if (!areCarried(sides)) {
      return design;
    }
    double first = ofFirst(sides);
    Map<String, Double> weights = new LinkedHashMap<>();
    for (SideReading.ClassCurve one : reading.classes()) {
      weights.put(Integer.toString(one.target()), ProbeNumbers.shortened(one.factor() * first));
    }
    return design.withClassTables(
        new ClassTables(Optional.empty(), Map.of(), Map.of(ClassTerm.WEIGHT, weights), Map.of()));
  }

  /** Where the weights are. */
  List<ProbeFinding> findings(List<ImportedSide> sides) {
    if (areCarried(sides)) {
      return List.of(
          ProbeFinding.note("classTables", "classTables.carried").with("value", "design"));
    }
    boolean left =
        reading.columns().weights().size() > 1
            || (reading.isWeighted() && probe.convention().isSoftmax());
    return left
        ? List.of(ProbeFinding.note("classTables", "classTables.left").with("value", "left"))
        : List.of();
  }

  /** Whether a sigmoid's mean is taken over the classes too; a table of weights is no proof. */
  private boolean isPerElement(List<ImportedSide> sides) {
    boolean mean =
        !probe.convention().isSoftmax()
            && divisor.kind() == LossNormaliser.Kind.MEAN
            && probe.first() > 1;
    double factor = sides.get(0).family().map(RecognisedPull::factor).orElse(0.0);
    return mean
        && (reading.columns().weights().size() > 1
            || Math.abs(probe.first() * factor - 1) < 1e-5); // of rounded factors
  }

  /** A table of weights has to be above 0. */
  private boolean areCarried(List<ImportedSide> sides) {
    return probe.convention().isSoftmax()
        && sides.size() == 1
        && reading.isWeighted()
        && ofFirst(sides) > 0
        && reading.classes().stream().allMatch(one -> one.factor() > 0);
  }

  /** The weight of the class whose curve the design has. */
  private static double ofFirst(List<ImportedSide> sides) {
    return sides.get(0).family().map(RecognisedPull::factor).orElse(1.0);
  }
}
