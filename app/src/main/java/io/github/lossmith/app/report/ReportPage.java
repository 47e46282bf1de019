package io.github.lossmith.app.report;

import io.github.lossmith.app.comparison.ComparisonCells;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.resources.LossmithVersion;
import io.github.lossmith.trainer.comparison.ComparedLoss;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.Comparison.ComparedLosses;
import io.github.lossmith.trainer.comparison.SeedRun;
import io.github.lossmith.trainer.comparison.VerdictText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The report on a comparison: verdicts, figures, tables, coefficients, settings, runs. */
public final class ReportPage {
  private final Texts texts;
  private final ReportContent content;
  private final Comparison comparison;
  private final HtmlPage page;

  private ReportPage(ReportContent content, Texts texts) {
    this.content = content;
    this.texts = texts;
    comparison = content.comparison();
    String name = content.first().experiment().name();
    page = new HtmlPage(text("title", name), texts.language());
  }

  /** The page in the language of the texts. */
  public static String of(ReportContent content, Texts texts) {
    ReportPage report = new ReportPage(content, texts);
    report.introduction();
    report.verdicts();
    report.content.curves().ifPresent(drawn -> report.page.figure(drawn, report.text("curves")));
    report
        .content
        .gradient()
        .ifPresent(drawn -> report.page.figure(drawn, report.text("gradient")));
    report.tables();
    new ReportLosses(report.page, texts).write(content.runs());
    report.settings();
    report.runs();
    report.page.quiet(report.text("made", LossmithVersion.text()));
    return report.page.text();
  }

  private String text(String key, Object... arguments) {
    return texts.text("app.report." + key, arguments);
  }

  private void introduction() {
    String description = content.first().experiment().description();
    if (!description.isBlank()) {
      page.paragraph(description);
    }
    String at = text(comparison.choice().best() ? "best" : "final");
    page.quiet(text("metric", comparison.choice().metric(), at));
  }

  private void verdicts() {
    page.heading(text("verdicts"));
    VerdictText words =
        new VerdictText(texts.language(), comparison.baseline(), comparison.sought());
    List<String> lines = new ArrayList<>();
    for (ComparedLoss loss : comparison.map().losses()) {
      lines.add(words.of(loss));
      comparison.caveats(loss.name()).forEach(caveat -> lines.add(texts.text(caveat)));
    }
    page.items(lines);
    List<Problem> notes = comparison.notes();
    if (!notes.isEmpty()) {
      page.subheading(text("notes"));
      page.items(notes.stream().map(texts::text).toList());
    }
  }

  private void tables() {
    page.heading(text("map"));
    table(comparison.map());
    page.quiet(text("rule"));
    for (Map.Entry<String, ComparedLosses> one : comparison.classes().entrySet()) {
      page.subheading(text("class", one.getKey()));
      table(one.getValue());
    }
  }

  private void table(ComparedLosses table) {
    ComparisonCells cells = ComparisonCells.fractions(texts.language());
    List<String> head = new ArrayList<>();
    for (String column : List.of("loss", "seeds", "mean", "interval")) {
      head.add(column(column));
    }
    head.add("− " + comparison.baseline());
    for (String column : List.of("interval", "student", "sign-flip", "verdict")) {
      head.add(column(column));
    }
    List<List<String>> rows = new ArrayList<>();
    for (ComparedLoss loss : table.losses()) {
      rows.add(
          List.of(
              loss.name(),
              cells.seeds(loss),
              cells.mean(loss),
              cells.interval(loss),
              cells.difference(loss),
              cells.differenceInterval(loss),
              cells.decisive(loss),
              cells.signFlipAdjusted(loss),
              texts.text("app.train.verdict.is." + loss.verdict().key())));
    }
    page.table(head, rows, true);
  }

  private String column(String key) {
    return texts.text("app.train.verdict." + key);
  }

  private void settings() {
    page.heading(text("settings"));
    List<List<String>> rows = new ArrayList<>();
    ExperimentSettings.of(content.first().experiment())
        .forEach((key, value) -> rows.add(List.of(key, value)));
    page.table(List.of(text("setting"), text("value")), rows, false);
  }

  private void runs() {
    page.heading(text("runs"));
    List<List<String>> rows = new ArrayList<>();
    Map<String, List<String>> machines = new TreeMap<>();
    for (SeedRun run : content.runs()) {
      rows.add(
          List.of(
              Long.toString(run.seed()),
              run.directory().name(),
              run.engine().engine() + ", " + run.engine().device(),
              run.version()));
      String machine = machine(run);
      machines.computeIfAbsent(machine, any -> new ArrayList<>()).add(run.directory().name());
    }
    page.table(List.of(text("seed"), text("folder"), text("engine"), text("version")), rows, false);
    List<String> lines = new ArrayList<>();
    machines.forEach(
        (machine, names) -> lines.add(machine + " (" + String.join(", ", names) + ")"));
    page.subheading(text("machine"));
    page.items(lines);
  }

  private String machine(SeedRun run) {
    List<String> facts = new ArrayList<>();
    new TreeMap<>(run.environment())
        .forEach((name, value) -> facts.add(name.equals("lossmith") ? "" : name + " " + value));
    facts.removeIf(String::isEmpty);
    return facts.isEmpty() ? text("unknown") : String.join(", ", facts);
  }
}
