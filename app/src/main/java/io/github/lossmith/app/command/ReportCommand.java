package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.ComparedRunsOptions;
import io.github.lossmith.app.command.option.LanguageOption;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.report.ReportContent;
import io.github.lossmith.app.report.ReportCurves;
import io.github.lossmith.app.report.ReportPage;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.train.watch.ViewOptions;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.EvaluationChoice;
import io.github.lossmith.trainer.comparison.SeedRun;
import io.github.lossmith.trainer.comparison.SeedRuns;
import io.github.lossmith.trainer.metric.Interpolation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith report}: a comparison with all it depends on, as one page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes one self-contained HTML file about runs, to send or to print.",
      "It has verdicts, Figure 3, tables, the coefficients with their checks, settings, versions",
      "and machines, needs no network, and follows the system's light or dark theme."
    })
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LanguageOption language;
  @Mixin private ComparedRunsOptions compared;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "the file, such as report.html; - writes to standard output")
  private Path out = Path.of("");

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  ReportCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    return language
        .locale()
        .then(this::page)
        .then(this::written)
        .fold(console::answer, console::refuse);
  }

  private Outcome<String> page(Locale locale) {
    EvaluationChoice choice = new EvaluationChoice(Interpolation.ELEVEN_POINT, false);
    Texts texts = new Texts(() -> locale);
    return SeedRuns.read(compared.folders())
        .then(
            runs ->
                Comparison.of(runs, choice, compared.baseline(), Comparison.USUAL_DIFFERENCE)
                    .map(
                        comparison ->
                            ReportPage.of(content(comparison, runs.runs(), texts), texts)));
  }

  private ReportContent content(Comparison comparison, List<SeedRun> runs, Texts texts) {
    Optional<List<RunView>> views = RunCurves.read(compared.folders()).toOptional();
    ViewOptions options = new ViewOptions();
    LossStyles styles = new LossStyles();
    return new ReportContent(
        comparison,
        runs,
        views.map(seen -> ReportCurves.of(seen, options, styles, texts)),
        views.flatMap(seen -> ReportCurves.gradient(seen, options, styles, texts)));
  }

  private Outcome<String> written(String page) {
    if (out.toString().equals(StandardStreams.STANDARD_OUTPUT)) {
      return Outcome.ok(page);
    }
    return AtomicFile.write(out, page.getBytes(StandardCharsets.UTF_8))
        .map(written -> written + System.lineSeparator());
  }
}
