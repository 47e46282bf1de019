package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.probe.measured.ProbedBatch;
import io.github.lossmith.designer.probe.measured.ProbedCurve;
import io.github.lossmith.designer.probe.measured.ProbedExample;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a loss divides by, and which examples it leaves out. */
final class DivisorFindings {
  /** Backgrounds in the batches that show mining. */
  private static final int BACKGROUNDS = 12;

  private final ProbeRecord probe;
  private final LossNormaliser divisor;

  private DivisorFindings(ProbeRecord probe, LossNormaliser divisor) {
    this.probe = probe;
    this.divisor = divisor;
  }

  static List<ProbeFinding> of(ProbeRecord probe, LossNormaliser divisor) {
    return new DivisorFindings(probe, divisor).found();
  }

  /** Hard negatives kept for each positive, where there is such mining. */
  static OptionalDouble mining(ProbeRecord probe) {
    int one = kept(probe, 1);
    int two = kept(probe, 2);
    boolean mined = one > 0 && one < BACKGROUNDS && two == Math.min(BACKGROUNDS, 2 * one);
    return mined ? OptionalDouble.of(one) : OptionalDouble.empty();
  }

  private List<ProbeFinding> found() {
    List<ProbeFinding> findings = new ArrayList<>();
    findings.add(law());
    OptionalDouble mining = mining(probe);
    int kept = kept(probe, 1);
    if (mining.isPresent()) {
      String ratio = ProbeNumbers.number(mining.getAsDouble());
      findings.add(
          ProbeFinding.note("mining", "mining.ratio", ratio).with("value", mining.getAsDouble()));
    } else if (kept >= 0 && kept < BACKGROUNDS) {
      findings.add(
          ProbeFinding.note("mining", "mining.some", kept, BACKGROUNDS).with("kept", kept));
    }
    if (isUndefinedWithoutObjects()) {
      findings.add(ProbeFinding.fault("noObjects", "noObjects"));
    }
    return findings;
  }

  private ProbeFinding law() {
    String kind = divisor.kind().name().toLowerCase(java.util.Locale.ROOT);
    ProbeFinding found =
        switch (divisor.kind()) {
          case POSITIVES ->
              probe.convention().isSoftmax()
                  ? ProbeFinding.note(
                      "normalisation", "divisor.positives", Integer.toString(divisor.background()))
                  : ProbeFinding.note("normalisation", "divisor.objects");
          case WEIGHTED -> ProbeFinding.note("normalisation", "divisor.weighted", weights());
          case MEAN -> ProbeFinding.note("normalisation", "divisor.mean");
          case OWN_SIDE -> ProbeFinding.note("normalisation", "divisor.ownSide");
          case SUM -> ProbeFinding.note("normalisation", "divisor.sum");
          case OTHER -> ProbeFinding.note("normalisation", "divisor.other");
        };
    return found.with("value", kind);
  }

  private String weights() {
    List<String> shown = new ArrayList<>();
    double least = divisor.weights().stream().mapToDouble(w -> w).min().orElse(1);
    divisor.weights().forEach(w -> shown.add(ProbeNumbers.number(w / least)));
    return String.join(" : ", shown);
  }

  /** Backgrounds with a gradient in a batch with {@code objects} objects; -1 if not measured. */
  private static int kept(ProbeRecord probe, int objects) {
    Map<Integer, Integer> found = new LinkedHashMap<>();
    for (ProbedBatch batch : probe.batches()) {
      if (batch.rows().size() == objects + BACKGROUNDS) {
        found.putIfAbsent(batch.rows().get(objects).target(), kept(batch, objects, probe));
      }
    }
    return found.values().stream().mapToInt(n -> n).min().orElse(-1);
  }

  private static int kept(ProbedBatch batch, int objects, ProbeRecord probe) {
    int kept = 0;
    for (int i = objects; i < batch.rows().size(); i++) {
      boolean silent = batch.gradients().get(i) == 0 && isAlive(probe, batch.rows().get(i));
      kept += silent ? 0 : 1;
    }
    return kept;
  }

  /** Whether such an example has a gradient where it is looked at alone. */
  private static boolean isAlive(ProbeRecord probe, ProbedExample example) {
    Optional<ProbedCurve> curve = probe.main(example.target());
    List<ProbedPoint> near =
        curve.stream()
            .flatMap(c -> c.points().stream())
            .filter(x -> Math.abs(x.s() - example.s()) < 0.2)
            .toList();
    double most =
        curve.stream()
            .flatMap(c -> c.points().stream())
            .mapToDouble(x -> Math.abs(x.gradient()))
            .max()
            .orElse(0);
    return !near.isEmpty()
        && near.stream().allMatch(x -> Math.abs(x.gradient()) > SideReading.ROUNDED * most);
  }

  /** A batch of backgrounds alone gives NaN: a division by no objects. */
  private boolean isUndefinedWithoutObjects() {
    boolean ignored =
        probe.curves().stream()
            .filter(c -> !c.isAlive() && c.target() == 0 && c.type().equals("float64"))
            .flatMap(c -> c.points().stream())
            .anyMatch(x -> Double.isNaN(x.loss()) && Math.abs(x.s()) < 5);
    return ignored
        || probe.batches().stream()
            .filter(b -> b.rows().size() == 4)
            .filter(b -> b.rows().stream().allMatch(r -> r.target() == 0))
            .anyMatch(b -> b.gradients().stream().anyMatch(g -> g.isNaN() || g.isInfinite()));
  }
}
