package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.probe.measured.ProbedBatch;
import io.github.lossmith.designer.probe.measured.ProbedCurve;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the gradient of an example is a function of its p_t alone, and how far not. */
final class SpreadFindings {
  /** Below this two sweeps are one. */
  private static final double SAME = 1e-5;

  /** Of float32. */
  private static final double SAME_SINGLE = 3e-3;

  /** Logits shifted by 100 keep five digits in float32. */
  private static final double SAME_SHIFTED = 0.02;

  /** Of the greatest pull: a smaller one, as beside a minimum, has no digits left then. */
  private static final double LEAST_SHIFTED = 1e-3;

  /** p from 3e-4 to 0.9997. */
  private static final double MIDDLE = 8.1;

  private final ProbeRecord probe;
  private final LossNormaliser divisor;
  private final double same;
  private final List<ProbeFinding> findings = new ArrayList<>();

  private SpreadFindings(ProbeRecord probe, LossNormaliser divisor) {
    this.probe = probe;
    this.divisor = divisor;
    same = probe.isPrecise() ? SAME : SAME_SINGLE;
  }

  static List<ProbeFinding> of(ProbeRecord probe, LossNormaliser divisor) {
    return new SpreadFindings(probe, divisor).found();
  }

  private List<ProbeFinding> found() {
    spread("others", "spread.others", others());
    spread("rest", "spread.rest", rest());
    classCounts();
    spread("batch", "spread.batch", batch());
    if (divisor.kind() == LossNormaliser.Kind.OTHER && findings.isEmpty()) {
      findings.add(ProbeFinding.note("batch", "spread.size"));
    }
    if (findings.isEmpty()) {
      findings.add(ProbeFinding.good("function", "spread.none").with("holds", true));
    } else {
      findings.add(0, ProbeFinding.note("function", "spread.some").with("holds", false));
    }
    shifted();
    return findings;
  }

  private void spread(String key, String message, double share) {
    if (share > same) {
      findings.add(
          ProbeFinding.note(key, message, ProbeNumbers.percent(share)).with("value", share));
    }
  }

  /** How far the pull at one p_t differs with how the others share 1 - p_t. */
  private double others() {
    double worst = 0;
    for (ProbedCurve curve : probe.curves()) {
      if (!curve.others().equals("even") && curve.shift() == 0) {
        worst =
            Math.max(
                worst,
                probe
                    .main(curve.target(), curve.classes())
                    .map(m -> apart(m, curve, 1))
                    .orElse(0.0));
      }
    }
    return worst;
  }

  /** How far the other logits' gradients are from those of a coefficient. */
  private double rest() {
    return probe.curves().stream()
        .filter(c -> c.type().equals(probe.convention().precision()) && c.shift() == 0)
        .flatMap(c -> c.points().stream())
        .filter(x -> Math.abs(x.s()) < MIDDLE && Double.isFinite(x.rest()))
        .mapToDouble(ProbedPoint::rest)
        .max()
        .orElse(0);
  }

  private void classCounts() {
    double plain = 0;
    double divided = 0;
    for (int number : probe.classes()) {
      Optional<ProbedCurve> one = probe.main(ProbeRecord.OBJECT);
      Optional<ProbedCurve> other = probe.main(ProbeRecord.OBJECT, number);
      if (one.isPresent() && other.isPresent()) {
        plain = Math.max(plain, apart(one.get(), other.get(), 1));
        divided = Math.max(divided, apart(one.get(), other.get(), number / (double) probe.first()));
      }
    }
    if (plain > same && divided <= same) {
      findings.add(ProbeFinding.note("classCount", "spread.perClass").with("value", "divided"));
    } else {
      spread("classCount", "spread.classes", plain);
    }
  }

  /** How far the pull of one example varies with the p of a mate of the same class. */
  private double batch() {
    double worst = 0;
    for (int target = 0; target < 2; target++) {
      for (int mate = 0; mate < 2; mate++) {
        worst = Math.max(worst, pair(target, mate));
      }
    }
    return worst;
  }

  private double pair(int target, int mate) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double s : new double[] {-3, 0, 3, 8}) {
      for (ProbedBatch batch : probe.batches()) {
        if (batch.isPair(target, mate, s) && Double.isFinite(batch.first())) {
          least = Math.min(least, Math.abs(batch.first()));
          most = Math.max(most, Math.abs(batch.first()));
        }
      }
    }
    return most == 0 ? 0 : (most - least) / most;
  }

  private static double apart(ProbedCurve one, ProbedCurve other, double factor) {
    return apart(one, other, factor, 1e-6);
  }

  /**
   * How far two sweeps are apart, relative; pulls below a share {@code least} of the greatest count
   * as that.
   */
  private static double apart(ProbedCurve one, ProbedCurve other, double factor, double least) {
    Map<Double, Double> known = new LinkedHashMap<>();
    double scale = 0;
    for (ProbedPoint x : one.points()) {
      known.put(x.s(), x.weighted());
      scale = Math.max(scale, Math.abs(x.s()) < 3 ? Math.abs(x.weighted()) : 0);
    }
    double worst = 0;
    Set<Double> jumps = ends(one);
    jumps.addAll(ends(other));
    for (ProbedPoint x : other.points()) {
      Double wanted = jumps.contains(x.s()) ? null : known.get(x.s());
      if (wanted != null && Math.abs(x.s()) < MIDDLE && Double.isFinite(wanted)) {
        double found = factor * x.weighted();
        double size = Math.max(Math.max(Math.abs(wanted), Math.abs(found)), least * scale);
        double off = size == 0 ? 0 : Math.abs(found - wanted) / size;
        worst = Double.isFinite(off) ? Math.max(worst, off) : worst;
      }
    }
    return worst;
  }

  /**
   * The places on both sides of where a gradient that was exactly 0 begins, or ends: at the jump of
   * a truncated loss, rounding decides on which side p falls.
   */
  private static Set<Double> ends(ProbedCurve curve) {
    Set<Double> ends = new HashSet<>();
    List<ProbedPoint> points = curve.points();
    for (int i = 1; i < points.size(); i++) {
      ProbedPoint before = points.get(i - 1);
      if (before.gradient() == 0 != (points.get(i).gradient() == 0)) {
        ends.add(before.s());
        ends.add(points.get(i).s());
      }
    }
    return ends;
  }

  private void shifted() {
    for (ProbedCurve curve : probe.curves()) {
      if (curve.shift() != 0 && findings.stream().noneMatch(f -> f.key().equals("shift"))) {
        shifted(curve);
      }
    }
  }

  private void shifted(ProbedCurve curve) {
    Optional<ProbedCurve> plain = probe.find(curve.classes(), curve.target(), "even", "float32", 0);
    Set<Double> finite = new HashSet<>();
    plain.ifPresent(
        p ->
            p.points().stream()
                .filter(x -> Double.isFinite(x.gradient()))
                .forEach(x -> finite.add(x.s())));
    boolean broken =
        curve.points().stream()
            .anyMatch(x -> finite.contains(x.s()) && !Double.isFinite(x.gradient()));
    String by = ProbeNumbers.number(curve.shift());
    if (broken) {
      findings.add(ProbeFinding.fault("shift", "shift.overflow", by));
      return;
    }
    double share = plain.map(p -> apart(p, curve, 1, LEAST_SHIFTED)).orElse(0.0);
    if (share > SAME_SHIFTED && !curve.points().isEmpty()) {
      findings.add(ProbeFinding.note("shift", "shift.changes", by, ProbeNumbers.percent(share)));
    }
  }
}
