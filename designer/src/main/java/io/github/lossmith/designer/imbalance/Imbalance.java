package io.github.lossmith.designer.imbalance;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.SideCoefficients;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch with easy and hard examples. Easy is p ≥ 0.5; where all groups lie on one side of 0.5,
 * the middle between the least and the greatest p takes its place.
 *
 * @param groups in any order, at most {@link #MOST_GROUPS}
 */
public record Imbalance(List<ExampleGroup> groups) {
  /** The most groups. */
  public static final int MOST_GROUPS = 10_000;

  /** The p above which a model of two classes decides for the true one. */
  private static final double USUAL_BOUNDARY = 0.5;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are too many groups
   */
  public Imbalance {
    groups = List.copyOf(groups);
    if (groups.size() > MOST_GROUPS) {
      throw new IllegalArgumentException(groups.size() + " groups");
    }
  }

  /** The paper's example (§2.1): 1000 easy examples at p = 0.9, 10 hard ones at p = 0.3. */
  public static Imbalance paper() {
    return new Imbalance(List.of(new ExampleGroup(1000, 0.9), new ExampleGroup(10, 0.3)));
  }

  /** The p from which on an example counts as easy. */
  public double boundary() {
    double least = groups.stream().mapToDouble(ExampleGroup::p).min().orElse(0);
    double most = groups.stream().mapToDouble(ExampleGroup::p).max().orElse(1);
    boolean apart = least < USUAL_BOUNDARY && most >= USUAL_BOUNDARY;
    return apart || least == most ? USUAL_BOUNDARY : (least + most) / 2;
  }

  /** Whether a group counts as easy. */
  public boolean isEasy(ExampleGroup group) {
    return group.p() >= boundary();
  }

  /** The summed gradients under a loss with one coefficient for all groups. */
  public GradientSums gradientSums(ScaleCoefficient coefficient, GradientSpace space) {
    return gradientSums(new SideCoefficients(coefficient, coefficient), space);
  }

  /** The summed gradients under a loss. */
  public GradientSums gradientSums(SideCoefficients coefficients, GradientSpace space) {
    List<Double> sums = new ArrayList<>();
    double boundary = boundary();
    double easy = 0;
    double hard = 0;
    for (ExampleGroup group : groups) {
      double pull = group.count() == 0 ? 0 : gradient(coefficients, group, space);
      double sum = group.count() * pull;
      sums.add(sum);
      if (group.p() >= boundary) {
        easy += sum;
      } else {
        hard += sum;
      }
    }
    return new GradientSums(sums, easy, hard);
  }

  private static double gradient(
      SideCoefficients coefficients, ExampleGroup group, GradientSpace space) {
    return space.gradient(coefficients.of(group.side()), group.p());
  }
}
