package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.ChosenLoss;
import io.github.lossmith.app.command.option.DesignOptions;
import io.github.lossmith.app.command.option.MinimumNote;
import io.github.lossmith.app.command.option.SideOption;
import io.github.lossmith.app.command.output.CurveRow;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.command.output.TypedProbability;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.export.ExportTarget;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassTablesText;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.program.ExperimentProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lossmith export}: a loss, or a whole experiment, for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a loss for another program: PyTorch, Hugging Face, XGBoost, LightGBM, Java, LaTeX,"
          + " HTML.",
      "Both coefficients of a loss with two sides are written, or those of one --side.",
      "With --to pytorch-experiment, DESIGN is an experiment: quick, bccd, voc-paper or a file."
    })
public final class ExportCommand implements Callable<Integer> {
  private static final String CSV = "csv";
  private static final String EXPERIMENT = "pytorch-experiment";
  private static final int CSV_POINTS = 1000;

  @Spec private CommandSpec spec;
  @Mixin private DesignOptions design;
  @Mixin private SideOption side;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TARGET",
      description = "pytorch, pytorch-experiment, hf, xgboost, lightgbm, java, latex, html or csv")
  private String target;

  @Option(
      names = "--class-tables",
      paramLabel = "RULE|JSON",
      defaultValue = "",
      description =
          "tables of the classes, for pytorch and pytorch-experiment: as in train; pytorch needs"
              + " the counts, as '{\"rule\": \"vs\", \"counts\": {\"cat\": 90, \"dog\": 9}}'")
  private String classTables;

  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      defaultValue = "",
      description = "where to write; default, and -: standard output")
  private String out;

  /** A text and the name of the file it belongs in. */
  private record Written(String text, String fileName) {}

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  ExportCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    Outcome<Written> written = target.equals(EXPERIMENT) ? experiment() : loss();
    return written.fold(w -> write(console, w), console::refuse);
  }

  private Outcome<Written> loss() {
    if (target.equals(CSV)) {
      return design
          .chosen()
          .then(chosen -> side.sides(chosen).then(sides -> csv(chosen, sides)))
          .map(text -> new Written(text, "loss.csv"));
    }
    return ExportTarget.named(target)
        .map(this::loss)
        .orElseGet(() -> Outcome.bad("app.export.no-target", target));
  }

  private Outcome<Written> loss(ExportTarget to) {
    return design
        .chosen()
        .then(side::whereAsked)
        .then(
            chosen ->
                ClassTablesText.parse(classTables)
                    .map(tables -> tables.isEmpty() ? chosen : chosen.with(tables)))
        .then(
            chosen ->
                to.text(chosen.design())
                    .map(text -> new Written(text, to.fileName(chosen.design()))));
  }

  /** A table; of two sides the first column names the side. */
  private Outcome<String> csv(ChosenLoss loss, List<TargetSide> sides) {
    for (TargetSide which : sides) {
      ChosenLoss one = loss.side(which);
      MinimumNote.say(StandardStreams.of(spec), one.design().name(), one.design(), one.progress());
    }
    Outcome<List<String>> tables =
        Outcome.each(
            sides, one -> loss.side(one).coefficient().then(LossCurve::of).map(ExportCommand::csv));
    return tables.map(texts -> texts.size() == 1 ? texts.get(0) : joined(sides, texts));
  }

  private static String joined(List<TargetSide> sides, List<String> tables) {
    StringBuilder text = new StringBuilder();
    for (int side = 0; side < sides.size(); side++) {
      List<String> lines = tables.get(side).lines().toList();
      if (side == 0) {
        text.append("side,").append(lines.get(0)).append('\n');
      }
      for (String line : lines.subList(1, lines.size())) {
        text.append(sides.get(side).key()).append(',').append(line).append('\n');
      }
    }
    return text.toString();
  }

  private static String csv(LossCurve curve) {
    return CurveRow.csv(
        IntStream.rangeClosed(1, CSV_POINTS)
            .mapToObj(i -> CurveRow.of(curve, TypedProbability.even(i, CSV_POINTS)))
            .toList());
  }

  private Outcome<Written> experiment() {
    String given = design.file();
    if (given.isEmpty()) {
      return Outcome.bad("app.export.experiment", String.join(", ", ExperimentPresets.names()));
    }
    try {
      Path folder = Path.of(given).toAbsolutePath().getParent();
      Path from = folder == null ? Path.of(".") : folder;
      return ExperimentPresets.find(given)
          .then(found -> ClassTablesText.parse(classTables).map(found::withClassTables))
          .then(found -> ExperimentProgram.text(found, from).map(text -> named(found, text)));
    } catch (InvalidPathException e) {
      return Outcome.bad("app.option.path", given, String.valueOf(e.getReason()));
    }
  }

  private static Written named(Experiment experiment, String text) {
    return new Written(text, experiment.name().replaceAll("[^A-Za-z0-9]+", "_") + ".py");
  }

  private int write(StandardStreams console, Written written) {
    if (out.isEmpty() || out.equals(StandardStreams.STANDARD_OUTPUT)) {
      return console.answer(written.text());
    }
    try {
      Path given = Path.of(out);
      Path file = Files.isDirectory(given) ? given.resolve(written.fileName()) : given;
      console.sayIfPipe(file);
      return AtomicFile.write(file, written.text().getBytes(StandardCharsets.UTF_8))
          .fold(path -> said(console, path), console::refuse);
    } catch (InvalidPathException e) {
      return console.refuse(Problem.of("app.option.path", out, String.valueOf(e.getReason())));
    }
  }

  private static int said(StandardStreams console, Path path) {
    console.say("wrote " + path);
    return CommandLine.ExitCode.OK;
  }
}
