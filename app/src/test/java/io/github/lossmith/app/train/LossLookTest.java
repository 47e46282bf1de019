package io.github.lossmith.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.command.LossmithCommand;
import io.github.lossmith.app.train.detail.AnchorSide;
import io.github.lossmith.app.train.detail.ProbabilityFigure;
import io.github.lossmith.app.train.spread.SpreadKind;
import io.github.lossmith.app.train.watch.CurveFigure;
import io.github.lossmith.app.train.watch.CurveQuantity;
import io.github.lossmith.app.train.watch.LossView;
import io.github.lossmith.app.train.watch.RunFollower;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.window.TestWindow;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.plotting.article.ArticleFigures;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.article.OwnLosses;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.figure.SpreadBand;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.metric.Interpolation;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loss has the same colour and dash in every view, in the window and from the command line. */
class LossLookTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Design OWN = Design.typed("Softened", "-(1-p)^2/(p+0.1)");

  /** A loss's name in a run, and in a design; the paper's Figure 2 has them all but OHEM. */
  private static final Map<String, String> IN_DESIGN =
      Map.of("CE", "CE", "Focal", "Focal", "Maki", "Maki", "QCE", "QCE", "My loss", "Softened");

  @TempDir private Path folder;
  private RunDirectory run;

  @BeforeEach
  void writeRun() throws IOException {
    run = run("one");
  }

  private RunDirectory run(String name) throws IOException {
    RunDirectory made = new RunDirectory(folder.resolve("runs").resolve(name));
    made.write(RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    List<LossSettings> losses = new ArrayList<>(ExperimentPresets.named("quick").losses());
    losses.add(LossSettings.of("My loss", DesignFile.print(OWN)));
    Experiment experiment = ExperimentPresets.named("quick").withLosses(losses);
    Files.writeString(made.experiment(), ExperimentFile.print(experiment));
    try (MetricsWriter writer = MetricsWriter.open(made.metrics())) {
      for (LossSettings loss : losses) {
        for (long step : new long[] {100, 200}) {
          writer.append(new Evaluation(loss.name(), step, NOW, 0.3, 0.3, Map.of(), Map.of(), 1));
        }
      }
    }
    return made;
  }

  /** Colour and dash, without the width, which marks the selected design. */
  private record Seen(Rgb colour, LineStyle.Dash dash) {
    static Seen of(LineStyle style) {
      return new Seen(FigureTheme.LIGHT.colour(style.colour()), style.dash());
    }
  }

  private static Map<String, Seen> curves(Figure figure, String panel) {
    Map<String, Seen> seen = new LinkedHashMap<>();
    for (Series series : figure.panel(panel).orElseThrow().series()) {
      seen.put(name(series), Seen.of(series.style()));
    }
    return seen;
  }

  private static String name(Layer layer) {
    return layer.name().letters().replaceFirst(", γ.*", "");
  }

  private static Map<String, Seen> paper() {
    return curves(ArticleFigures.figure2(OwnLosses.of(List.of(OWN)).orThrow()), "loss");
  }

  private RunView view(RunDirectory of) {
    return new RunFollower(of).view(of.name());
  }

  private Figure watch(RunDirectory... runs) {
    List<RunView> views = List.of(runs).stream().map(this::view).toList();
    return CurveFigure.of(
        new CurveFigure.Request(
            views,
            Interpolation.ELEVEN_POINT,
            CurveQuantity.LOSS,
            0,
            SpreadKind.DEVIATION,
            false,
            new LossStyles(),
            new CurveFigure.Labels(
                "", "{0}", "i", "m", "q", "{0} more", new SpreadBand.Words("{0}", "1"))));
  }

  @Test
  void watchAndFigure3ShowALossAsFigure2Does() {
    for (String panel : List.of("map", "steps")) {
      Map<String, Seen> watched = curves(watch(run), panel);
      IN_DESIGN.forEach(
          (trained, designed) ->
              assertThat(watched.get(trained)).as(trained).isEqualTo(paper().get(designed)));
      assertThat(watched.values()).doesNotHaveDuplicates();
      assertThat(watched).containsKey("CE + OHEM");
    }
  }

  @Test
  void aSecondRunOfALossLooksLikeTheFirstInAnotherWidth() throws IOException {
    Figure figure = watch(run, run("two"));
    Map<String, Seen> both = curves(figure, "map");
    IN_DESIGN.forEach(
        (trained, designed) -> {
          assertThat(both.get("one · " + trained)).isEqualTo(paper().get(designed));
          assertThat(both.get("two · " + trained)).isEqualTo(paper().get(designed));
        });
    assertThat(figure.panel("map").orElseThrow().series())
        .hasSize(12)
        .extracting(Series::style)
        .doesNotHaveDuplicates();
  }

  @Test
  void probabilitiesShowTheLossAsFigure2Does() {
    ProbabilityHistogram.Builder bins = ProbabilityHistogram.builder(List.of("RBC"));
    bins.add(0.3, 1, 1);
    LossView loss = view(run).loss("Focal").orElseThrow();
    Figure figure =
        ProbabilityFigure.of(
            new ProbabilityFigure.Request(
                bins.build(),
                AnchorSide.BOTH,
                -1,
                OWN.coefficients(1).toOptional(),
                new LossStyles().of(loss.identity()),
                new ProbabilityFigure.Labels("", "", "", "", "", "o", "b")));
    Seen focal = paper().get("Focal");
    assertThat(Seen.of(figure.panel("coefficient").orElseThrow().series().get(0).style()))
        .isEqualTo(focal);
    assertThat(Seen.of(bars(figure, "gradient").get(0).style())).isEqualTo(focal);
    assertThat(bars(figure, "anchors"))
        .allSatisfy(bar -> assertThat(paper().values()).doesNotContain(Seen.of(bar.style())));
  }

  private static List<Layer.Bars> bars(Figure figure, String panel) {
    return figure.panel(panel).orElseThrow().layers().stream()
        .filter(Layer.Bars.class::isInstance)
        .map(Layer.Bars.class::cast)
        .toList();
  }

  @Test
  void designAndImbalanceShowALossAsFigure2DoesInBothThemes() {
    Path file = folder.resolve("softened" + DesignFile.SUFFIX);
    DesignFile.write(OWN, file).orThrow();
    try (TestWindow window = TestWindow.open(folder.resolve("home"))) {
      window.openFile(file);
      window.until("opened", () -> window.curve("loss", "Softened").isPresent());
      for (boolean dark : new boolean[] {false, true}) {
        TestWindow.onScreen(() -> darken(window, dark));
        window.until("dressed", () -> window.services.dark().get() == dark);
        assertThat(curves(window.shown().orElseThrow(), "loss")).containsAllEntriesOf(paper());
      }
      window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
      window.until("arrived", () -> window.find("#bars", FigureView.class).isVisible());
      Figure bars =
          TestWindow.onScreen(() -> window.find("#bars", FigureView.class).shown().orElseThrow());
      Map<String, Seen> seen = new LinkedHashMap<>();
      bars(bars, "logit").forEach(bar -> seen.put(name(bar), Seen.of(bar.style())));
      assertThat(seen).containsExactlyInAnyOrderEntriesOf(paper());
    }
  }

  private static boolean darken(TestWindow window, boolean dark) {
    io.github.lossmith.app.settings.WindowTheme theme =
        dark
            ? io.github.lossmith.app.settings.WindowTheme.DARK
            : io.github.lossmith.app.settings.WindowTheme.LIGHT;
    TestWindow.onScreen(
        () -> {
          window.services.settings().change(settings -> settings.withTheme(theme));
          return true;
        });
    return true;
  }

  @Test
  void theCommandLineDrawsALossAlikeInEveryFigureAndTheme() throws IOException {
    Path file = folder.resolve("softened" + DesignFile.SUFFIX);
    DesignFile.write(OWN, file).orThrow();
    for (FigureTheme theme : FigureTheme.values()) {
      String name = theme.name().toLowerCase(Locale.ROOT);
      Path out = folder.resolve(name);
      figures(file.toString(), "--format", "svg", "--theme", name, "--out", out.toString());
      figures(
          "--runs", run.path().toString(), "--format", "svg", "--theme", name, "--out", "" + out);
      for (String figure : List.of("figure-1", "figure-2", "gammas", "figure-3")) {
        String svg = Files.readString(out.resolve(figure + ".svg"));
        List<String> losses = new ArrayList<>(List.of("CE", "Focal", "Maki", "Softened"));
        if (figure.matches("figure-[23]")) {
          losses.add("QCE");
        }
        for (String loss : losses) {
          Seen seen = Optional.ofNullable(paper().get(loss)).orElseThrow();
          assertThat(hasLine(svg, lineStyle(loss), theme)).as(figure + " " + loss).isTrue();
          assertThat(seen.dash()).isEqualTo(lineStyle(loss).dash());
        }
      }
    }
  }

  private static LineStyle lineStyle(String loss) {
    return ArticleFigures.figure2(OwnLosses.of(List.of(OWN)).orThrow())
        .panels()
        .get(1)
        .series()
        .stream()
        .filter(series -> name(series).equals(loss))
        .findFirst()
        .orElseThrow()
        .style();
  }

  /** Whether a line of that colour and dash pattern, in any width, is in the picture. */
  private static boolean hasLine(String svg, LineStyle style, FigureTheme theme) {
    String colour = "stroke=\"" + theme.colour(style.colour()).web() + "\"";
    return svg.lines()
        .filter(line -> line.contains(colour))
        .anyMatch(line -> parts(line) == style.dash().pattern().length);
  }

  private static int parts(String line) {
    int begin = line.indexOf("stroke-dasharray=\"");
    if (begin < 0) {
      return 0;
    }
    String pattern = line.substring(begin + 18, line.indexOf('"', begin + 18));
    return pattern.split("[ ,]+").length;
  }

  private void figures(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "figures";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    StringWriter err = new StringWriter();
    int code = LossmithCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(err), all);
    assertThat(code).as(err.toString()).isZero();
  }
}
