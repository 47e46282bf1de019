package io.github.lossmith.app.train.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.report.ReportCurves;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.spread.SpreadKind;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Reading;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.StepQuantity;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gradient's shares as curves. */
class CurveQuantityTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir private Path folder;

  /** At step 0 all of the gradient is that of objects, later half of it. */
  private RunView run(String name, double background) throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve(name));
    Files.createDirectories(run.path());
    try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
      for (int step : List.of(0, 100)) {
        ProbabilityHistogram.Builder bins = ProbabilityHistogram.builder(List.of("RBC", "WBC"));
        bins.add(0.25, 2, 4);
        bins.add(0.75, 0, step == 0 ? 0 : background);
        writer.append(new Probabilities("CE", step, NOW, bins.build()));
      }
    }
    RunView view = new RunFollower(run).view(name);
    return new RunView(
        run,
        view.losses(),
        view.notes(),
        Optional.of(new RunView.GroupTitle(new RunDirectory(folder), "group")));
  }

  private static Figure figure(List<RunView> views, CurveQuantity quantity) {
    ViewOptions options = new ViewOptions();
    options.quantity().set(quantity);
    options.spread().set(SpreadKind.MIN_MAX);
    Texts texts = new Texts(() -> Locale.ENGLISH);
    return CurveFigure.of(new WatchText(texts).request(views, options, 0.9, new LossStyles()));
  }

  @Test
  void sharesAreOffersOfTheRunsClasses() throws IOException {
    List<CurveQuantity> offered = CurveQuantity.of(List.of(run("a", 4)));
    assertThat(offered).startsWith(CurveQuantity.LOSS);
    assertThat(offered.subList(StepQuantity.values().length, offered.size()))
        .containsExactly(
            new CurveQuantity.OfObjects(),
            new CurveQuantity.OfHard(),
            new CurveQuantity.OfClass("RBC"),
            new CurveQuantity.OfClass("WBC"));
    assertThat(CurveQuantity.of(List.of())).contains(new CurveQuantity.OfObjects());
    Texts russian = new Texts(() -> Locale.forLanguageTag("ru"));
    assertThat(offered).extracting(one -> one.text(russian)).doesNotHaveDuplicates();
  }

  @Test
  void reportHasThemWhereTheyAreTold() throws IOException {
    Texts texts = new Texts(() -> Locale.ENGLISH);
    ViewOptions options = new ViewOptions();
    Figure figure =
        ReportCurves.gradient(List.of(run("a", 4)), options, new LossStyles(), texts).orElseThrow();
    assertThat(figure.panel("objects").orElseThrow().series().get(0).y(1)).isEqualTo(50);
    assertThat(figure.panel("hard").orElseThrow().series().get(0).y(1)).isEqualTo(50);
    assertThat(ReportCurves.gradient(List.of(), options, new LossStyles(), texts)).isEmpty();
  }

  @Test
  void meanOfTheSeedsIsDrawnAtEachEvaluationWithoutSmoothing() throws IOException {
    List<RunView> seeds = List.of(run("a", 4), run("b", 12));
    Figure figure = figure(seeds, new CurveQuantity.OfObjects());
    List<Series> drawn = figure.panel("steps").orElseThrow().series();
    assertThat(drawn).hasSize(1);
    Series mean = drawn.get(0);
    assertThat(mean.reading()).isEqualTo(Reading.POINTS);
    assertThat(new double[] {mean.x(0), mean.x(1)}).containsExactly(0, 100);
    assertThat(new double[] {mean.y(0), mean.y(1)}).containsExactly(100, (50 + 25) / 2.0);
    Series none =
        figure(seeds, new CurveQuantity.OfClass("RBC"))
            .panel("steps")
            .orElseThrow()
            .series()
            .get(0);
    assertThat(none.y(1)).isZero();
    Series hard =
        figure(seeds, new CurveQuantity.OfHard()).panel("steps").orElseThrow().series().get(0);
    assertThat(hard.y(0)).isEqualTo(100);
  }
}
