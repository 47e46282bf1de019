package io.github.lossmith.designer.drawing;

import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Approximates a coefficient by a drawing with few knots.
 *
 * @param drawing follows the coefficient from p = 0.001 to 1
 * @param error the greatest |drawn - g| / max(|g|, mean |g| on [0.1, 1]) on [0.001, 1], at the
 *     samples and in the middle between them
 */
public record KnotFit(Drawing drawing, double error) {
  /** The figure shows p down to here; below, the tail goes on as it does here. */
  private static final double FIRST = 1e-3;

  /**
   * Above, samples are evenly spaced, below by equal factors. From 0.3 on the presets take as many
   * knots.
   */
  private static final double EVEN_FROM = 0.1;

  /**
   * Number of samples in each of three spacings. With 120 one of twelve presets misses the
   * tolerance between them, with 480 all take as many knots.
   */
  private static final int SAMPLES = 240;

  /**
   * Fraction of the tolerance that is allowed at the samples, so that the curve keeps the whole
   * between them; with 1 one of twelve presets misses it, with 0.3 they take 15 % more knots.
   */
  private static final double SURE = 0.6;

  /**
   * Growth over a decade from which the left tail is taken for 1/p; between none, 1, and that of
   * 1/p, 10.
   */
  private static final double GROWTH = 3;

  /** Largest coefficient, as for the integration. */
  private static final double GREATEST = 1e300;

  /** Samples of different spacings that meet are one; a thousand times the least gap of knots. */
  private static final double GAP = 1e-9;

  /**
   * Fits a coefficient.
   *
   * @param tolerance the error wanted, such as 0.01; from 1e-6 to 1
   * @return a problem where g is not finite on [0.001, 1]
   */
  public static Outcome<KnotFit> of(LossCurve curve, double tolerance) {
    NavigableSet<Double> places = places(curve);
    for (double p : places) {
      if (!(Math.abs(curve.coefficient(p)) < GREATEST)) {
        return Outcome.bad("designer.drawing.untraceable", ReadableNumber.of(p));
      }
    }
    List<Knot> samples = new ArrayList<>();
    places.forEach(p -> samples.add(new Knot(p, curve.coefficient(p))));
    double floor = usual(samples);
    double wanted = SURE * Math.min(Math.max(tolerance, 1e-6), 1);
    double[] tolerances =
        samples.stream().mapToDouble(s -> wanted * Math.max(Math.abs(s.g()), floor)).toArray();
    Drawing drawing = new Drawing(KnotChoice.within(samples, tolerances), tail(curve));
    return Outcome.ok(new KnotFit(drawing, error(curve, drawing, samples, floor)));
  }

  private static double usual(List<Knot> samples) {
    double mean =
        samples.stream()
            .filter(sample -> sample.p() >= EVEN_FROM)
            .mapToDouble(sample -> Math.abs(sample.g()))
            .average()
            .orElse(1);
    return Math.max(mean, Double.MIN_NORMAL);
  }

  private static NavigableSet<Double> places(LossCurve curve) {
    NavigableSet<Double> wanted = new TreeSet<>();
    for (int i = 0; i <= SAMPLES; i++) {
      double share = i / (double) SAMPLES;
      wanted.add(Math.pow(FIRST, 1 - share));
      wanted.add(EVEN_FROM + (1 - EVEN_FROM) * share);
      wanted.add(1 - Math.pow(FIRST, share) / 2);
    }
    curve.source().breakpoints().stream().filter(p -> p > FIRST).forEach(wanted::add);
    NavigableSet<Double> spaced = new TreeSet<>();
    double last = 0;
    for (double p : wanted) {
      if (p - last >= GAP && p <= 1 - GAP) {
        spaced.add(p);
        last = p;
      }
    }
    spaced.add(1.0);
    return spaced;
  }

  private static LeftTail tail(LossCurve curve) {
    double first = Math.abs(curve.coefficient(FIRST));
    double nearer = Math.abs(curve.coefficient(FIRST / 10));
    return nearer > GROWTH * first ? LeftTail.RECIPROCAL : LeftTail.HOLD;
  }

  private static double error(LossCurve curve, Drawing drawing, List<Knot> samples, double floor) {
    DrawnCoefficient drawn = new DrawnCoefficient(drawing);
    double worst = 0;
    for (int i = 0; i < samples.size() - 1; i++) {
      Knot sample = samples.get(i);
      double middle = (sample.p() + samples.get(i + 1).p()) / 2;
      worst = Math.max(worst, missed(drawn, sample.p(), sample.g(), floor));
      worst = Math.max(worst, missed(drawn, middle, curve.coefficient(middle), floor));
    }
    return worst;
  }

  private static double missed(DrawnCoefficient drawn, double p, double g, double floor) {
    return Math.abs(drawn.at(p) - g) / Math.max(Math.abs(g), floor);
  }
}
