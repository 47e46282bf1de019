package io.github.lossmith.designer.property;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and intervals in sentences. */
final class ReportNumbers {
  /** Most numbers of a sentence, so that it stays readable; JSON has all. */
  private static final int MOST = 3;

  private ReportNumbers() {}

  /** Four significant digits. */
  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    if (size >= 1e5 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  static String intervals(List<Interval> intervals) {
    String text =
        intervals.stream()
            .limit(MOST)
            .map(ReportNumbers::interval)
            .collect(Collectors.joining(", "));
    return intervals.size() > MOST ? text + ", …" : text;
  }

  private static String interval(Interval interval) {
    return interval.isPoint()
        ? "p = " + place(interval.from())
        : "p = " + place(interval.from()) + "…" + place(interval.to());
  }

  /** A p that is not 1 is not shown as 1. */
  private static String place(double p) {
    String text = number(p);
    return p < 1 && text.equals("1") ? "1 - " + number(1 - p) : text;
  }
}
