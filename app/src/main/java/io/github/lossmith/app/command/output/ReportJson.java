package io.github.lossmith.app.command.output;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.lossmith.designer.property.CoefficientProperty;
import io.github.lossmith.designer.property.Interval;
import io.github.lossmith.designer.property.PropertyFinding;
import io.github.lossmith.designer.property.PropertyFinding.Verdict;
import io.github.lossmith.designer.property.PropertyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The property report as JSON; its keys are stable. */
public final class ReportJson {
  private static final Set<CoefficientProperty> QUESTIONS =
      Set.of(
          CoefficientProperty.SIGN,
          CoefficientProperty.MONOTONE,
          CoefficientProperty.VANISHES_AT_ONE,
          CoefficientProperty.LOGIT_GRADIENT_BOUNDED,
          CoefficientProperty.INTEGRABLE,
          CoefficientProperty.CONTINUOUS,
          CoefficientProperty.PROPER);

  private ReportJson() {}

  public static String of(PropertyReport report) {
    return report.findings().stream()
        .map(finding -> "  " + text(finding.property().key()) + ": " + object(finding))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static String object(PropertyFinding finding) {
    List<String> members = new ArrayList<>();
    if (QUESTIONS.contains(finding.property())) {
      members.add("\"holds\": " + holds(finding.verdict()));
    } else if (!finding.values().containsKey("value")) {
      members.add("\"value\": null");
    }
    finding.values().forEach((name, value) -> members.add(text(name) + ": " + any(value)));
    if (!finding.failing().isEmpty()) {
      members.add("\"interval\": " + interval(finding.failing().get(0)));
      members.add(
          finding.failing().stream()
              .map(ReportJson::interval)
              .collect(Collectors.joining(", ", "\"intervals\": [", "]")));
    }
    members.add("\"text\": " + text(finding.text(Locale.ENGLISH)));
    return "{" + String.join(", ", members) + "}";
  }

  private static String holds(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "true";
      case FAILS -> "false";
      default -> "null";
    };
  }

  private static String any(Object value) {
    if (value instanceof Double number) {
      return MachineNumber.json(number);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> text(entry.getKey().toString()) + ": " + any(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return text(value.toString());
  }

  private static String interval(Interval interval) {
    return "["
        + MachineNumber.json(interval.from())
        + ", "
        + MachineNumber.json(interval.to())
        + "]";
  }

  /** A JSON string. */
  public static String text(String plain) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(plain)) + '"';
  }
}
