package io.github.lossmith.app.command.fit;

import io.github.lossmith.designer.fit.SeenExamples;
import io.github.lossmith.designer.fit.SidedExamples;
import io.github.lossmith.designer.imbalance.ProbabilityFile;
import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.fit.HistogramExamples;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The examples that a coefficient is fitted to: of a run, of a recorder, or values of p. */
final class FitSource {
  /** Their histograms are groups of the fit; more do not make it better. */
  private static final int MOST_RECORDS = 1000;

  /** Steps are listed in a message up to this number. */
  private static final int MOST_LISTED = 8;

  @Parameters(
      paramLabel = "RUN|CSV",
      description = {
        "the directory of a run, of Lossmith or of the recorder,",
        "or a file of p values of your own model"
      })
  private String source = "";

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      defaultValue = "",
      description = "the loss of the run whose p_t are taken")
  private String loss = "";

  @Option(
      names = "--at",
      paramLabel = "STEP",
      defaultValue = "",
      description = "the step of the record (default: the last one)")
  private String step = "";

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "1",
      description = "take so many records up to that step together, of small batches for example")
  private String records = "1";

  @Option(
      names = "--column",
      paramLabel = "NAME|N",
      defaultValue = "",
      description = "the column of a CSV; default: p, p_t, probability or the first number")
  private String column = "";

  /**
   * What was read.
   *
   * @param sides the examples of both sides apart; empty where they are not told apart
   * @param title where it is from, in words
   */
  record Read(SeenExamples examples, Optional<SidedExamples> sides, String name, String title) {
    /** The examples of both sides, which a fit of two sides needs. */
    Outcome<SidedExamples> bothSides() {
      return sides.map(Outcome::ok).orElseGet(() -> Outcome.bad("app.fit.noSides", title));
    }
  }

  /** Made by picocli, which fills in the fields. */
  FitSource() {}

  Outcome<Read> read() {
    try {
      Path path = Path.of(source);
      return Files.isDirectory(path) ? run(path) : values(path);
    } catch (InvalidPathException e) {
      return Outcome.bad("app.option.path", source, String.valueOf(e.getReason()));
    } catch (IOException e) {
      return Outcome.bad("app.fit.unreadable", source, OneLine.of(String.valueOf(e.getMessage())));
    }
  }

  private Outcome<Read> values(Path file) {
    if (!loss.isEmpty() || !step.isEmpty() || !records.equals("1")) {
      return Outcome.bad("app.fit.valuesAlone", file);
    }
    String name = String.valueOf(file.getFileName());
    return ProbabilityFile.read(file, column)
        .map(values -> new Read(SeenExamples.of(values), Optional.empty(), name, source));
  }

  private Outcome<Read> run(Path folder) throws IOException {
    RunDirectory run = new RunDirectory(folder);
    if (!column.isEmpty()) {
      return Outcome.bad("app.fit.columnAlone", folder);
    }
    if (!run.exists() && !Files.isRegularFile(run.metrics())) {
      RunGroup group = new RunGroup(folder);
      return group.exists() && !group.runs().isEmpty()
          ? Outcome.bad("app.fit.group", folder, group.runs().get(0).path())
          : Outcome.bad("app.fit.noRun", folder);
    }
    List<LossHistory> seen =
        RunHistory.read(run).losses().stream()
            .filter(history -> !history.probabilities().isEmpty())
            .toList();
    if (seen.isEmpty()) {
      return Outcome.bad("app.fit.noHistogram", folder);
    }
    String names = seen.stream().map(LossHistory::loss).collect(Collectors.joining(", "));
    if (loss.isEmpty() && seen.size() > 1) {
      return Outcome.bad("app.fit.losses", folder, names);
    }
    Optional<LossHistory> chosen =
        seen.stream().filter(h -> loss.isEmpty() || h.loss().equals(loss)).findFirst();
    return chosen
        .map(history -> records(run, history))
        .orElseGet(() -> Outcome.bad("app.fit.noLoss", folder, loss, names));
  }

  private Outcome<Read> records(RunDirectory run, LossHistory history) {
    OptionalDouble number = FitGoalOptions.whole(records);
    if (number.isEmpty() || number.getAsDouble() < 1 || number.getAsDouble() > MOST_RECORDS) {
      return Outcome.bad("app.fit.records", records, Integer.toString(MOST_RECORDS));
    }
    List<Probabilities> lines = history.probabilities();
    int last = lines.size() - 1;
    if (!step.isEmpty()) {
      while (last >= 0 && lines.get(last).iteration() != FitGoalOptions.whole(step).orElse(-1)) {
        last--;
      }
      if (last < 0) {
        return Outcome.bad("app.fit.noStep", run.path(), step, steps(lines));
      }
    }
    int first = Math.max(0, last + 1 - (int) number.getAsDouble());
    List<Probabilities> taken = new ArrayList<>(lines.subList(first, last + 1));
    String from = Long.toString(taken.get(0).iteration());
    String to = Long.toString(taken.get(taken.size() - 1).iteration());
    String title =
        source + ", " + history.loss() + ", step " + (from.equals(to) ? to : from + " to " + to);
    List<ProbabilityHistogram> bins = taken.stream().map(Probabilities::histogram).toList();
    return Outcome.ok(
        new Read(HistogramExamples.of(bins), HistogramExamples.sides(bins), run.name(), title));
  }

  private static String steps(List<Probabilities> lines) {
    int size = lines.size();
    String first =
        lines.stream()
            .limit(MOST_LISTED)
            .map(line -> Long.toString(line.iteration()))
            .collect(Collectors.joining(", "));
    return size <= MOST_LISTED ? first : first + ", …, " + lines.get(size - 1).iteration();
  }
}
