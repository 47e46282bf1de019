package io.github.lossmith.app.command.output;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.probe.ImportedLoss;
import io.github.lossmith.designer.probe.ProbeFinding;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An imported loss in words, or as JSON. */
public final class ImportText {
  private static final Map<TargetSide, String> PARTS =
      Map.of(TargetSide.OBJECT, "objects", TargetSide.BACKGROUND, "background");

  private ImportText() {}

  /** A line for each finding, and one for each design. */
  public static String human(ImportedLoss loss) {
    StringBuilder text = new StringBuilder();
    for (ProbeFinding finding : loss.findings()) {
      text.append(mark(finding)).append(' ').append(finding.text(Locale.ENGLISH)).append('\n');
    }
    loss.design().ifPresent(design -> text.append(source(design)));
    return text.toString();
  }

  private static String mark(ProbeFinding finding) {
    return switch (finding.verdict()) {
      case GOOD -> "yes ";
      case NOTE -> "  · ";
      case FAULT -> "NO  ";
    };
  }

  /** A line for each side, and one for the letters. */
  private static String source(Design design) {
    StringBuilder text = new StringBuilder("\n");
    for (TargetSide side : design.sides()) {
      String whose = design.isTwoSided() ? ", " + PARTS.get(side) : "";
      text.append(design.name()).append(whose).append(": ").append(source(design, side));
      text.append('\n');
    }
    String letters =
        design.parameters().entrySet().stream()
            .map(e -> e.getKey() + " = " + NumberText.number(e.getValue().value()))
            .collect(Collectors.joining(", "));
    return text + (letters.isEmpty() ? "" : "with " + letters + "\n");
  }

  private static String source(Design design, TargetSide side) {
    Design one = design.side(side);
    return one.shape() instanceof CoefficientSource.Drawn drawn
        ? "a drawing with " + drawn.drawing().knots().size() + " knots"
        : "dL/dp = " + one.typedFormula().fold(f -> f.text(), problem -> "");
  }

  /**
   * {@code {"name": …, "design": {…}, "findings": [{"key": …, "verdict": …, "text": …}, …]}}; the
   * design as in a design file, or null.
   */
  public static String json(ImportedLoss loss) {
    String design =
        loss.design().map(made -> DesignFile.print(made).strip().indent(2).strip()).orElse("null");
    String findings =
        loss.findings().stream()
            .map(finding -> "    " + object(finding))
            .collect(Collectors.joining(",\n", "[\n", "\n  ]"));
    String name = ReportJson.text(loss.name());
    return "{\n  \"name\": "
        + name
        + ",\n  \"design\": "
        + design
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
