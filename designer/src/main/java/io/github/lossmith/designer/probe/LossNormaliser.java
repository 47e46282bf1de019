package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.probe.measured.ProbedBatch;
import io.github.lossmith.designer.probe.measured.ProbedExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a loss divides its sum by, as it was read from batches: the sum of a weight of every
 * example's class.
 *
 * @param kind which law
 * @param weights of the classes in the divisor, relative to class 1; all 0 for a sum
 * @param background the class that does not count, -1 if each one counts
 */
record LossNormaliser(Kind kind, List<Double> weights, int background) {
  /** Relative: the numbers compared are quotients of gradients near 1. */
  private static final double SAME = 1e-4;

  LossNormaliser {
    weights = List.copyOf(weights);
  }

  /** The laws. */
  enum Kind {
    /** The mean over all examples. */
    MEAN,
    /** The sum. */
    SUM,
    /** By the number of objects, at least 1. */
    POSITIVES,
    /** By the sum of the examples' class weights, as PyTorch's mean does with weights. */
    WEIGHTED,
    /** Objects by the number of objects, background by its own. */
    OWN_SIDE,
    /** Something else. */
    OTHER
  }

  static LossNormaliser of(ProbeRecord probe) {
    int sides = probe.convention().isSoftmax() ? Math.min(probe.first(), 10) : 2;
    List<Double> weights = new ArrayList<>();
    for (int mate = 0; mate < sides; mate++) {
      OptionalDouble weight = weight(probe, mate);
      if (weight.isEmpty()) {
        return new LossNormaliser(Kind.OTHER, List.of(), -1);
      }
      weights.add(weight.getAsDouble());
    }
    LossNormaliser law = named(weights);
    return law.kind() == Kind.POSITIVES && dividesItself(probe, law.background())
        ? new LossNormaliser(Kind.OWN_SIDE, weights, law.background())
        : law;
  }

  /** Whether an example of the background is divided by the number of those. */
  private static boolean dividesItself(ProbeRecord probe, int background) {
    OptionalDouble weight = weight(probe, background, background);
    return weight.isPresent() && near(weight.getAsDouble(), 1);
  }

  private static LossNormaliser named(List<Double> weights) {
    if (weights.stream().allMatch(w -> near(w, 0))) {
      return new LossNormaliser(Kind.SUM, weights, -1);
    }
    if (weights.stream().allMatch(w -> near(w, 1))) {
      return new LossNormaliser(Kind.MEAN, weights, -1);
    }
    List<Integer> silent = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      if (near(weights.get(i), 0)) {
        silent.add(i);
      }
    }
    boolean rest = weights.stream().allMatch(w -> near(w, 0) || near(w, 1));
    if (silent.size() == 1 && rest) {
      return new LossNormaliser(Kind.POSITIVES, weights, silent.get(0));
    }
    boolean positive = weights.stream().allMatch(w -> w > SAME) && near(weights.get(1), 1);
    return new LossNormaliser(positive ? Kind.WEIGHTED : Kind.OTHER, weights, -1);
  }

  /** How much one example of a class adds to the divisor of an object, relative to an object. */
  private static OptionalDouble weight(ProbeRecord probe, int mate) {
    return weight(probe, ProbeRecord.OBJECT, mate);
  }

  /** How much one example of a class adds to the divisor of one of {@code target}. */
  private static OptionalDouble weight(ProbeRecord probe, int target, int mate) {
    Optional<ProbedBatch> alone =
        probe.batches().stream()
            .filter(b -> b.rows().size() == 1 && b.rows().get(0).target() == target)
            .findFirst();
    Optional<ProbedBatch> one = probe.counted(target, mate, 1);
    Optional<ProbedBatch> three = probe.counted(target, mate, 3);
    if (alone.isEmpty() || one.isEmpty() || three.isEmpty()) {
      return OptionalDouble.empty();
    }
    double first = alone.get().first() / one.get().first() - 1;
    double third = (alone.get().first() / three.get().first() - 1) / 3;
    boolean steady = Math.abs(first - third) <= SAME * Math.max(1, Math.abs(first));
    return steady ? OptionalDouble.of(first) : OptionalDouble.empty();
  }

  private static boolean near(double value, double wanted) {
    return Math.abs(value - wanted) < SAME;
  }

  /** What an example's gradient has to be multiplied by to get the sum's; 1 of an unknown law. */
  double total(int target, List<ProbedExample> mates) {
    if (kind == Kind.OTHER) {
      return 1;
    }
    if (kind == Kind.OWN_SIDE) {
      boolean silent = target == background;
      return 1 + mates.stream().filter(m -> (m.target() == background) == silent).count();
    }
    double sum = weight(target);
    for (ProbedExample mate : mates) {
      sum += weight(mate.target());
    }
    return kind == Kind.POSITIVES ? Math.max(1, sum) : kind == Kind.SUM ? 1 : sum;
  }

  private double weight(int target) {
    return weights.isEmpty() ? 1 : weights.get(Math.min(target, weights.size() - 1));
  }

  /** As a design has it. */
  Normalisation normalisation() {
    return switch (kind) {
      case POSITIVES -> Normalisation.POSITIVES;
      case SUM -> Normalisation.NONE;
      default -> Normalisation.ALL;
    };
  }
}
