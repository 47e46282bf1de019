package io.github.lossmith.app.comparison;

import io.github.lossmith.app.command.output.MachineNumber;
import io.github.lossmith.app.command.output.ReportJson;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.Comparison.ComparedLosses;
import io.github.lossmith.trainer.comparison.PairedDifference;
import io.github.lossmith.trainer.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as JSON; its keys are stable. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /**
   * One object.
   *
   * @param classes whether the average precision of each class follows
   */
  public static String of(Comparison comparison, boolean classes) {
    List<String> members = new ArrayList<>();
    members.add("  \"baseline\": " + text(comparison.baseline()));
    members.add("  \"metric\": " + text(comparison.choice().metric()));
    members.add("  \"losses\": " + losses(comparison.map(), "  "));
    if (classes) {
      members.add("  \"classes\": " + classes(comparison));
    }
    return String.join(",\n", members).indent(0).transform(all -> "{\n" + all + "}\n");
  }

  private static String classes(Comparison comparison) {
    return comparison.classes().entrySet().stream()
        .map(
            one ->
                "    {\"name\": "
                    + text(one.getKey())
                    + ", \"losses\": "
                    + losses(one.getValue(), "    ")
                    + "}")
        .collect(Collectors.joining(",\n", "[\n", "\n  ]"));
  }

  private static String losses(ComparedLosses table, String indent) {
    return table.losses().stream()
        .map(loss -> indent + "  " + loss(loss))
        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
  }

  private static String loss(ComparedLoss loss) {
    MeanEstimate estimate = loss.estimate();
    return "{\"name\": "
        + text(loss.name())
        + ", \"seeds\": "
        + estimate.count()
        + ", \"mean\": "
        + number(estimate.mean())
        + ", \"sd\": "
        + number(estimate.deviation())
        + ", \"low\": "
        + number(estimate.low())
        + ", \"high\": "
        + number(estimate.high())
        + ", \"difference\": "
        + loss.difference().map(ComparisonJson::difference).orElse("null")
        + ", \"verdict\": "
        + text(loss.verdict().key())
        + "}";
  }

  private static String difference(PairedDifference difference) {
    MeanEstimate estimate = difference.estimate();
    return "{\"mean\": "
        + number(estimate.mean())
        + ", \"low\": "
        + number(estimate.low())
        + ", \"high\": "
        + number(estimate.high())
        + ", \"p\": "
        + number(difference.signFlip())
        + ", \"adjusted\": "
        + number(difference.signFlipAdjusted())
        + ", \"pairs\": "
        + difference.pairs()
        + "}";
  }

  private static String number(double value) {
    return MachineNumber.json(value);
  }

  private static String text(String plain) {
    return ReportJson.text(plain);
  }
}
