package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.SideReading.ClassCurve;
import io.github.lossmith.designer.probe.family.FieldPull;
import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Cross-entropy whose true logit is changed by another number in each class. */
final class MarginFinding {
  private static final double CLOSE = 1e-6;

  /** Of what is left of the greatest pull, relative: float32, coarsely swept. */
  private static final double SAME = 0.02;

  /** Classes that are listed. */
  private static final int LISTED = 10;

  private final ProbeRecord probe;
  private final double scale;
  private final double factor;

  private MarginFinding(ProbeRecord probe, RecognisedPull pull) {
    this.probe = probe;
    scale = pull.letter("a");
    factor = Math.abs(pull.factor());
  }

  /** The finding; empty where class 1 is none such, or another class is not of its kind. */
  static Optional<ProbeFinding> of(ProbeRecord probe, SideReading reading, ImportedSide side) {
    return side.family()
        .filter(pull -> pull.is(FieldPull.SCALED))
        .flatMap(pull -> new MarginFinding(probe, pull).of(reading.classes()));
  }

  private Optional<ProbeFinding> of(List<ClassCurve> classes) {
    boolean margins = Math.abs(scale - 1) > CLOSE;
    Map<String, Object> values = new LinkedHashMap<>();
    for (ClassCurve curve : classes) {
      OptionalDouble added = added(curve.points());
      if (added.isEmpty()) {
        return Optional.empty();
      }
      double shown = margins ? -added.getAsDouble() / scale : added.getAsDouble();
      values.put(Integer.toString(curve.target()), shown);
    }
    String list =
        values.entrySet().stream()
            .limit(LISTED)
            .map(e -> e.getKey() + ": " + number((Double) e.getValue()))
            .collect(Collectors.joining(", "));
    ProbeFinding finding =
        margins
            ? ProbeFinding.note("classes", "margins", ProbeNumbers.number(scale), list)
            : ProbeFinding.note("classes", "adjusted", list);
    return Optional.of(finding.with("value", "own").with("scale", scale).with("margins", values));
  }

  /** Four digits: sweeps of classes beyond the second are coarse. */
  private static String number(double value) {
    return ProbeNumbers.number(
        new java.math.BigDecimal(value).round(new java.math.MathContext(4)).doubleValue());
  }

  /** What is added to the true logit times {@link #scale}; read where half of the pull is left. */
  private OptionalDouble added(List<ProbedPoint> points) {
    ProbedPoint half = null;
    for (ProbedPoint x : points) {
      boolean nearer = half == null || Math.abs(odds(x)) < Math.abs(odds(half));
      half = Double.isFinite(odds(x)) && nearer ? x : half;
    }
    if (half == null) {
      return OptionalDouble.empty();
    }
    double shift = odds(half) - scale * half.s();
    for (ProbedPoint x : points) {
      double wanted = ProbedPoint.sigmoid(-(scale * x.s() + shift));
      if (!(Math.abs(share(x) - wanted) <= SAME)) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(shift + (1 - scale) * Math.log(probe.first() - 1.0));
  }

  /** The part of the greatest pull. */
  private double share(ProbedPoint x) {
    return Math.abs(x.gradient()) / (scale * factor);
  }

  private double odds(ProbedPoint x) {
    return Math.log1p(-share(x)) - Math.log(share(x));
  }
}
