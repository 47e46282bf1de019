package io.github.lossmith.plotting.figure;

import io.github.lossmith.plotting.text.RichText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Chooses the ticks of an axis and their labels; pure functions. */
public final class Ticks {
  private static final double SLACK = 1e-9;
  private static final int MOST_DIGITS = 6;

  /**
   * Significant digits of a tick's value; rounding errors of its multiplication are beyond them.
   */
  private static final int DIGITS = 12;

  /** The powers of ten that a double holds exactly, 10^0 to 10^22. */
  private static final double[] POWERS =
      IntStream.rangeClosed(0, 22).mapToDouble(Ticks::power).toArray();

  private Ticks() {}

  /**
   * Ticks of an axis in increasing order, all within it.
   *
   * @param most the greatest number of major ticks that fit, at least 2
   */
  public static List<Tick> of(FigureAxis axis, int most) {
    if (!axis.fixedTicks().isEmpty()) {
      return axis.fixedTicks();
    }
    return onScale(axis, most).stream()
        .filter(tick -> within(axis.fraction(tick.value())))
        .sorted(Comparator.comparingDouble(Tick::value))
        .toList();
  }

  private static List<Tick> onScale(FigureAxis axis, int most) {
    return axis.scale()
        .fold(
            () -> linear(axis.from(), axis.to(), most),
            () -> logarithmic(axis.from(), axis.to(), most),
            symlog -> symmetric(axis, symlog.threshold(), most),
            () -> LogitTicks.of(axis, most));
  }

  private static boolean within(double fraction) {
    return fraction >= -SLACK && fraction <= 1 + SLACK;
  }

  /** Multiples of 1, 2 or 5 times a power of ten; four or five minor steps between. */
  static List<Tick> linear(double from, double to, int most) {
    double step = step(from, to, most);
    double reach = Math.max(Math.abs(from), Math.abs(to));
    int minorSteps = leadingDigit(step) == 2 ? 4 : 5;
    double minor = step / minorSteps;
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(from / minor - SLACK);
    long last = (long) Math.floor(to / minor + SLACK);
    for (long i = first; i <= last; i++) {
      boolean major = Math.floorMod(i, (long) minorSteps) == 0;
      double value = major ? multiple(i / minorSteps, step) : multiple(i, minor);
      ticks.add(major ? Tick.major(value, number(value, step, reach)) : Tick.minor(value));
    }
    return ticks;
  }

  /** The smallest round step with at most {@code most} multiples in the range. */
  static double step(double from, double to, int most) {
    double step = step((to - from) / most);
    while (Math.floor(to / step + SLACK) - Math.ceil(from / step - SLACK) + 1 > most) {
      step = step(step * (1 + 1e-6));
    }
    return step;
  }

  /** The smallest of 1, 2, 5 times a power of ten that is not below {@code least}. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int digit : new int[] {1, 2, 5, 10}) {
      double candidate = rounded(digit * power);
      if (candidate >= least * (1 - SLACK)) {
        return candidate;
      }
    }
    return rounded(10 * power);
  }

  private static int leadingDigit(double step) {
    return (int) Math.round(step / Math.pow(10, Math.floor(Math.log10(step) + SLACK)));
  }

  private static double multiple(long count, double step) {
    return rounded(count * step);
  }

  /**
   * The value rounded to 12 digits; within the exact powers of ten by one division, as each frame
   * has hundreds.
   */
  static double rounded(double value) {
    if (value == 0) {
      return 0;
    }
    int decimals = DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
    return decimals >= 0 && decimals < POWERS.length
        ? Math.rint(value * POWERS[decimals]) / POWERS[decimals]
        : new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
  }

  /**
   * Powers of ten, every second, third, … if there are many, with 2 to 9 between if there are few.
   */
  static List<Tick> logarithmic(double from, double to, int most) {
    int low = (int) Math.floor(Math.log10(from) + SLACK);
    int high = (int) Math.ceil(Math.log10(to) - SLACK);
    if (Math.log10(to / from) < 1) {
      return linear(from, to, most);
    }
    int every = Math.max(1, (int) Math.ceil((high - low) / (double) Math.max(1, most - 1)));
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = low; exponent <= high; exponent++) {
      double power = power(exponent);
      boolean major = Math.floorMod(exponent, every) == 0;
      ticks.add(major ? Tick.major(power, powerLabel(1, exponent)) : Tick.minor(power));
      for (int digit = 2; every == 1 && digit < 10; digit++) {
        ticks.add(Tick.minor(rounded(digit * power)));
      }
    }
    return ticks;
  }

  /** Zero, and powers of ten of both signs from the threshold on. */
  private static List<Tick> symmetric(FigureAxis axis, double threshold, int most) {
    double reach = Math.max(Math.abs(axis.from()), Math.abs(axis.to()));
    int low = (int) Math.floor(Math.log10(threshold) + SLACK);
    int high = (int) Math.floor(Math.log10(reach) + SLACK);
    boolean bothSigns = axis.from() < 0 && axis.to() > 0;
    boolean beyondDecades = high - low < 1 || axis.from() > threshold || axis.to() < -threshold;
    if (beyondDecades && Math.abs(axis.to() - axis.from()) < 9 * threshold) {
      return linear(axis.from(), axis.to(), most);
    }
    int places = Math.max(1, (bothSigns ? most / 2 : most) - 1);
    int every = Math.max(1, (int) Math.ceil((high - low + 1) / (double) places));
    TreeMap<Double, Tick> ticks = new TreeMap<>();
    ticks.put(0.0, Tick.major(0, RichText.plain("0")));
    for (int sign : new int[] {-1, 1}) {
      for (int exponent = low; exponent <= high; exponent++) {
        addDecade(ticks, sign, exponent, (high - exponent) % every == 0, every == 1);
      }
    }
    return new ArrayList<>(ticks.values());
  }

  private static void addDecade(
      Map<Double, Tick> ticks, int sign, int exponent, boolean major, boolean between) {
    double power = sign * power(exponent);
    ticks.put(power, major ? Tick.major(power, powerLabel(sign, exponent)) : Tick.minor(power));
    for (int digit = 2; between && digit < 10; digit++) {
      double value = rounded(digit * power);
      ticks.put(value, Tick.minor(value));
    }
  }

  private static double power(int exponent) {
    return Double.parseDouble("1e" + exponent);
  }

  private static RichText powerLabel(int sign, int exponent) {
    String minus = sign < 0 ? "−" : "";
    if (exponent == 0 || exponent == 1) {
      return RichText.plain(minus + (exponent == 0 ? "1" : "10"));
    }
    return RichText.marked(minus + "10^{" + signed(Integer.toString(exponent)) + "}");
  }

  /**
   * A number with the decimals that {@code step} needs; with a power of ten if it is very large or
   * small.
   */
  private static RichText number(double value, double step, double reach) {
    int decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + SLACK));
    int exponent = (int) Math.floor(Math.log10(reach) + SLACK);
    if (value == 0) {
      return RichText.plain("0");
    }
    if (decimals < MOST_DIGITS && exponent < MOST_DIGITS) {
      return RichText.plain(signed(fixed(value, decimals)));
    }
    int digits = Math.max(0, exponent - (int) Math.floor(Math.log10(step) + SLACK));
    String factor = fixed(value / power(exponent), digits);
    return RichText.marked(signed(factor) + "·10^{" + signed(Integer.toString(exponent)) + "}");
  }

  private static String fixed(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String signed(String number) {
    return number.replace('-', '−');
  }
}
