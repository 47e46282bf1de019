package io.github.lossmith.app.train.sweep.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import io.github.lossmith.designer.problem.ReadableNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The values of a field as people type them: {@code 0.5, 1, 2}, or {@code 0.5:3:6} for six numbers
 * from 0.5 to 3 at equal distances, or {@code 1e-4:1e-2:3 log} for three with equal ratios. What is
 * none of these stays a text, which whoever reads the sweep refuses.
 */
final class FieldValues {
  /** As many as a list of a sweep may have. */
  private static final int MOST = 1_000;

  /**
   * Digits of computed values: 0.1:0.3:3 has 0.2, and a rate of equal ratios is not exact anyway.
   */
  private static final MathContext LINEAR = new MathContext(12);

  private static final MathContext RATIOS = new MathContext(4);

  private static final String NUMBER =
      "[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?";
  private static final Pattern ONE = Pattern.compile(NUMBER);
  private static final Pattern RANGE =
      Pattern.compile("(" + NUMBER + ")\\s*:\\s*(" + NUMBER + ")\\s*:\\s*([0-9]{1,4})(\\s+log)?");

  private FieldValues() {}

  /** A value, or a list of several; an empty list where nothing is typed. */
  static JsonNode parse(String typed) {
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    if (typed.isBlank()) {
      return values;
    }
    for (String part : typed.split("[,;]", -1)) {
      values.addAll(values(part.strip()));
    }
    return values.size() == 1 ? values.get(0) : values;
  }

  private static List<JsonNode> values(String part) {
    Matcher range = RANGE.matcher(part);
    if (!range.matches()) {
      return List.of(value(part));
    }
    int count = Integer.parseInt(range.group(3));
    BigDecimal from = new BigDecimal(range.group(1));
    BigDecimal to = new BigDecimal(range.group(2));
    boolean ratios = range.group(4) != null;
    boolean isRange =
        count >= 2 && count <= MOST && (!ratios || (from.signum() > 0 && to.signum() > 0));
    if (!isRange) {
      return List.of(value(part));
    }
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(number(ratios ? ratio(from, to, i, count) : linear(from, to, i, count)));
    }
    return values;
  }

  private static BigDecimal linear(BigDecimal from, BigDecimal to, int i, int count) {
    BigDecimal part = to.subtract(from).multiply(BigDecimal.valueOf(i));
    return from.add(part.divide(BigDecimal.valueOf(count - 1L), LINEAR)).round(LINEAR);
  }

  private static BigDecimal ratio(BigDecimal from, BigDecimal to, int i, int count) {
    if (i == 0 || i == count - 1) {
      return i == 0 ? from : to;
    }
    double ratio = Math.log(to.doubleValue() / from.doubleValue());
    double value = from.doubleValue() * Math.exp(ratio * i / (count - 1));
    return Double.isFinite(value) ? new BigDecimal(value, RATIOS) : from;
  }

  /** A number where it is one, else a text. */
  static JsonNode value(String part) {
    return ONE.matcher(part).matches()
        ? number(new BigDecimal(part))
        : JsonNodeFactory.instance.textNode(part);
  }

  private static NumericNode number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    boolean isWhole = plain.scale() <= 0 && plain.precision() - plain.scale() <= 9;
    return isWhole
        ? JsonNodeFactory.instance.numberNode(plain.intValueExact())
        : JsonNodeFactory.instance.numberNode(number.doubleValue());
  }

  /** A value, or several with commas. */
  static String print(JsonNode values) {
    return values.isArray()
        ? StreamSupport.stream(values.spliterator(), false)
            .map(FieldValues::print)
            .collect(Collectors.joining(", "))
        : values.isNumber() ? ReadableNumber.of(values.doubleValue()) : values.asText();
  }

  /** Whether fields can show this: a number, a text, or a list of them. */
  static boolean isShown(JsonNode values) {
    return values.isArray()
        ? StreamSupport.stream(values.spliterator(), false)
            .allMatch(one -> one.isValueNode() && isShown(one))
        : values.isNumber() || values.isTextual();
  }
}
