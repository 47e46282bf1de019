package io.github.lossmith.designer.property;

import io.github.lossmith.resources.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result for one property.
 *
 * @param property the property
 * @param verdict whether it holds, or that it was only measured
 * @param failing where it fails, from left to right; empty unless it fails
 * @param values numbers and words by name, as JSON has them: Double, String, or a map of such; a
 *     number that is not known or not finite is missing
 * @param key the message for people, in {@code designer.property.…}
 * @param arguments the arguments of the message
 */
public record PropertyFinding(
    CoefficientProperty property,
    Verdict verdict,
    List<Interval> failing,
    Map<String, Object> values,
    String key,
    List<String> arguments) {
  /** Whether a property holds. */
  public enum Verdict {
    /** It holds. */
    HOLDS,
    /** It fails. */
    FAILS,
    /** A value was measured, which is neither good nor bad. */
    MEASURED,
    /** It could not be determined. */
    UNKNOWN
  }

  /** Copies the collections. */
  public PropertyFinding {
    failing = List.copyOf(failing);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    arguments = List.copyOf(arguments);
  }

  static PropertyFinding holds(CoefficientProperty property, String key, String... arguments) {
    return new PropertyFinding(
        property, Verdict.HOLDS, List.of(), Map.of(), prefixed(key), List.of(arguments));
  }

  static PropertyFinding fails(
      CoefficientProperty property, List<Interval> failing, String key, String... arguments) {
    return new PropertyFinding(
        property, Verdict.FAILS, failing, Map.of(), prefixed(key), List.of(arguments));
  }

  static PropertyFinding measured(
      CoefficientProperty property, Map<String, Object> values, String key, String... arguments) {
    return new PropertyFinding(
        property, Verdict.MEASURED, List.of(), values, prefixed(key), List.of(arguments));
  }

  static PropertyFinding unknown(CoefficientProperty property) {
    return unknown(property, "unknown");
  }

  static PropertyFinding unknown(CoefficientProperty property, String key) {
    return new PropertyFinding(
        property, Verdict.UNKNOWN, List.of(), Map.of(), prefixed(key), List.of());
  }

  /** Cannot be told from rounding. */
  static PropertyFinding unclear(CoefficientProperty property, String key, List<Interval> where) {
    return where.isEmpty()
        ? unknown(property)
        : new PropertyFinding(
            property,
            Verdict.UNKNOWN,
            List.of(),
            Map.of(),
            prefixed(key),
            List.of(ReportNumbers.intervals(where)));
  }

  /** With one more value, unless it is not finite. */
  PropertyFinding with(String name, double value) {
    if (!Double.isFinite(value)) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new PropertyFinding(property, verdict, failing, more, key, arguments);
  }

  private static String prefixed(String key) {
    return "designer.property." + key;
  }

  /** The words for a student. */
  public String text(Locale locale) {
    List<Object> shown = new ArrayList<>(arguments);
    return Messages.text(locale, key, shown.toArray());
  }
}
