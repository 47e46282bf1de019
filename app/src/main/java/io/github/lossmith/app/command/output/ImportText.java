package io.github.lossmith.app.command.output;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.probe.ImportedLoss;
import io.github.lossmith.designer.probe.ProbeFinding;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An imported loss in words, or as JSON. */
public final class ImportText {
  private ImportText() {}

  /** A line for each finding, and one for each design. */
  public static String human(ImportedLoss loss) {
    StringBuilder text = new StringBuilder();
    for (ProbeFinding finding : loss.findings()) {
      text.append(mark(finding)).append(' ').append(finding.text(Locale.ENGLISH)).append('\n');
    }
    for (Design design : loss.designs()) {
      text.append('\n').append(design.name()).append(": ").append(source(design)).append('\n');
    }
    return text.toString();
  }

  private static String mark(ProbeFinding finding) {
    return switch (finding.verdict()) {
      case GOOD -> "yes ";
      case NOTE -> "  · ";
      case FAULT -> "NO  ";
    };
  }

  private static String source(Design design) {
    String letters =
        design.parameters().entrySet().stream()
            .map(e -> e.getKey() + " = " + NumberText.number(e.getValue().value()))
            .collect(Collectors.joining(", "));
    return design.shape() instanceof CoefficientSource.Drawn drawn
        ? "a drawing with " + drawn.drawing().knots().size() + " knots"
        : "dL/dp = "
            + design.typedFormula().fold(f -> f.text(), problem -> "")
            + (letters.isEmpty() ? "" : " with " + letters);
  }

  /** {@code {"name": …, "designs": […], "findings": [{"key": …, "verdict": …, "text": …}, …]}}. */
  public static String json(ImportedLoss loss) {
    String designs =
        loss.designs().stream()
            .map(design -> ReportJson.text(design.name()))
            .collect(Collectors.joining(", ", "[", "]"));
    String findings =
        loss.findings().stream()
            .map(finding -> "    " + object(finding))
            .collect(Collectors.joining(",\n", "[\n", "\n  ]"));
    String name = ReportJson.text(loss.name());
    return "{\n  \"name\": "
        + name
        + ",\n  \"designs\": "
        + designs
        + ",\n  \"findings\": "
        + findings
        + "\n}\n";
  }

  private static String object(ProbeFinding finding) {
    String verdict = finding.verdict().name().toLowerCase(Locale.ROOT);
    String values =
        finding.values().entrySet().stream()
            .map(e -> ", " + ReportJson.text(e.getKey()) + ": " + any(e.getValue()))
            .collect(Collectors.joining());
    return "{\"key\": "
        + ReportJson.text(finding.key())
        + ", \"verdict\": \""
        + verdict
        + "\""
        + values
        + ", \"text\": "
        + ReportJson.text(finding.text(Locale.ENGLISH))
        + "}";
  }

  private static String any(Object value) {
    if (value instanceof Double number) {
      return MachineNumber.json(number);
    }
    if (value instanceof Integer || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> ReportJson.text(entry.getKey().toString()) + ": " + any(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return ReportJson.text(value.toString());
  }
}
