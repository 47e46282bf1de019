package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.family.FieldPull;
import io.github.lossmith.designer.probe.family.PullFamily;
import io.github.lossmith.designer.probe.family.PullFit;
import io.github.lossmith.designer.probe.family.PullSamples;
import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Weights outside of the graph, and weights inside it that belong outside: cross-entropy with a
 * detached weight w(p) has g = -w/p; not detached, g = -w/p - w'·log p.
 */
final class WeightFindings {
  /** Relative: autograd and differences of the value differ by at most 1e-5 otherwise. */
  private static final double APART = 1e-3;

  /** Of float32, whose differences have few digits. */
  private static final double APART_SINGLE = 0.05;

  /** Of the places compared: kinks make them differ at a few. */
  private static final double MANY = 0.15;

  /** p from 1e-3 to 0.999. */
  private static final double MIDDLE = 7;

  private final ProbeRecord probe;
  private final List<ImportedSide> sides;
  private final List<PullFamily> families;

  private WeightFindings(ProbeRecord probe, List<ImportedSide> sides) {
    this.probe = probe;
    this.sides = sides;
    families = SideReading.families(probe);
  }

  static List<ProbeFinding> of(ProbeRecord probe, List<ImportedSide> sides) {
    WeightFindings findings = new WeightFindings(probe, sides);
    List<ProbeFinding> found = new ArrayList<>();
    boolean detached = false;
    for (ImportedSide side : sides) {
      Optional<ProbeFinding> outside = findings.outside(side);
      outside.ifPresent(found::add);
      detached |= outside.isPresent();
      findings.inside(side).ifPresent(found::add);
    }
    if (!detached && findings.measured()) {
      found.add(ProbeFinding.good("detached", "detached.no").with("holds", false));
    }
    return found;
  }

  private boolean measured() {
    return probe.events().stream().noneMatch(e -> e.kind().equals("noGradient"))
        && sides.stream().flatMap(s -> s.points().stream()).anyMatch(WeightFindings::isCompared);
  }

  private static boolean isCompared(ProbedPoint x) {
    return Math.abs(x.s()) < MIDDLE
        && Double.isFinite(x.difference())
        && Double.isFinite(x.gradient());
  }

  /** A weight that autograd does not see: the gradient is not that of the value. */
  private Optional<ProbeFinding> outside(ImportedSide side) {
    List<ProbedPoint> compared = side.points().stream().filter(WeightFindings::isCompared).toList();
    double scale = compared.stream().mapToDouble(x -> Math.abs(x.gradient())).max().orElse(0);
    double limit = probe.convention().isDouble() ? APART : APART_SINGLE;
    double worst = 0;
    int apart = 0;
    for (ProbedPoint x : compared) {
      double size = Math.max(Math.abs(x.difference()), Math.abs(x.gradient())) + 1e-4 * scale;
      double off = size == 0 ? 0 : Math.abs(x.difference() - x.gradient()) / size;
      worst = Math.max(worst, off);
      apart += off > limit ? 1 : 0;
    }
    if (apart <= MANY * compared.size()) {
      return Optional.empty();
    }
    Problem whose = ProbeFinding.message("part." + side.part().key());
    Problem trains = side.family().map(SideFindings::words).orElseGet(WeightFindings::unknown);
    Optional<RecognisedPull> value =
        PullFit.first(PullSamples.ofDifferences(side.points()), families);
    Problem other = value.map(SideFindings::words).orElseGet(WeightFindings::unknown);
    return Optional.of(
        ProbeFinding.note(
                "detached", "detached.yes", whose, ProbeNumbers.percent(worst), trains, other)
            .with("holds", true)
            .with("trains", side.family().map(RecognisedPull::key).orElse(""))
            .with("notDetached", value.map(RecognisedPull::key).orElse("")));
  }

  private static Problem unknown() {
    return ProbeFinding.message("words.unknown");
  }

  /** Pushing hard examples away, where the same weight outside the graph would not. */
  private Optional<ProbeFinding> inside(ImportedSide side) {
    List<ProbedPoint> middle =
        side.points().stream().filter(x -> Math.abs(x.s()) < MIDDLE).toList();
    boolean wrongBelow =
        !middle.isEmpty()
            && middle.get(0).gradient() > 0
            && middle.get(middle.size() - 1).gradient() < 0;
    boolean named = side.is(FieldPull.INVERTED_FOCAL); // a fault of its own
    if (!wrongBelow || named || !probe.convention().isDouble()) {
      return Optional.empty();
    }
    PullSamples detached = PullSamples.of(middle, x -> x.loss() * x.distance() / -softplus(-x.s()));
    return PullFit.first(detached, families)
        .filter(pull -> pull.factor() > 0)
        .map(
            pull ->
                ProbeFinding.fault("notDetached", "notDetached", SideFindings.words(pull))
                    .with("detached", pull.key()));
  }

  private static double softplus(double s) {
    return s > 0 ? s + Math.log1p(Math.exp(-s)) : Math.log1p(Math.exp(s));
  }
}
