package io.github.lossmith.trainer.comparison;

import io.github.lossmith.trainer.statistics.HolmCorrection;
import io.github.lossmith.trainer.statistics.MeanEstimate;
import io.github.lossmith.trainer.statistics.PairedSignFlip;
import io.github.lossmith.trainer.statistics.PairedStudent;
import io.github.lossmith.trainer.statistics.SampleSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Compares losses with a baseline, seed by seed. The rule: a loss is better or worse if the t test
 * of its paired differences has p ≤ {@value #LEVEL} after Holm's correction over all tests of the
 * family. The sign-flip test is computed beside it and decides only where the differences do not
 * vary: it assumes less, but with 5 pairs its p value cannot be below 0.0625 (docs/compare.md).
 */
public final class PairedFamily {
  /**
   * Below the usual 0.05, which is kept for families: at 0.05 the t test calls 5 % of the families
   * of normal numbers without a difference better or worse, and up to 6 % where mAP is uniform,
   * coarse or has two values (PairedFamilyTest draws from such). At 0.03 it is 4 % at most.
   */
  public static final double LEVEL = 0.03;

  /** Fewer differences are not tested: two of them say nothing about how much they vary. */
  public static final int FEWEST_PAIRS = 3;

  private final double sought;
  private final List<Tested> tests = new ArrayList<>();

  /** The p values of a loss before the correction. */
  private record Tested(MeanEstimate estimate, double signFlip, double student) {
    static Tested of(double[] differences) {
      return new Tested(
          MeanEstimate.of(differences),
          PairedSignFlip.probability(differences),
          PairedStudent.applies(differences) ? PairedStudent.probability(differences) : Double.NaN);
    }

    double decisive() {
      return Double.isNaN(student) ? signFlip : student;
    }
  }

  private PairedFamily(double sought) {
    this.sought = sought;
  }

  /**
   * Compares the losses of each table with the one at the same place in each.
   *
   * @param tables of the same losses: one for the mean, or one for each class; all tests of all
   *     tables are one family of Holm's correction
   * @param baseline the index of the loss that the others are compared with
   * @param sought the difference that {@link ComparedLoss#needed} is about, above 0
   */
  public static List<List<ComparedLoss>> compare(
      List<List<SeedScores>> tables, int baseline, double sought) {
    PairedFamily family = new PairedFamily(sought);
    tables.forEach(table -> family.test(table, baseline));
    return family.judged(tables, baseline);
  }

  private void test(List<SeedScores> table, int baseline) {
    for (int i = 0; i < table.size(); i++) {
      double[] differences = table.get(i).minus(table.get(baseline));
      if (i != baseline && differences.length >= FEWEST_PAIRS) {
        tests.add(Tested.of(differences));
      }
    }
  }

  private List<List<ComparedLoss>> judged(List<List<SeedScores>> tables, int baseline) {
    double[] signFlip = adjusted(tests.stream().mapToDouble(Tested::signFlip).toArray());
    double[] decisive = adjusted(tests.stream().mapToDouble(Tested::decisive).toArray());
    List<List<ComparedLoss>> all = new ArrayList<>();
    int next = 0;
    for (List<SeedScores> table : tables) {
      List<ComparedLoss> losses = new ArrayList<>();
      for (int i = 0; i < table.size(); i++) {
        int pairs = table.get(i).minus(table.get(baseline)).length;
        if (i == baseline || pairs < FEWEST_PAIRS) {
          losses.add(untested(table.get(i), i == baseline, pairs));
        } else {
          losses.add(tested(table.get(i), tests.get(next), signFlip[next], decisive[next]));
          next++;
        }
      }
      all.add(losses);
    }
    return all;
  }

  private static double[] adjusted(double[] probabilities) {
    return HolmCorrection.adjusted(probabilities);
  }

  private static ComparedLoss untested(SeedScores scores, boolean isBaseline, int pairs) {
    return new ComparedLoss(
        scores.loss(),
        MeanEstimate.of(scores.all()),
        pairs,
        Optional.empty(),
        isBaseline ? Verdict.BASELINE : Verdict.TOO_FEW_SEEDS,
        0);
  }

  private ComparedLoss tested(SeedScores scores, Tested test, double signFlip, double decisive) {
    MeanEstimate estimate = test.estimate();
    PairedDifference difference =
        new PairedDifference(estimate, test.signFlip(), signFlip, test.student(), decisive);
    return new ComparedLoss(
        scores.loss(),
        MeanEstimate.of(scores.all()),
        estimate.count(),
        Optional.of(difference),
        verdict(difference),
        SampleSize.pairs(estimate.deviation(), sought, LEVEL / tests.size()));
  }

  private static Verdict verdict(PairedDifference difference) {
    if (difference.decisive() > LEVEL) {
      return Verdict.NOT_TOLD_APART;
    }
    return difference.estimate().mean() > 0 ? Verdict.BETTER : Verdict.WORSE;
  }

  /**
   * The loss with the highest mean, where the seeds support that it is the best: compared with it,
   * every other loss is worse.
   *
   * @return its index; empty where there is no such loss
   */
  public static Optional<Integer> best(List<SeedScores> table) {
    return IntStream.range(0, table.size())
        .boxed()
        .max((a, b) -> Double.compare(mean(table.get(a)), mean(table.get(b))))
        .filter(best -> table.size() > 1 && isBest(table, best));
  }

  private static double mean(SeedScores scores) {
    return MeanEstimate.of(scores.all()).mean();
  }

  private static boolean isBest(List<SeedScores> table, int best) {
    List<ComparedLoss> others = compare(List.of(table), best, 1).get(0);
    return others.stream()
        .allMatch(loss -> loss.verdict() == Verdict.WORSE || loss.verdict() == Verdict.BASELINE);
  }
}
