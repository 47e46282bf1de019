package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.probe.family.FieldPull;
import io.github.lossmith.designer.probe.family.PullFamily;
import io.github.lossmith.designer.probe.family.PullFit;
import io.github.lossmith.designer.probe.family.PullSamples;
import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What coefficient it is, on which side, and what that tells of the code. */
final class SideFindings {
  private static final double CLOSE = 1e-6;

  private final ProbeRecord probe;
  private final LossNormaliser divisor;
  private final SideReading reading;
  private final List<ImportedSide> sides;
  private final List<ProbeFinding> findings = new ArrayList<>();

  private SideFindings(
      ProbeRecord probe, LossNormaliser divisor, SideReading reading, List<ImportedSide> sides) {
    this.probe = probe;
    this.divisor = divisor;
    this.reading = reading;
    this.sides = sides;
  }

  static List<ProbeFinding> of(
      ProbeRecord probe, LossNormaliser divisor, SideReading reading, List<ImportedSide> sides) {
    return new SideFindings(probe, divisor, reading, sides).found();
  }

  private List<ProbeFinding> found() {
    for (ImportedSide side : sides) {
      findings.add(family(side));
      agreement(side);
      dead(side);
    }
    classes();
    alpha();
    faults();
    sides.forEach(side -> side.family().ifPresent(this::explained));
    BatchMeanFinding.of(probe, divisor, sides).ifPresent(findings::add);
    return findings;
  }

  private ProbeFinding family(ImportedSide side) {
    String part = side.part().key();
    Problem whose = whose(side);
    if (side.isIgnored()) {
      return ProbeFinding.note("ignored", "ignored", whose).with("side", part);
    }
    return side.family()
        .map(
            pull ->
                ProbeFinding.note("family", "family", whose, words(pull))
                    .with("side", part)
                    .with("value", pull.key())
                    .with("parameters", new LinkedHashMap<>(pull.letters()))
                    .with("factor", pull.factor()))
        .orElseGet(() -> ProbeFinding.note("family", "noFamily", whose).with("side", part));
  }

  /** How far the family agrees, where it does not to the last digits. */
  private void agreement(ImportedSide side) {
    if (side.middle()) {
      findings.add(
          ProbeFinding.note(
              "middle",
              "middle",
              whose(side),
              ProbeNumbers.probability(ImportedSide.LEAST),
              ProbeNumbers.probability(ImportedSide.MOST)));
    }
    side.family()
        .filter(pull -> !pull.isExact())
        .map(pull -> ProbeNumbers.percent(pull.error() * PullSamples.SAME))
        .ifPresent(
            share -> findings.add(ProbeFinding.note("nearly", "nearly", whose(side), share)));
    side.family()
        .filter(pull -> pull.is("poly1-ce") && pull.letter("epsilon") > 0 && pull.factor() > 0)
        .ifPresent(
            pull ->
                findings.add(
                    ProbeFinding.note(
                        "alsoSce",
                        "alsoSce",
                        whose(side),
                        ProbeNumbers.number(pull.factor()),
                        ProbeNumbers.number(pull.factor() * pull.letter("epsilon")))));
  }

  /** A class that stands for others says so. */
  private Problem whose(ImportedSide side) {
    boolean one =
        side.part() == ImportedSide.Part.ALL && (reading.isWeighted() || reading.isOfEachClass());
    String part = side.part().key();
    return ProbeFinding.message("part." + (one ? "first" : part));
  }

  /** A family with its letters and its factor, in words. */
  static Problem words(RecognisedPull pull) {
    String letters =
        pull.letters().entrySet().stream()
            .map(e -> e.getKey() + " = " + ProbeNumbers.number(e.getValue()))
            .collect(Collectors.joining(", "));
    Object name =
        pull.family().isPreset()
            ? Presets.named(pull.key()).map(Design::name).orElse(pull.key())
            : ProbeFinding.message("family." + pull.key());
    if (pull.factor() == 1) {
      return letters.isEmpty()
          ? ProbeFinding.message("words.plain", name)
          : ProbeFinding.message("words.letters", name, letters);
    }
    String factor = ProbeNumbers.number(pull.factor());
    return letters.isEmpty()
        ? ProbeFinding.message("words.factor", name, factor)
        : ProbeFinding.message("words.both", name, letters, factor);
  }

  private void dead(ImportedSide side) {
    boolean low = side.deadBelow() > Double.NEGATIVE_INFINITY;
    boolean high = side.deadAbove() < Double.POSITIVE_INFINITY;
    Problem whose = whose(side);
    if (side.isOfCosines()) {
      findings.add(ProbeFinding.note("cosines", "cosines", whose).with("value", true));
    } else if (low && !side.isClampedBelow()) {
      String below = ProbeNumbers.probability(side.deadBelow());
      findings.add(
          ProbeFinding.note("clamp", "clamp.tiny", whose, below)
              .with("below", ProbedPoint.sigmoid(side.deadBelow())));
    } else if (low) {
      findings.add(
          ProbeFinding.fault(
                  "clamp",
                  high ? "clamp.both" : "clamp.low",
                  whose,
                  ProbeNumbers.probability(side.deadBelow()),
                  ProbeNumbers.probability(side.deadAbove()))
              .with("below", ProbedPoint.sigmoid(side.deadBelow())));
    } else if (high) {
      findings.add(
          ProbeFinding.note(
                  "clamp", "clamp.high", whose, ProbeNumbers.probability(side.deadAbove()))
              .with("above", ProbedPoint.sigmoid(side.deadAbove())));
    }
  }

  private void classes() {
    if (sides.size() == 2) {
      findings.add(ProbeFinding.note("sides", "sides.two").with("value", 2));
    } else {
      findings.add(ProbeFinding.note("sides", "sides.one").with("value", 1));
    }
    ColumnWeights columns = reading.columns();
    if (columns.kind() != ColumnWeights.Kind.NONE) {
      findings.add(columnWeights(columns));
    } else if (reading.isWeighted()) {
      Map<String, Object> weights = new LinkedHashMap<>();
      reading.classes().forEach(c -> weights.put(Integer.toString(c.target()), c.factor()));
      String shown =
          reading.classes().stream()
              .map(c -> ProbeNumbers.number(c.factor() / smallest()))
              .collect(Collectors.joining(" : "));
      findings.add(ProbeFinding.note("classes", "classes.weights", shown).with("value", weights));
    } else if (reading.isOfEachClass()) {
      findings.add(
          MarginFinding.of(probe, reading, sides.get(0))
              .orElseGet(
                  () ->
                      ProbeFinding.note("classes", "classes.own", eachClass())
                          .with("value", "own")));
    } else if (probe.convention().isSoftmax()) {
      String message = sides.size() == 2 ? "classes.rest" : "classes.alike";
      findings.add(ProbeFinding.good("classes", message).with("value", "alike"));
    }
  }

  private static ProbeFinding columnWeights(ColumnWeights columns) {
    if (columns.kind() == ColumnWeights.Kind.OTHER) {
      return ProbeFinding.note("classes", "classes.columns").with("value", "own");
    }
    double smallest = columns.weights().stream().mapToDouble(w -> w).min().orElse(1);
    Map<String, Object> weights = new LinkedHashMap<>();
    columns.weights().forEach(w -> weights.put(Integer.toString(weights.size()), w));
    String shown =
        columns.weights().stream()
            .map(w -> ProbeNumbers.number(w / smallest))
            .collect(Collectors.joining(" : "));
    String message =
        switch (columns.kind()) {
          case LOGITS -> "classes.weights.columns";
          case OBJECTS -> "classes.weights.objects";
          default -> "classes.weights";
        };
    return ProbeFinding.note("classes", message, shown).with("value", weights);
  }

  private double smallest() {
    return reading.classes().stream()
        .mapToDouble(SideReading.ClassCurve::factor)
        .filter(f -> f > 0)
        .min()
        .orElse(1);
  }

  /** The first classes with the family of each. */
  private String eachClass() {
    List<PullFamily> families = SideReading.families(probe);
    return reading.classes().stream()
        .limit(5)
        .map(
            c ->
                c.target()
                    + ": "
                    + PullFit.first(PullSamples.of(c.points(), probe.isPrecise()), families)
                        .map(SideFindings::letters)
                        .orElse("-"))
        .collect(Collectors.joining("; "));
  }

  private static String letters(RecognisedPull pull) {
    return pull.letters().entrySet().stream()
        .map(e -> e.getKey() + " = " + ProbeNumbers.number(e.getValue()))
        .collect(Collectors.joining(", ", pull.key() + " ", ""))
        .strip();
  }

  /** α belongs to the objects: RetinaNet's 0.25 is theirs, 0.75 the background's. */
  private void alpha() {
    double alpha = probe.arguments().getOrDefault("alpha", Double.NaN);
    if (sides.size() != 2 || !(alpha > 0 && alpha < 1) || Math.abs(alpha - 0.5) < CLOSE) {
      return;
    }
    double objects = sides.get(0).family().map(RecognisedPull::factor).orElse(Double.NaN);
    double background = sides.get(1).family().map(RecognisedPull::factor).orElse(Double.NaN);
    String given = ProbeNumbers.number(alpha);
    if (near(objects, alpha) && near(background, 1 - alpha)) {
      findings.add(ProbeFinding.good("alpha", "alpha.right", given));
    } else if (near(objects, 1 - alpha) && near(background, alpha)) {
      String rest = ProbeNumbers.number(1 - alpha);
      findings.add(ProbeFinding.fault("alpha", "alpha.swapped", given, rest));
    }
  }

  /** Factors are rounded to six digits where those suffice. */
  private static boolean isWhole(double share) {
    return Math.abs(share - 1) < 10 * CLOSE;
  }

  private static boolean near(double value, double wanted) {
    return Math.abs(value - wanted) < CLOSE;
  }

  private void faults() {
    boolean sigmoid = !probe.convention().isSoftmax();
    ImportedSide object = sides.get(0);
    double columns = sigmoid && divisor.kind() == LossNormaliser.Kind.MEAN ? probe.first() : 1;
    if (columns > 1 && isWhole(columns * object.family().map(RecognisedPull::factor).orElse(0.0))) {
      findings.add(ProbeFinding.note("classCount", "spread.perClass").with("value", "divided"));
    }
    if (sigmoid && divisor.kind() == LossNormaliser.Kind.MEAN && isFocal(object)) {
      findings.add(ProbeFinding.fault("meanOverAnchors", "meanOverAnchors"));
    }
    if (sides.stream().anyMatch(side -> side.is(FieldPull.DOUBLE_SOFTMAX))) {
      findings.add(ProbeFinding.fault("doubleSoftmax", "doubleSoftmax"));
    }
    sides.stream()
        .filter(side -> side.is(FieldPull.INVERTED_FOCAL))
        .forEach(
            side ->
                findings.add(ProbeFinding.fault("invertedFocal", "invertedFocal", whose(side))));
    if (sides.stream().anyMatch(side -> side.is(FieldPull.DOUBLE_SIGMOID))) {
      findings.add(ProbeFinding.fault("doubleSigmoid", "doubleSigmoid"));
    }
    sides.stream()
        .filter(side -> side.is(FieldPull.SMOOTHED_FOCAL))
        .findFirst()
        .flatMap(ImportedSide::family)
        .ifPresent(this::smoothedFocal);
  }

  /** What a family's letters are in the words of those who use it. */
  private void explained(RecognisedPull pull) {
    if (pull.is(FieldPull.SMOOTHING)) {
      int classes = probe.convention().isSoftmax() ? probe.first() : 2;
      double smoothing = pull.letter("epsilon") * classes / (classes - 1);
      double typed = Math.rint(smoothing * 1e9) / 1e9;
      double epsilon = Math.rint(pull.letter("epsilon") * 1e9) / 1e9;
      findings.add(
          probe.convention().isSoftmax()
              ? ProbeFinding.note(
                      "smoothing",
                      "smoothing",
                      ProbeNumbers.number(typed),
                      classes,
                      ProbeNumbers.number(1 - epsilon))
                  .with("labelSmoothing", typed)
              : ProbeFinding.note(
                      "smoothing",
                      "smoothing.targets",
                      ProbeNumbers.number(1 - epsilon),
                      ProbeNumbers.number(epsilon))
                  .with("epsilon", epsilon));
    }
    if (pull.is("truncated-gce")) {
      String end = ProbeNumbers.number(pull.letter("k"));
      findings.add(
          ProbeFinding.note("truncated", "truncated", end).with("value", pull.letter("k")));
    }
    if (pull.is(FieldPull.SCALED) && !reading.isOfEachClass()) {
      double a = pull.letter("a");
      double margin = -pull.letter("b") / a;
      findings.add(
          Math.abs(margin) < CLOSE
              ? ProbeFinding.note("temperature", "temperature", ProbeNumbers.number(1 / a))
                  .with("value", 1 / a)
              : margin(a, margin));
    }
  }

  private static ProbeFinding margin(double a, double margin) {
    String shown = ProbeNumbers.number(margin);
    ProbeFinding found =
        Math.abs(a - 1) < CLOSE
            ? ProbeFinding.note("margin", "margin.plain", shown)
            : ProbeFinding.note("margin", "margin", ProbeNumbers.number(a), shown);
    return found.with("value", margin);
  }

  private void smoothedFocal(RecognisedPull pull) {
    double epsilon = pull.letter("epsilon");
    findings.add(
        ProbeFinding.fault(
            "smoothedFocal",
            "smoothedFocal",
            ProbeNumbers.number(1 - epsilon),
            ProbeNumbers.number(epsilon)));
  }

  private static boolean isFocal(ImportedSide side) {
    return side.is("focal")
        || side.is("poly1-focal")
        || side.is(FieldPull.PLUS_EPSILON_FOCAL)
        || side.is(FieldPull.SHIFTED_FOCAL)
        || side.is(FieldPull.SMOOTHED_FOCAL);
  }
}
