package io.github.lossmith.app.comparison;

import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Verdict;
import io.github.lossmith.trainer.statistics.MeanEstimate;
import java.util.Locale;

/**
 * The numbers of a compared loss as they stand in a table.
 *
 * @param scale 100 for percent, 1 for fractions
 * @param decimals of precisions; p values have three
 */
public record ComparisonCells(double scale, int decimals, Locale language) {
  /** Below it a p value is written as such. */
  private static final double LEAST_P = 0.001;

  /** Stands for a missing value. */
  public static final String NONE = "–";

  /** Percent with one decimal, for papers. */
  static ComparisonCells percent() {
    return new ComparisonCells(100, 1, Locale.ROOT);
  }

  /** Fractions with three decimals. */
  public static ComparisonCells fractions(Locale language) {
    return new ComparisonCells(1, 3, language);
  }

  public String seeds(ComparedLoss loss) {
    return Integer.toString(loss.estimate().count());
  }

  /** The mean, and the standard deviation where there is one. */
  public String mean(ComparedLoss loss) {
    MeanEstimate estimate = loss.estimate();
    return number(estimate.mean())
        + (estimate.count() > 1 ? " ± " + number(estimate.deviation()) : "");
  }

  public String interval(ComparedLoss loss) {
    return interval(loss.estimate());
  }

  /** The difference with its sign. */
  public String difference(ComparedLoss loss) {
    return loss.difference().map(one -> signed(one.estimate().mean())).orElse(NONE);
  }

  public String differenceInterval(ComparedLoss loss) {
    return loss.difference().map(one -> interval(one.estimate())).orElse(NONE);
  }

  public String pairs(ComparedLoss loss) {
    return loss.verdict() == Verdict.BASELINE ? NONE : Integer.toString(loss.pairs());
  }

  /** The p value of the t test after Holm's correction. */
  public String decisive(ComparedLoss loss) {
    return loss.difference()
        .filter(one -> !Double.isNaN(one.student()))
        .map(one -> probability(one.decisive()))
        .orElse(NONE);
  }

  /** The p value of the sign-flip test. */
  public String signFlip(ComparedLoss loss) {
    return loss.difference().map(one -> probability(one.signFlip())).orElse(NONE);
  }

  /** The p value of the sign-flip test after Holm's correction. */
  public String signFlipAdjusted(ComparedLoss loss) {
    return loss.difference().map(one -> probability(one.signFlipAdjusted())).orElse(NONE);
  }

  private String interval(MeanEstimate estimate) {
    return estimate.count() > 1 ? number(estimate.low()) + " … " + number(estimate.high()) : NONE;
  }

  private String signed(double value) {
    return (value > 0 ? "+" : "") + number(value);
  }

  private String number(double value) {
    return format(decimals, scale * value);
  }

  private String probability(double value) {
    return value < LEAST_P ? "< " + format(3, LEAST_P) : format(3, value);
  }

  private String format(int digits, double value) {
    return String.format(language, "%." + digits + "f", value).replace('-', '−');
  }
}
