package io.github.lossmith.trainer.comparison;

import io.github.lossmith.designer.problem.ReadableNumber;
import io.github.lossmith.resources.Messages;
import io.github.lossmith.trainer.statistics.MeanEstimate;
import io.github.lossmith.trainer.statistics.SampleSize;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** The verdict on a loss as a sentence. */
public final class VerdictText {
  private static final String KEY = "trainer.comparison.verdict.";

  /** A tenth of a percentage point of mAP. */
  private static final int DECIMALS = 3;

  private final Locale language;
  private final String baseline;
  private final double sought;

  public VerdictText(Locale language, String baseline, double sought) {
    this.language = language;
    this.baseline = baseline;
    this.sought = sought;
  }

  /**
   * The verdict as a sentence, such as {@code Maki: better than CE by 0.023 (95 % interval 0.010 to
   * 0.036, 5 pairs)}.
   */
  public String of(ComparedLoss loss) {
    return switch (loss.verdict()) {
      case BASELINE -> text("baseline", loss.name());
      case TOO_FEW_SEEDS ->
          text("too-few-seeds", loss.name(), baseline, loss.pairs(), PairedFamily.FEWEST_PAIRS);
      case BETTER -> measured("better", loss, 1);
      case WORSE -> measured("worse", loss, -1);
      case NOT_TOLD_APART -> notToldApart(loss);
    };
  }

  /** The size of the difference, as a positive number, with the interval turned accordingly. */
  private String measured(String key, ComparedLoss loss, int sign) {
    MeanEstimate estimate = loss.difference().orElseThrow().estimate();
    double one = sign * estimate.low();
    double other = sign * estimate.high();
    return text(
        key,
        loss.name(),
        baseline,
        number(sign * estimate.mean()),
        number(Math.min(one, other)),
        number(Math.max(one, other)),
        loss.pairs());
  }

  private String notToldApart(ComparedLoss loss) {
    double deviation = loss.difference().orElseThrow().estimate().deviation();
    if (deviation == 0) {
      return text("same", loss.name(), baseline, loss.pairs());
    }
    int needed = Math.min(loss.needed(), SampleSize.MOST);
    return text(
        notToldApart(needed, loss.pairs()),
        loss.name(),
        baseline,
        shortest(sought),
        Integer.toString(needed),
        loss.pairs());
  }

  private static String notToldApart(int needed, int pairs) {
    if (needed <= pairs) {
      return "not-told-apart.enough";
    }
    return needed < SampleSize.MOST ? "not-told-apart" : "not-told-apart.many";
  }

  /** The sought difference as it was given, with the decimal sign of the language. */
  private String shortest(double value) {
    char point = DecimalFormatSymbols.getInstance(language).getDecimalSeparator();
    return ReadableNumber.of(value).replace('.', point);
  }

  private String number(double value) {
    return String.format(language, "%." + DECIMALS + "f", value).replace('-', '−');
  }

  private String text(String key, Object... arguments) {
    return Messages.text(language, KEY + key, arguments);
  }
}
