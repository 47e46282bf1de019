package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.ChosenLoss;
import io.github.lossmith.app.command.output.MachineNumber;
import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.ReportJson;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.GradientSums;
import io.github.lossmith.designer.imbalance.Imbalance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sums of an imbalance, for people and for programs. */
final class ImbalanceText {
  private ImbalanceText() {}

  static String table(Imbalance imbalance, List<ImbalanceRow> rows) {
    StringBuilder text = new StringBuilder();
    for (ExampleGroup group : imbalance.groups()) {
      text.append(imbalance.isEasy(group) ? "easy: " : "hard: ")
          .append(NumberText.number(group.count()))
          .append(" at p = ")
          .append(NumberText.rounded(group.p()))
          .append(group.side() == TargetSide.BACKGROUND ? " (background)" : "")
          .append('\n');
    }
    text.append(
        String.format(
            "%n%-34s %36s   %36s%n%-34s %12s %12s %10s   %12s %12s %10s%n",
            "",
            "sum of dL/dp",
            "sum of dL/dz",
            "loss",
            "easy",
            "hard",
            "easy:hard",
            "easy",
            "hard",
            "easy:hard"));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(ImbalanceRow row) {
    String balanced =
        Double.isNaN(row.balancedCoefficient()) && Double.isNaN(row.balancedLogit())
            ? ""
            : "  balanced at "
                + NumberText.rounded(row.balancedCoefficient())
                + " (dL/dp), "
                + NumberText.rounded(row.balancedLogit())
                + " (dL/dz)";
    return String.format(
        Locale.ROOT,
        "%-34s %s   %s%s%n",
        label(row.loss()),
        cells(row.coefficient()),
        cells(row.logit()),
        balanced);
  }

  private static String label(ChosenLoss loss) {
    String letters =
        loss.values().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + NumberText.number(entry.getValue()))
            .collect(Collectors.joining(" "));
    return (loss.label() + " " + letters).strip();
  }

  private static String cells(GradientSums sums) {
    return String.format(
        Locale.ROOT,
        "%12s %12s %10s",
        NumberText.rounded(sums.easy()),
        NumberText.rounded(sums.hard()),
        NumberText.rounded(sums.ratio()));
  }

  static String json(Imbalance imbalance, List<ImbalanceRow> rows) {
    String groups =
        imbalance.groups().stream()
            .map(group -> group(imbalance, group))
            .collect(Collectors.joining(",\n    "));
    String losses = rows.stream().map(ImbalanceText::object).collect(Collectors.joining(",\n    "));
    return "{\n  \"groups\": [\n    "
        + groups
        + "\n  ],\n  \"losses\": [\n    "
        + losses
        + "\n  ]\n}\n";
  }

  private static String group(Imbalance imbalance, ExampleGroup group) {
    return "{\"count\": "
        + MachineNumber.json(group.count())
        + ", \"p\": "
        + MachineNumber.json(group.p())
        + ", \"side\": \""
        + (imbalance.isEasy(group) ? "easy" : "hard")
        + "\", \"target\": \""
        + group.side().key()
        + "\"}";
  }

  private static String object(ImbalanceRow row) {
    String parameters =
        row.loss().values().entrySet().stream()
            .map(e -> ReportJson.text(e.getKey()) + ": " + MachineNumber.json(e.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    return "{\"name\": "
        + ReportJson.text(row.loss().label())
        + ", \"parameters\": "
        + parameters
        + ",\n     \"coefficient\": "
        + sums(row.coefficient(), row.balancedCoefficient())
        + ",\n     \"logit\": "
        + sums(row.logit(), row.balancedLogit())
        + "}";
  }

  private static String sums(GradientSums sums, double balanced) {
    return "{\"sums\": "
        + sums.groups().stream()
            .map(MachineNumber::json)
            .collect(Collectors.joining(", ", "[", "]"))
        + ", \"easy\": "
        + MachineNumber.json(sums.easy())
        + ", \"hard\": "
        + MachineNumber.json(sums.hard())
        + ", \"ratio\": "
        + MachineNumber.json(sums.ratio())
        + (Double.isNaN(balanced) ? "" : ", \"balanced\": " + MachineNumber.json(balanced))
        + "}";
  }
}
