package io.github.lossmith.designer.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * The candidates of a generation, proposed by the CMA-ES of commons-math3.
 *
 * <p>That optimizer calls its function back, one point at a time, and cannot be stopped and stored
 * between. It draws all points of a generation, though, before it looks at any of their values, and
 * all its chance comes from one seed. So it is run again from the beginning for each generation:
 * the generations that are known are answered from memory, the points of the next are noted, and
 * then it is left. The same seed and the same values give the same candidates, whenever and
 * wherever that is done, and the only state is the list of values.
 */
public final class CandidateProposals {
  /**
   * Generations after which the optimizer would end. Its damping depends on this number, which has
   * to be the same whenever it is run again.
   */
  static final int UNENDING = 1_000_000;

  private final double[] lower;
  private final double[] upper;
  private final double firstStep;
  private final int population;
  private final long seed;

  /**
   * @param lower the least value of each coordinate; the search begins in 0, or in the nearest
   *     corner to it
   * @param upper the greatest value of each
   * @param firstStep the first standard deviation in each coordinate
   * @param population candidates in a generation, 2 or more
   */
  public CandidateProposals(
      double[] lower, double[] upper, double firstStep, int population, long seed) {
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.firstStep = firstStep;
    this.population = population;
    this.seed = seed;
  }

  /** Leaves the optimizer when it has drawn a generation. */
  private static final class Drawn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Drawn() {
      super("drawn", null, false, false);
    }
  }

  /** Answers from memory, then notes. */
  private final class Replay {
    private final double atStart;
    private final List<Double> told;
    private final List<List<Double>> asked = new ArrayList<>();
    private int calls;

    Replay(double atStart, List<Double> told) {
      this.atStart = atStart;
      this.told = told;
    }

    double value(double[] point) {
      int index = calls++ - 1;
      if (index < 0) {
        return atStart; // the optimizer looks at its first mean before the first generation
      }
      if (index < told.size()) {
        return told.get(index);
      }
      asked.add(Arrays.stream(point).boxed().toList());
      if (asked.size() == population) {
        throw new Drawn();
      }
      return 0; // not looked at before the generation is drawn
    }
  }

  /**
   * The points of the next generation.
   *
   * @param atStart the value of the point that the search begins in; larger is better
   * @param told the values of the candidates of all generations so far, in their order
   * @return none where the optimizer has ended: it moves no more
   */
  public List<List<Double>> next(double atStart, List<Double> told) {
    Replay replay = new Replay(atStart, told);
    try {
      new CMAESOptimizer(UNENDING, 0, true, 0, 0, new MersenneTwister(seed), false, null)
          .optimize(
              new MaxEval(Integer.MAX_VALUE),
              GoalType.MAXIMIZE,
              new ObjectiveFunction(replay::value),
              new InitialGuess(start()),
              new SimpleBounds(lower, upper),
              new CMAESOptimizer.Sigma(steps()),
              new CMAESOptimizer.PopulationSize(population));
    } catch (Drawn drawn) {
      return List.copyOf(replay.asked);
    }
    return List.of();
  }

  private double[] start() {
    double[] start = new double[lower.length];
    for (int i = 0; i < start.length; i++) {
      start[i] = Math.min(Math.max(0, lower[i]), upper[i]);
    }
    return start;
  }

  private double[] steps() {
    double[] steps = new double[lower.length];
    Arrays.fill(steps, firstStep);
    return steps;
  }
}
