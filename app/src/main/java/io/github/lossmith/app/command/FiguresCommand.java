package io.github.lossmith.app.command;

import io.github.lossmith.app.command.option.BatchNote;
import io.github.lossmith.app.command.option.FolderConverter;
import io.github.lossmith.app.command.option.MinimumNote;
import io.github.lossmith.app.command.output.NumberText;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.spread.SpreadKind;
import io.github.lossmith.app.train.watch.CurveFigure;
import io.github.lossmith.app.train.watch.CurveQuantity;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.plotting.article.ArticleFigures;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.article.NamedLoss;
import io.github.lossmith.plotting.article.OwnLosses;
import io.github.lossmith.plotting.article.ProbabilityAxis;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.render.FigureFile;
import io.github.lossmith.plotting.render.FileFormat;
import io.github.lossmith.trainer.metric.Interpolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossmith figures}: the figures of the paper as files. */
@Command(
    name = "figures",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Draws Figures 1 and 2 of Kilbas & Paringer (2020) with your designs in them.",
      "Figure 1 has CE, Focal and Maki, Figure 2 QCE besides; the figure gammas, Focal and Maki",
      "for several gamma, is not in the paper.",
      "Panel (a) is the scale coefficient, (b) the loss. Prints the names of the files."
    })
public final class FiguresCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "DESIGN",
      description = "design files (*.lossmith.json) or names of presets")
  private List<String> designs = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = FolderConverter.class,
      required = true,
      description = "the folder for the files; it is made if need be")
  private Path out = Path.of("");

  @Option(
      names = "--runs",
      arity = "1..*",
      paramLabel = "DIR",
      description = "run directories, or folders of them: Figure 3 instead of Figures 1 and 2")
  private List<String> runs = List.of();

  @Option(
      names = "--spread",
      paramLabel = "S",
      defaultValue = "deviation",
      description =
          "the band of Figure 3 around the mean of a group of seeds: min-max, deviation (standard"
              + " deviation), interval (95 %% interval of the mean)")
  private String spread = SpreadKind.DEVIATION.key();

  @Option(names = "--single-seeds", description = "draw the seeds of a group behind their mean")
  private boolean seeds;

  @Option(
      names = "--format",
      paramLabel = "F",
      split = ",",
      description = "svg, pdf, png, csv; all of them if not given")
  private List<String> formats = List.of();

  @Option(
      names = "--p-axis",
      paramLabel = "A",
      description = "how p lies along Figures 1 and 2: linear, log or logit; linear if not given")
  private @Nullable String pAxis;

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description =
          "of designs with two coefficients, draw that for object or for background; both if not"
              + " given")
  private @Nullable String side;

  @Option(
      names = "--theme",
      paramLabel = "T",
      defaultValue = "light",
      description = "light or dark")
  private String theme = "light";

  @Option(
      names = "--dpi",
      paramLabel = "N",
      defaultValue = "300",
      description = "the resolution of PNG files, 30 to 1200")
  private double dpi = FigureFile.DEFAULT_DPI;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  FiguresCommand() {}

  @Override
  public Integer call() {
    StandardStreams console = StandardStreams.of(spec);
    return files().then(this::written).fold(console::answer, console::refuse);
  }

  /** All files, created before any is written. */
  private Outcome<Map<String, byte[]>> files() {
    return formats()
        .then(
            chosen ->
                theme().then(colours -> figures().map(drawn -> files(chosen, colours, drawn))));
  }

  private Outcome<Map<String, Figure>> figures() {
    return runs.isEmpty()
        ? across().then(across -> losses().map(own -> figures(own, across)))
        : figure3();
  }

  private static Map<String, Figure> figures(List<NamedLoss> own, ProbabilityAxis across) {
    return Map.of(
        "figure-1",
        ArticleFigures.figure1(own, across),
        "figure-2",
        ArticleFigures.figure2(own, across),
        "gammas",
        ArticleFigures.gammas(own, across));
  }

  private Outcome<Map<String, Figure>> figure3() {
    return pAxis != null
        ? Outcome.bad("app.figures.no-p")
        : spread()
            .then(
                kind -> RunCurves.read(runs).map(read -> Map.of("figure-3", figure3(read, kind))));
  }

  private Figure figure3(List<RunView> read, SpreadKind kind) {
    Texts texts = new Texts(() -> Locale.ENGLISH);
    String title = texts.text("app.figures.figure3");
    return CurveFigure.figure3(
        new CurveFigure.Request(
            read,
            Interpolation.ELEVEN_POINT,
            CurveQuantity.LOSS,
            0,
            kind,
            seeds,
            new LossStyles(),
            new CurveFigure.Labels(
                title,
                texts.text("app.train.figure.caption." + kind.key(), title, "{0}"),
                "iteration",
                "mAP",
                "",
                texts.text("app.figure.more", "{0}"),
                kind.words(texts))));
  }

  private Outcome<SpreadKind> spread() {
    return SpreadKind.named(spread)
        .map(Outcome::ok)
        .orElseGet(() -> Outcome.bad("app.figures.spread", spread));
  }

  private Outcome<ProbabilityAxis> across() {
    String name = pAxis == null ? ProbabilityAxis.LINEAR.key() : pAxis;
    return ProbabilityAxis.named(name)
        .map(Outcome::ok)
        .orElseGet(() -> Outcome.bad("app.figures.p-axis", name));
  }

  private Map<String, byte[]> files(
      List<FileFormat> chosen, FigureTheme colours, Map<String, Figure> drawn) {
    Map<String, Figure> figures = new TreeMap<>(drawn);
    Map<String, byte[]> files = new LinkedHashMap<>();
    figures.forEach(
        (name, figure) ->
            chosen.forEach(
                format ->
                    files.put(
                        name + "." + format.suffix(),
                        FigureFile.bytes(figure, format, colours, dpi))));
    return files;
  }

  private Outcome<List<FileFormat>> formats() {
    if (!(dpi >= FigureFile.LEAST_DPI && dpi <= FigureFile.HIGHEST_DPI)) {
      return Outcome.bad("app.figures.dpi", NumberText.number(dpi));
    }
    return Outcome.each(formats, FiguresCommand::format)
        .map(chosen -> chosen.isEmpty() ? List.of(FileFormat.values()) : chosen);
  }

  private static Outcome<FileFormat> format(String name) {
    return FileFormat.named(name)
        .map(Outcome::ok)
        .orElseGet(() -> Outcome.bad("app.figures.format", name));
  }

  private Outcome<FigureTheme> theme() {
    return switch (theme) {
      case "light" -> Outcome.ok(FigureTheme.LIGHT);
      case "dark" -> Outcome.ok(FigureTheme.DARK);
      default -> Outcome.bad("app.figures.theme", theme);
    };
  }

  private Outcome<List<NamedLoss>> losses() {
    return Outcome.each(
            designs, name -> design(name).then(this::side).map(found -> said(name, found)))
        .then(OwnLosses::of);
  }

  private Design said(String name, Design design) {
    BatchNote.say(StandardStreams.of(spec), name, design);
    MinimumNote.say(StandardStreams.of(spec), name, design, 1);
    return design;
  }

  /** The design, or the side of it that is asked for. */
  private Outcome<Design> side(Design design) {
    String asked = side;
    return asked == null
        ? Outcome.ok(design)
        : TargetSide.named(asked)
            .map(known -> Outcome.ok(design.side(known)))
            .orElseGet(() -> Outcome.bad("app.option.side", asked));
  }

  /** A design; an invalid coefficient is reported with the file's name. */
  private static Outcome<Design> design(String name) {
    return DesignRef.fileOrPreset(name)
        .resolve()
        .then(
            design ->
                OwnLosses.of(List.of(design))
                    .fold(
                        losses -> Outcome.ok(design),
                        problem -> Outcome.bad("app.figures.design", name, problem.message())));
  }

  private Outcome<String> written(Map<String, byte[]> files) {
    return folder().then(folder -> written(folder, files));
  }

  private Outcome<Path> folder() {
    try {
      return Files.exists(out) && !Files.isDirectory(out)
          ? Outcome.bad("app.figures.folder", out)
          : Outcome.ok(Files.createDirectories(out));
    } catch (IOException e) {
      return Outcome.bad("app.figures.unwritable", out, AtomicFile.reason(e));
    }
  }

  private static Outcome<String> written(Path folder, Map<String, byte[]> files) {
    return AtomicFile.write(folder, files)
        .map(
            written ->
                written.stream()
                    .map(file -> file + System.lineSeparator())
                    .collect(Collectors.joining()));
  }
}
