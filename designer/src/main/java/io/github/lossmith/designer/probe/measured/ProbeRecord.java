package io.github.lossmith.designer.probe.measured;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The contents of a {@code *.probe.json}, checked.
 *
 * @param name of the loss
 * @param arguments numbers that it was made with, by name
 * @param convention how it is called
 * @param returns {@code scalar} or {@code values}, behind {@code dict}, {@code tuple} or {@code
 *     number} where those hold it
 * @param classes the numbers of classes that it takes, of those tried
 * @param columns of a sigmoid with a logit for each class: dL/dz of all logits, at one place, of an
 *     object of the first class, of the second, and so on; empty where it was not measured
 * @param repeat the value of one batch: twice at the beginning and once at the end
 * @param leftOut how many measurements the time did not suffice for
 */
public record ProbeRecord(
    String name,
    Map<String, Double> arguments,
    CallConvention convention,
    String returns,
    List<Integer> classes,
    List<ProbedCurve> curves,
    List<ProbedBatch> batches,
    List<List<Double>> columns,
    List<ProbeEvent> events,
    List<Double> repeat,
    int leftOut) {
  /** The example's class that stands for objects, in every number of classes. */
  public static final int OBJECT = 1;

  /** Relative: the same batch gives the same value. */
  private static final double SAME = 1e-6;

  /** Relative, of a step of a schedule; random numbers are seldom so near to each other. */
  private static final double LITTLE = 0.01;

  /** Steps of a schedule while a loss is measured; there are hundreds of calls. */
  private static final double FURTHER = 5;

  /** Gradients that differ; a hinge has one or two, which float32 may happen to hold. */
  private static final int DISTINCT = 20;

  public ProbeRecord {
    arguments = Map.copyOf(arguments);
    classes = List.copyOf(classes);
    curves = List.copyOf(curves);
    batches = List.copyOf(batches);
    columns = columns.stream().map(List::copyOf).toList();
    events = List.copyOf(events);
    repeat = List.copyOf(repeat);
  }

  /** Whether gradients are known to the digits of float64. */
  public boolean isPrecise() {
    return convention.isDouble()
        && !isSingleInside()
        && events.stream().noneMatch(e -> e.kind().equals("noGradient"));
  }

  /** Whether it takes float64 and computes in float32: every gradient is a number of float32. */
  public boolean isSingleInside() {
    Set<Double> seen = new HashSet<>();
    main(OBJECT)
        .ifPresent(curve -> curve.inside().stream().map(ProbedPoint::gradient).forEach(seen::add));
    return convention.isDouble()
        && seen.size() > DISTINCT
        && seen.stream().allMatch(g -> Double.compare((float) g.doubleValue(), g) == 0);
  }

  /**
   * Whether the value changes a little from one call to the next and much further the same way
   * until the end, as with a schedule inside the loss.
   */
  public boolean drifts() {
    if (repeat.size() < 3) {
      return false;
    }
    double step = repeat.get(1) - repeat.get(0);
    double way = repeat.get(2) - repeat.get(0);
    return isRandom() && Math.abs(step) < LITTLE * Math.abs(repeat.get(0)) && way / step > FURTHER;
  }

  /** Whether the same batch gave two values, one after the other. */
  public boolean isRandom() {
    return repeat.size() > 1
        && Math.abs(repeat.get(0) - repeat.get(1)) > SAME * Math.abs(repeat.get(0));
  }

  /** The number of classes that most was measured with: 3 where the loss takes it. */
  public int first() {
    return classes.contains(3) ? 3 : classes.get(0);
  }

  /** The sweep that the coefficient is read from. */
  public Optional<ProbedCurve> main(int target) {
    return main(target, first());
  }

  /** The plain sweep of a class with the most points. */
  public Optional<ProbedCurve> main(int target, int number) {
    return find(number, target, "even", convention.precision(), 0);
  }

  /** The first sweep of its kind; those with more points and fewer mates come first in a file. */
  public Optional<ProbedCurve> find(
      int number, int target, String others, String type, double shift) {
    return curves.stream()
        .filter(c -> c.classes() == number && c.target() == target && c.type().equals(type))
        .filter(c -> c.others().equals(others) && c.shift() == shift)
        .filter(ProbedCurve::isAlive)
        .findFirst();
  }

  public Optional<ProbedBatch> counted(int target, int mate, int count) {
    return batches.stream().filter(b -> b.isCount(target, mate, count)).findFirst();
  }
}
