package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.family.FieldPull;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.probe.measured.ProbedCurve;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Where a loss gives no number, and where it pushes the wrong way. */
final class NumberFindings {
  /** A gradient of the wrong sign counts from this share of the largest on. */
  private static final double SEEN = 1e-7;

  /** Of float32. */
  private static final double SEEN_SINGLE = 1e-4;

  /** Logits this far apart are not met in a training that works. */
  private static final double EXTREME = 45;

  private final ProbeRecord probe;
  private final List<ImportedSide> sides;
  private final List<ProbeFinding> findings = new ArrayList<>();

  private NumberFindings(ProbeRecord probe, List<ImportedSide> sides) {
    this.probe = probe;
    this.sides = sides;
  }

  static List<ProbeFinding> of(ProbeRecord probe, List<ImportedSide> sides) {
    return new NumberFindings(probe, sides).found();
  }

  private List<ProbeFinding> found() {
    for (String type : List.of("float64", "float32", "float16")) {
      strange(type, ProbedPoint::gradient, "gradient");
      strange(type, ProbedPoint::loss, "value");
    }
    gammaBelowOne();
    if (findings.isEmpty()) {
      findings.add(ProbeFinding.good("numbers", "numbers.finite"));
    }
    sides.stream().filter(side -> !side.isIgnored()).forEach(this::sign);
    return findings;
  }

  /** NaN and infinities at the end of small p and at that of large p, in one type. */
  private void strange(String type, ToDoubleFunction<ProbedPoint> number, String what) {
    for (int end : new int[] {-1, 1}) {
      strange(type, end, number, what, true);
      strange(type, end, number, what, false);
    }
  }

  private void strange(
      String type, int end, ToDoubleFunction<ProbedPoint> number, String what, boolean nan) {
    double nearest = Double.POSITIVE_INFINITY;
    boolean emulated = false;
    for (ProbedCurve curve : probe.curves()) {
      if (curve.type().equals(type) && curve.shift() == 0 && curve.isAlive()) {
        for (ProbedPoint x : curve.points()) {
          double value = number.applyAsDouble(x);
          boolean wrong = nan ? Double.isNaN(value) : Double.isInfinite(value);
          if (wrong && x.s() * end >= 0 && Math.abs(x.s()) < nearest) {
            nearest = Math.abs(x.s());
            emulated = curve.emulated();
          }
        }
      }
    }
    if (nearest < Double.POSITIVE_INFINITY) {
      add(type, end * nearest, what, nan, emulated);
    }
  }

  private void add(String type, double s, String what, boolean nan, boolean emulated) {
    Problem quantity = ProbeFinding.message("numbers." + what);
    String from = ProbeNumbers.probability(s);
    String kind = nan ? "NaN" : "∞";
    String message = s < 0 ? "numbers.below" : "numbers.above";
    boolean half = type.equals("float16") || Math.abs(s) > EXTREME;
    String shown = emulated ? type + "*" : type;
    ProbeFinding found =
        half
            ? ProbeFinding.note("numbers", message, quantity, kind, from, shown)
            : ProbeFinding.fault("numbers", message, quantity, kind, from, shown);
    findings.add(
        found
            .with("type", type)
            .with("what", what)
            .with("kind", nan ? "nan" : "infinite")
            .with("p", ProbedPoint.sigmoid(s))
            .with("distance", ProbedPoint.sigmoid(-s)));
  }

  /** The derivative of (1-p)^γ is infinite at p = 1 for γ < 1, and times log p = 0 it is NaN. */
  private void gammaBelowOne() {
    boolean atOne = findings.stream().anyMatch(NumberFindings::isNanNearOne);
    sides.stream()
        .filter(side -> side.is("focal"))
        .flatMap(side -> side.family().stream())
        .filter(pull -> atOne && pull.letter("gamma") < 1)
        .findFirst()
        .ifPresent(
            pull ->
                findings.add(
                    ProbeFinding.fault(
                        "gammaBelowOne",
                        "gammaBelowOne",
                        ProbeNumbers.number(pull.letter("gamma")))));
  }

  private static boolean isNanNearOne(ProbeFinding finding) {
    return "nan".equals(finding.values().get("kind"))
        && finding.values().get("distance") instanceof Double distance
        && distance < 0.5;
  }

  private void sign(ImportedSide side) {
    double most =
        side.points().stream()
            .mapToDouble(x -> Math.abs(x.gradient()))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    double seen = most * (probe.convention().isDouble() ? SEEN : SEEN_SINGLE);
    List<ProbedPoint> wrong = side.points().stream().filter(x -> x.gradient() > seen).toList();
    List<ProbedPoint> right = side.points().stream().filter(x -> x.gradient() < -seen).toList();
    String part = side.part().name().toLowerCase(Locale.ROOT);
    Problem whose = ProbeFinding.message("part." + part);
    if (wrong.isEmpty()) {
      findings.add(ProbeFinding.good("sign", "sign.right", whose).with("side", part));
    } else if (right.isEmpty()) {
      findings.add(ProbeFinding.fault("sign", "sign.all", whose).with("side", part));
    } else {
      findings.add(range(side, whose, part, wrong, right));
    }
  }

  private static ProbeFinding range(
      ImportedSide side,
      Problem whose,
      String part,
      List<ProbedPoint> wrong,
      List<ProbedPoint> right) {
    double first = wrong.get(0).s();
    double last = wrong.get(wrong.size() - 1).s();
    boolean end = first > right.get(right.size() - 1).s();
    String from = ProbeNumbers.probability(first);
    String to = ProbeNumbers.probability(last);
    ProbeFinding found =
        !end
            ? ProbeFinding.fault("sign", "sign.range", whose, from, to)
            : side.is(FieldPull.SMOOTHING)
                ? ProbeFinding.note("sign", "sign.minimum", whose, from)
                : ProbeFinding.fault("sign", "sign.minimum", whose, from);
    return found
        .with("side", part)
        .with("from", ProbedPoint.sigmoid(first))
        .with("to", ProbedPoint.sigmoid(last));
  }
}
