package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.probe.ImportedSide.Part;
import io.github.lossmith.designer.probe.family.FieldPull;
import io.github.lossmith.designer.probe.family.PresetPull;
import io.github.lossmith.designer.probe.family.PullFamily;
import io.github.lossmith.designer.probe.family.PullFit;
import io.github.lossmith.designer.probe.family.PullSamples;
import io.github.lossmith.designer.probe.family.RecognisedPull;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.probe.measured.ProbedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Which coefficient acts on which examples. */
final class SideReading {
  /** Shapes of two classes that differ by less are one, relative; twice what a family has to. */
  private static final double SAME_SHAPE = 2e-6;

  /** Of float32. */
  private static final double SAME_SHAPE_SINGLE = 1e-3;

  /** p from 3e-4 to 0.9997: where rounding is far below {@link #SAME_SHAPE}. */
  private static final double MIDDLE = 8.1;

  /** Of the greatest pull: what is smaller is what rounding left of p - 1. */
  static final double ROUNDED = 1e-12;

  /** A pull that p - 1 has where p is next to 1 in float64, with some places before it. */
  private static final double NEXT_TO_ONE = 1e-14;

  private final ProbeRecord probe;
  private final LossNormaliser divisor;
  private final List<ClassCurve> classes = new ArrayList<>();
  private final List<PullFamily> families;
  private final ColumnWeights columns;

  /**
   * The curve of a class against that of class 1.
   *
   * @param factor its size, as a quotient
   * @param misfit how far the quotient varies over p, relative
   */
  record ClassCurve(int target, List<ProbedPoint> points, double factor, double misfit) {}

  SideReading(ProbeRecord probe, LossNormaliser divisor) {
    this.probe = probe;
    this.divisor = divisor;
    families = families(probe);
    columns = ColumnWeights.of(probe.columns());
    int count = probe.convention().isSoftmax() ? probe.first() : 2;
    List<ProbedPoint> object = undone(ProbeRecord.OBJECT);
    for (int target = 0; target < count; target++) {
      List<ProbedPoint> points = target == ProbeRecord.OBJECT ? object : undone(target);
      classes.add(compared(target, points, object));
    }
  }

  /** The sweep of a class with the loss's divisor undone; empty if it has none. */
  private List<ProbedPoint> undone(int target) {
    return probe
        .main(target)
        .map(
            curve -> {
              double total = divisor.total(target, curve.mates());
              if (target != ProbeRecord.OBJECT) { // measured in an example of another class
                total /= columns.ofOtherExamples();
              }
              double factor = total;
              return curve.inside().stream().map(x -> times(x, factor)).toList();
            })
        .orElse(List.of());
  }

  private static ProbedPoint times(ProbedPoint x, double factor) {
    return new ProbedPoint(
        x.s(), x.gradient() * factor, x.difference() * factor, x.loss() * factor, x.rest());
  }

  private static ClassCurve compared(
      int target, List<ProbedPoint> points, List<ProbedPoint> object) {
    TreeMap<Double, Double> known = new TreeMap<>();
    object.forEach(x -> known.put(x.s(), x.gradient()));
    double most = most(points);
    double mostOfObject = most(object);
    double[] quotients =
        points.stream()
            .filter(x -> Math.abs(x.s()) < MIDDLE && known.containsKey(x.s()))
            .filter(
                x ->
                    isSeen(x.gradient(), most)
                        || isSeen(known.getOrDefault(x.s(), Double.NaN), mostOfObject))
            .mapToDouble(x -> x.gradient() / known.getOrDefault(x.s(), Double.NaN))
            .sorted()
            .toArray();
    if (quotients.length == 0) {
      return new ClassCurve(target, points, 0, Double.POSITIVE_INFINITY);
    }
    double median = quotients[quotients.length / 2];
    double worst =
        Arrays.stream(quotients).map(q -> Math.abs(q / median - 1)).max().orElse(Double.NaN);
    double misfit = Double.isNaN(worst) ? Double.POSITIVE_INFINITY : worst;
    return new ClassCurve(target, points, median, misfit);
  }

  private static double most(List<ProbedPoint> points) {
    return points.stream().mapToDouble(x -> Math.abs(x.gradient())).max().orElse(0);
  }

  private static boolean isSeen(double gradient, double most) {
    return !(Math.abs(gradient) <= ROUNDED * most);
  }

  private double sameShape() {
    return probe.isPrecise() ? SAME_SHAPE : SAME_SHAPE_SINGLE;
  }

  private boolean sameShape(ClassCurve curve) {
    return curve.misfit() <= sameShape();
  }

  private boolean same(ClassCurve curve) {
    return sameShape(curve) && Math.abs(curve.factor() - 1) <= 10 * sameShape();
  }

  /** Weights of the classes where each has a sigmoid. */
  ColumnWeights columns() {
    return columns;
  }

  /** All classes, in their order. */
  List<ClassCurve> classes() {
    return List.copyOf(classes);
  }

  /** Whether the classes differ in more than a factor, and not as objects and background do. */
  boolean isOfEachClass() {
    return background() < 0 && !classes.stream().allMatch(this::sameShape);
  }

  /** Whether classes differ by factors alone, and there are more than two of those. */
  boolean isWeighted() {
    return background() < 0
        && classes.stream().allMatch(this::sameShape)
        && !classes.stream().allMatch(this::same);
  }

  /** The class whose curve differs while all others have one; -1 if there is none. */
  int background() {
    if (classes.size() == 2) {
      return same(classes.get(0)) ? -1 : 0;
    }
    for (int candidate : List.of(0, classes.size() - 1)) {
      boolean others = classes.stream().filter(c -> c.target() != candidate).allMatch(this::same);
      if (others && !same(classes.get(candidate))) {
        return candidate;
      }
    }
    return -1;
  }

  /** One side, or objects and background. */
  List<ImportedSide> sides() {
    int background = background();
    List<ImportedSide> sides = new ArrayList<>();
    sides.add(side(background < 0 ? Part.ALL : Part.OBJECTS, classes.get(ProbeRecord.OBJECT)));
    if (background >= 0) {
      sides.add(side(Part.BACKGROUND, classes.get(background)));
    }
    return sides;
  }

  private ImportedSide side(Part part, ClassCurve curve) {
    List<ProbedPoint> points = curve.points();
    double below = deadBelow(points);
    double above = deadAbove(points);
    Optional<RecognisedPull> whole = family(points, below, above);
    Optional<RecognisedPull> truncated =
        whole.filter(pull -> above == Double.POSITIVE_INFINITY).flatMap(p -> truncated(p, points));
    if (truncated.isPresent()) {
      double none = Double.NEGATIVE_INFINITY;
      return new ImportedSide(part, points, truncated, false, none, Double.POSITIVE_INFINITY);
    }
    if (whole.isPresent()) {
      double end = isRounding(whole.get(), above) ? Double.POSITIVE_INFINITY : above;
      return new ImportedSide(part, points, whole, false, below, end);
    }
    List<ProbedPoint> middle =
        points.stream()
            .filter(x -> x.s() > Math.max(below, ImportedSide.LEAST))
            .filter(x -> x.s() < Math.min(above, ImportedSide.MOST))
            .toList();
    Optional<RecognisedPull> family = fit(middle);
    return new ImportedSide(part, points, family, family.isPresent(), below, above);
  }

  /** GCE that begins with a jump where examples are: the k of truncated GCE is read from it. */
  private Optional<RecognisedPull> truncated(RecognisedPull gce, List<ProbedPoint> points) {
    double dead = deadBelow(points);
    if (!gce.is("gce") || !(ProbedPoint.sigmoid(dead) > ImportedSide.MET)) {
      return Optional.empty();
    }
    double alive =
        points.stream().mapToDouble(ProbedPoint::s).filter(s -> s > dead).min().orElse(dead);
    double k = ProbeNumbers.between(ProbedPoint.sigmoid(dead), ProbedPoint.sigmoid(alive));
    TreeMap<String, Double> letters = new TreeMap<>(gce.letters());
    letters.put("k", k);
    return families.stream()
        .filter(family -> family.key().equals("truncated-gce"))
        .findFirst()
        .map(family -> new RecognisedPull(family, letters, gce.factor(), gce.error()));
  }

  /** Whether a multiplied logit makes p round to 1 there. */
  private static boolean isRounding(RecognisedPull pull, double above) {
    if (!pull.is(FieldPull.SCALED) || above == Double.POSITIVE_INFINITY) {
      return false;
    }
    double[] letters = {pull.letter("a"), pull.letter("b")};
    double left =
        pull.family().weighted(letters).applyAsDouble(above) * ProbedPoint.sigmoid(-above);
    return Math.abs(left) < NEXT_TO_ONE * pull.letter("a");
  }

  private Optional<RecognisedPull> family(List<ProbedPoint> points, double below, double above) {
    Optional<RecognisedPull> whole = fit(points);
    if (whole.isPresent()
        || (below == Double.NEGATIVE_INFINITY && above == Double.POSITIVE_INFINITY)) {
      return whole;
    }
    List<ProbedPoint> alive = points.stream().filter(x -> x.s() > below && x.s() < above).toList();
    return fit(alive);
  }

  private Optional<RecognisedPull> fit(List<ProbedPoint> points) {
    return PullFit.first(PullSamples.of(points, probe.isPrecise()), families);
  }

  /** All families, those with fewer letters first, and of those presets. */
  static List<PullFamily> families(ProbeRecord probe) {
    List<PullFamily> families = new ArrayList<>(PresetPull.all());
    families.addAll(FieldPull.all(probe.first(), probe.convention().isSoftmax()));
    families.sort(Comparator.comparingInt(family -> family.letters().size())); // the simplest first
    return families;
  }

  private static double deadBelow(List<ProbedPoint> points) {
    int dead = 0;
    while (dead < points.size() && points.get(dead).gradient() == 0) {
      dead++;
    }
    return dead < 2 || dead == points.size() ? Double.NEGATIVE_INFINITY : points.get(dead - 1).s();
  }

  private static double deadAbove(List<ProbedPoint> points) {
    int alive = points.size();
    while (alive > 0 && points.get(alive - 1).gradient() == 0) {
      alive--;
    }
    boolean dead = points.size() - alive >= 2 && alive > 0;
    return dead ? points.get(alive).s() : Double.POSITIVE_INFINITY;
  }
}
