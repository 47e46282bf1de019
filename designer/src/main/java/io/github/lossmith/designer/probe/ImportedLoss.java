package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.probe.measured.ProbeFile;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Somebody else's loss, as probe.py measured it: its coefficient as a design, and what was found
 * out.
 *
 * @param name of the loss
 * @param design of two sides where objects and background have coefficients of their own; empty
 *     where there is nothing to draw
 * @param findings in the order in which they are read
 */
public record ImportedLoss(String name, Optional<Design> design, List<ProbeFinding> findings) {
  /** What the name of a probe's file ends in. */
  public static final String SUFFIX = ProbeFile.SUFFIX;

  public ImportedLoss {
    findings = List.copyOf(findings);
  }

  /** Reads a {@code *.probe.json}; it is untrusted, and a broken one is one problem. */
  public static Outcome<ImportedLoss> read(Path file) {
    return ProbeFile.read(file).map(ImportedLoss::of);
  }

  /** Why a {@code *.probe.json} cannot be read; empty if it can, and nothing is fitted then. */
  public static Optional<Problem> unreadable(Path file) {
    return ProbeFile.read(file).failure();
  }

  /**
   * Reads the text of such a file.
   *
   * @param place what a problem calls the text
   */
  public static Outcome<ImportedLoss> parse(String json, String place) {
    return ProbeFile.parse(json, place).map(ImportedLoss::of);
  }

  private static ImportedLoss of(ProbeRecord probe) {
    LossNormaliser divisor = LossNormaliser.of(probe);
    SideReading reading = new SideReading(probe, divisor);
    List<ImportedSide> sides = reading.sides();
    OptionalDouble mining = DivisorFindings.mining(probe);
    ImportedDesigns designs = new ImportedDesigns(probe, divisor, mining);
    ImportedClassWeights weights = new ImportedClassWeights(probe, divisor, reading);
    List<ImportedSide> scaled = weights.ofDesign(sides);
    Optional<Design> made = designs.of(scaled).map(design -> weights.with(design, sides));
    List<ProbeFinding> findings = new ArrayList<>(CallFindings.of(probe));
    if (!probe.isRandom()) { // of random numbers nothing else is to be read
      findings.addAll(SideFindings.of(probe, divisor, reading, sides));
      findings.addAll(weights.findings(sides));
      findings.addAll(designs.findings());
      findings.addAll(SpreadFindings.of(probe, divisor));
      findings.addAll(DivisorFindings.of(probe, divisor));
      findings.addAll(WeightFindings.of(probe, sides));
    }
    findings.addAll(NumberFindings.of(probe, sides));
    return new ImportedLoss(probe.name(), made, findings);
  }
}
