package io.github.lossmith.app.command.fit;

import io.github.lossmith.app.command.output.MachineNumber;
import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.ReportJson;
import io.github.lossmith.designer.fit.FittedCoefficient;
import io.github.lossmith.designer.fit.TenthPull;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What each tenth pulls, for people and for programs. */
final class FitText {
  private FitText() {}

  static String table(String title, FittedCoefficient fit, List<Problem> notes) {
    StringBuilder text = new StringBuilder(title).append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "%n%-9s %14s %10s %10s   %s%n",
            "p",
            "examples",
            "before",
            "after",
            "95 %"));
    for (TenthPull tenth : fit.tenths()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.1f-%.1f   %14s %10s %10s   %s%n",
              tenth.from(),
              tenth.to(),
              NumberText.number(tenth.examples()),
              percent(tenth.before()),
              percent(tenth.after()),
              tenth.isEmpty() ? "" : within(tenth)));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%-24s %10s %10s%n",
            "below 0.5",
            percent(fit.hardShareBefore()),
            percent(fit.hardShare())));
    notes.forEach(note -> text.append('\n').append(note.message()));
    return text.append(notes.isEmpty() ? "" : "\n").toString();
  }

  private static String within(TenthPull tenth) {
    return percent(tenth.after() / tenth.factor()) + " to " + percent(most(tenth));
  }

  private static double most(TenthPull tenth) {
    return Math.min(1, tenth.after() * tenth.factor());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  static String json(String title, FittedCoefficient fit, List<Problem> notes) {
    String tenths =
        fit.tenths().stream()
            .map(FitText::object)
            .collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
    String lines =
        notes.stream().map(note -> note(note)).collect(Collectors.joining(",\n    ", "[", "]"));
    return "{\n  \"source\": "
        + ReportJson.text(title)
        + ",\n  \"hardShare\": {\"before\": "
        + MachineNumber.json(fit.hardShareBefore())
        + ", \"after\": "
        + MachineNumber.json(fit.hardShare())
        + "},\n  \"curvature\": "
        + MachineNumber.json(fit.curvature())
        + ",\n  \"tenths\": "
        + tenths
        + ",\n  \"notes\": "
        + lines
        + "\n}\n";
  }

  private static String note(Problem note) {
    return "{\"key\": "
        + ReportJson.text(note.key())
        + ", \"text\": "
        + ReportJson.text(note.message())
        + "}";
  }

  private static String object(TenthPull tenth) {
    return "{\"from\": "
        + NumberText.number(tenth.from())
        + ", \"to\": "
        + NumberText.number(tenth.to())
        + ", \"examples\": "
        + MachineNumber.json(tenth.examples())
        + ", \"before\": "
        + MachineNumber.json(tenth.before())
        + ", \"after\": "
        + MachineNumber.json(tenth.after())
        + ", \"low\": "
        + MachineNumber.json(tenth.isEmpty() ? Double.NaN : tenth.after() / tenth.factor())
        + ", \"high\": "
        + MachineNumber.json(tenth.isEmpty() ? Double.NaN : most(tenth))
        + "}";
  }
}
