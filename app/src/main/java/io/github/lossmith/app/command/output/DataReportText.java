package io.github.lossmith.app.command.output;

import io.github.lossmith.trainer.doctor.ClassCount;
import io.github.lossmith.trainer.doctor.DataFinding;
import io.github.lossmith.trainer.doctor.DataFinding.Effect;
import io.github.lossmith.trainer.doctor.DataFinding.Kind;
import io.github.lossmith.trainer.doctor.DataReport;
import io.github.lossmith.trainer.doctor.SplitCount;
import io.github.lossmith.trainer.voc.NameList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The doctor's report on a data set for people. */
public final class DataReportText {
  private static final int SHOWN_OF_A_KIND = 5;
  private static final int SHOWN_OF_A_FAULT = 20;

  /** Kinds of findings that a valid data set may have thousands of. */
  private static final Set<Kind> SHORTENED =
      EnumSet.of(
          Kind.NOT_REACHED,
          Kind.IN_NO_SPLIT,
          Kind.OTHER_SIZE,
          Kind.ORIENTATION,
          Kind.NO_OBJECTS,
          Kind.TWO_IMAGES,
          Kind.SAME_NAME);

  private final DataReport report;
  private final boolean all;
  private final StringBuilder text = new StringBuilder();

  private DataReportText(DataReport report, boolean all) {
    this.report = report;
    this.all = all;
  }

  public static String print(DataReport report, boolean all) {
    DataReportText printed = new DataReportText(report, all);
    printed.counts();
    printed.findings("A run cannot start", Effect.STOPS_A_RUN);
    printed.findings("Boxes that a run leaves out", Effect.BOX_LEFT_OUT);
    printed.findings("Worth knowing", Effect.WORTH_KNOWING);
    printed.verdict();
    return printed.text.toString();
  }

  private void counts() {
    line("%d images, %d splits", report.images(), report.splits().size());
    line("");
    line("%-24s %8s %8s", "split", "images", "objects");
    for (SplitCount split : report.splits()) {
      line("%-24s %8d %8d", split.name(), split.images(), split.objects());
    }
    line("");
    line(
        "%-24s %8s %8s %10s %10s %12s",
        "class", "images", "objects", "difficult", "truncated", "not reached");
    for (ClassCount one : report.classes()) {
      line(
          "%-24s %8d %8d %10d %10d %12d",
          StandardStreams.oneLine(NameList.cut(one.name())),
          one.images(),
          one.objects(),
          one.difficult(),
          one.truncated(),
          one.notReached());
    }
    line("");
    line(
        "Positives an image: mean %.1f, fewest %d, of %d priors. An object is not reached where no"
            + " prior overlaps it by 0.5; it then has one prior only.",
        report.positives(), report.fewestPositives(), report.priors());
  }

  private void findings(String title, Effect effect) {
    if (report.count(effect) == 0) {
      return;
    }
    line("");
    line("%s: %d", title, report.count(effect));
    for (Kind kind : Kind.values()) {
      List<DataFinding> some =
          report.findings().stream()
              .filter(one -> one.effect() == effect && one.kind() == kind)
              .toList();
      int most = SHORTENED.contains(kind) ? SHOWN_OF_A_KIND : SHOWN_OF_A_FAULT;
      int shown = all ? some.size() : Math.min(some.size(), most);
      some.subList(0, shown)
          .forEach(one -> line("  %s", StandardStreams.oneLine(one.text().message())));
      if (some.size() > shown) {
        line("  … and %d more like this (--all lists them)", some.size() - shown);
      }
    }
  }

  private void verdict() {
    int left = report.count(Effect.BOX_LEFT_OUT);
    line("");
    line(
        report.canRun() ? "A run can start; it leaves out %d boxes." : "A run cannot start.", left);
  }

  private void line(String pattern, Object... values) {
    text.append(String.format(Locale.ROOT, pattern, values)).append('\n');
  }
}
