package io.github.lossmith.app.command.fit;

import io.github.lossmith.app.command.output.MachineNumber;
import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.ReportJson;
import io.github.lossmith.designer.fit.FittedCoefficient;
import io.github.lossmith.designer.fit.SidedFit;
import io.github.lossmith.designer.fit.TenthPull;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What each tenth pulls, for people and for programs. */
final class FitText {
  private FitText() {}

  static String table(String title, FittedCoefficient fit, List<Problem> notes) {
    return title + "\n\n" + table(fit) + lines(notes);
  }

  /** A table for each side, and what objects pull. */
  static String table(String title, SidedFit fit, List<Problem> notes) {
    String share =
        String.format(
            Locale.ROOT,
            "%-24s %10s %10s%n",
            "objects",
            percent(fit.shareBefore()),
            percent(fit.share()));
    return title
        + "\n\nobjects\n"
        + table(fit.object())
        + "\nbackground\n"
        + table(fit.background())
        + "\n"
        + share
        + lines(notes);
  }

  private static String lines(List<Problem> notes) {
    StringBuilder text = new StringBuilder();
    notes.forEach(note -> text.append('\n').append(note.message()));
    return text.append(notes.isEmpty() ? "" : "\n").toString();
  }

  private static String table(FittedCoefficient fit) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%-9s %14s %10s %10s   %s%n", "p", "examples", "before", "after", "95 %"));
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
    return text.append(
            String.format(
                Locale.ROOT,
                "%-24s %10s %10s%n",
                "below 0.5",
                percent(fit.hardShareBefore()),
                percent(fit.hardShare())))
        .toString();
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
    return "{\n  \"source\": "
        + ReportJson.text(title)
        + ",\n  "
        + members(fit, "  ")
        + ",\n  \"notes\": "
        + array(notes)
        + "\n}\n";
  }

  /** {@code {"source": …, "objectShare": …, "object": {…}, "background": {…}, "notes": […]}}. */
  static String json(String title, SidedFit fit, List<Problem> notes) {
    return "{\n  \"source\": "
        + ReportJson.text(title)
        + ",\n  \"objectShare\": "
        + share(fit.shareBefore(), fit.share())
        + ",\n  \"object\": {\n    "
        + members(fit.object(), "    ")
        + "\n  },\n  \"background\": {\n    "
        + members(fit.background(), "    ")
        + "\n  },\n  \"notes\": "
        + array(notes)
        + "\n}\n";
  }

  private static String members(FittedCoefficient fit, String indent) {
    String tenths =
        fit.tenths().stream()
            .map(FitText::object)
            .collect(Collectors.joining(",\n  " + indent, "[\n  " + indent, "\n" + indent + "]"));
    return "\"hardShare\": "
        + share(fit.hardShareBefore(), fit.hardShare())
        + ",\n"
        + indent
        + "\"curvature\": "
        + MachineNumber.json(fit.curvature())
        + ",\n"
        + indent
        + "\"tenths\": "
        + tenths;
  }

  private static String share(double before, double after) {
    return "{\"before\": "
        + MachineNumber.json(before)
        + ", \"after\": "
        + MachineNumber.json(after)
        + "}";
  }

  private static String array(List<Problem> notes) {
    return notes.stream().map(FitText::note).collect(Collectors.joining(",\n    ", "[", "]"));
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
