package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.ComparedRunsOptions;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.comparison.ComparisonFormat;
import io.github.lossmith.app.comparison.ComparisonJson;
import io.github.lossmith.app.comparison.PlainComparison;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.comparison.Comparison;
import io.github.lossmith.trainer.comparison.EvaluationChoice;
import io.github.lossmith.trainer.comparison.SeedRuns;
import io.github.lossmith.trainer.metric.Interpolation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith compare}: are losses told apart by their seeds? */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares losses over the seeds of their runs, and says whether they can be told apart.",
      "Mean, standard deviation, 95 %% interval; difference to a baseline under the same seeds.",
      "The verdict is that of a paired t test with Holm's correction; docs/compare.md says why.",
      "What was left out, and what differs beside the loss, is said on standard error."
    })
public final class CompareCommand implements Callable<Integer> {
  static final Map<String, Interpolation> METRICS =
      Map.of("11-point", Interpolation.ELEVEN_POINT, "all-point", Interpolation.ALL_POINT);

  private static final Map<String, Boolean> BEST = Map.of("final", false, "best", true);

  @Spec private CommandSpec spec;
  @Mixin private ComparedRunsOptions compared;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      defaultValue = "11-point",
      description = "11-point (VOC2007) or all-point (VOC2010 on; default: ${DEFAULT-VALUE})")
  private String metric = "11-point";

  @Option(
      names = "--at",
      paramLabel = "WHEN",
      defaultValue = "final",
      description =
          "final: after the last step; best: the best evaluation (default: ${DEFAULT-VALUE})")
  private String at = "final";

  @Option(
      names = "--difference",
      paramLabel = "D",
      defaultValue = "0.02",
      description =
          "where losses are not told apart, say how many seeds a difference of D in mAP would need"
              + " (default: ${DEFAULT-VALUE})")
  private double difference = Comparison.USUAL_DIFFERENCE;

  @Option(names = "--classes", description = "the average precision of each class besides")
  private boolean classes;

  @ArgGroup private @Nullable Form form;

  /** The form of the output, at most one of them. */
  private static final class Form {
    @Option(
        names = "--json",
        description = "{\"baseline\": …, \"metric\": …, \"losses\": […]} for programs")
    private boolean json;

    @Option(names = "--csv", description = "a line for each loss")
    private boolean csv;

    @Option(names = "--latex", description = "a table for the package booktabs")
    private boolean latex;

    @Option(names = "--markdown", description = "a table for a note")
    private boolean markdown;

    /** None for JSON. */
    Optional<ComparisonFormat> table() {
      if (csv) {
        return Optional.of(ComparisonFormat.CSV);
      }
      if (latex) {
        return Optional.of(ComparisonFormat.LATEX);
      }
      return markdown && !json ? Optional.of(ComparisonFormat.MARKDOWN) : Optional.empty();
    }
  }

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  CompareCommand() {}

  @Override
  public Integer call() {
    return choice()
        .then(
            choice ->
                SeedRuns.read(compared.folders())
                    .then(runs -> Comparison.of(runs, choice, compared.baseline(), difference)))
        .fold(this::print, StandardStreams.of(spec)::refuse);
  }

  private Outcome<EvaluationChoice> choice() {
    Interpolation interpolation = METRICS.get(metric);
    Boolean best = BEST.get(at);
    if (interpolation == null) {
      return Outcome.bad("app.evaluate.metric", metric);
    }
    if (best == null) {
      return Outcome.bad("app.compare.at", at);
    }
    if (!(difference > 0 && difference <= 1)) {
      return Outcome.bad("app.compare.difference", difference);
    }
    return Outcome.ok(new EvaluationChoice(interpolation, best));
  }

  private int print(Comparison comparison) {
    StandardStreams console = StandardStreams.of(spec);
    comparison.notes().forEach(note -> note(console, note));
    Form asked = form;
    if (asked != null) {
      comparison.caveats().values().forEach(all -> all.forEach(note -> note(console, note)));
    }
    return console.answer(
        asked == null ? PlainComparison.of(comparison, classes) : text(asked, comparison));
  }

  private String text(Form asked, Comparison comparison) {
    return asked
        .table()
        .map(table -> table.of(comparison, classes))
        .orElseGet(() -> ComparisonJson.of(comparison, classes));
  }

  private static void note(StandardStreams console, Problem note) {
    console.say("note: " + StandardStreams.oneLine(note.message()));
  }
}
