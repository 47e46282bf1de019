package io.github.lossmith.plotting.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.PageSize;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.layout.FigureLayout;
import io.github.lossmith.plotting.layout.FigureMetrics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArticleFiguresTest {
  private static Series curve(Figure figure, String panel, String name) {
    return figure.panel(panel).orElseThrow().series().stream()
        .filter(series -> series.name().letters().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void figure1ComparesThreeLossesAndFigure2HasQceToo() {
    Figure first = ArticleFigures.figure1(List.of());
    Figure second = ArticleFigures.figure2(List.of());
    for (Figure figure : List.of(first, second)) {
      assertThat(figure.panels())
          .extracting(FigurePanel::key)
          .containsExactly("coefficient", "loss");
      for (FigurePanel panel : figure.panels()) {
        assertThat(panel.series())
            .extracting(series -> series.name().letters())
            .startsWith("CE", "Focal, γ = 2", "Maki, γ = 1")
            .hasSize(figure == first ? 3 : 4);
        assertThat(panel.x().from()).isZero();
        assertThat(panel.x().to()).isEqualTo(1);
      }
    }
    assertThat(curve(first, "coefficient", "CE").valueAt(0.5)).isCloseTo(-2, within(1e-4));
    assertThat(curve(second, "loss", "QCE").valueAt(0.5))
        .isCloseTo(Math.log(0.5) * Math.log(0.5) / 2, within(1e-5));
    assertThat(curve(second, "loss", "Maki, γ = 1").valueAt(1)).isZero();
  }

  @Test
  void theFamiliesShowEveryGamma() {
    FigurePanel panel = ArticleFigures.gammas(List.of()).panels().get(0);
    assertThat(panel.series()).hasSize(9);
    assertThat(panel.series().get(8).name().letters()).isEqualTo("Maki, γ = 5");
    assertThat(panel.series()).extracting(Series::style).doesNotHaveDuplicates();
  }

  @Test
  void aLossHasOneColourAndOneDashInAllFigures() {
    List<CurvePoint> points = List.of(new CurvePoint(0, 0.1), new CurvePoint(500, 0.4));
    List<ArticleFigures.Run> runs =
        Stream.of("QCE", "Maki", "mine", "CE", "Focal", "CE + OHEM", "Maki")
            .map(loss -> new ArticleFigures.Run("run · " + loss, LossIdentity.named(loss), points))
            .toList();
    Figure third = figure3(runs, new LossStyles());
    List<NamedLoss> own = OwnLosses.of(List.of(Design.typed("mine", "-(1-p)^3/p"))).orThrow();
    for (Figure figure :
        List.of(
            ArticleFigures.figure1(own), ArticleFigures.figure2(own), ArticleFigures.gammas(own))) {
      for (FigurePanel panel : figure.panels()) {
        for (Series drawn : panel.series()) {
          String loss = drawn.name().letters().replaceAll("[ ,].*", "");
          LineStyle there = curve(third, "mAP", "run · " + loss).style();
          assertThat(drawn.style().colour()).as(loss).isEqualTo(there.colour());
          assertThat(drawn.style().dash()).as(loss).isEqualTo(there.dash());
        }
      }
    }
    assertThat(third.panels().get(0).series())
        .as("the same loss in two runs")
        .extracting(Series::style)
        .doesNotHaveDuplicates();
  }

  @Test
  void ownDesignsAreInBothFiguresUnderNamesOfTheirOwn() {
    Design own = Design.typed("CE", "-(1-p)^3/p");
    Design other = Design.typed("CE", "-(1-p)^4/p");
    List<NamedLoss> losses = OwnLosses.of(List.of(own, other)).orThrow();
    for (Figure figure :
        List.of(
            ArticleFigures.figure1(losses),
            ArticleFigures.figure2(losses),
            ArticleFigures.gammas(losses))) {
      for (FigurePanel panel : figure.panels()) {
        assertThat(panel.series())
            .extracting(series -> series.name().letters())
            .contains("CE (2)", "CE (3)")
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void presetsThatAFigureHasAreNotDrawnTwice() {
    List<Design> presets =
        Presets.keys().stream().map(key -> Presets.named(key).orElseThrow()).toList();
    List<NamedLoss> losses = OwnLosses.of(presets).orThrow();
    assertThat(ArticleFigures.figure2(losses).panels().get(0).series())
        .extracting(series -> series.name().letters())
        .hasSize(12)
        .doesNotContain("CE (2)", "Focal", "Maki", "QCE (2)");
    assertThat(ArticleFigures.gammas(losses).panels().get(0).series()).hasSize(18);
  }

  @Test
  void ownLinesDifferFromEachOtherAndFromThePapers() {
    LossStyles styles = new LossStyles();
    Set<LineStyle> all = new HashSet<>();
    for (String paper : List.of("CE", "Focal", "Maki", "QCE", "CE + OHEM")) {
      assertThat(LossIdentity.named(paper).known()).isTrue();
      all.add(styles.of(paper));
    }
    for (int i = 0; i < LossStyles.count(); i++) {
      all.add(styles.of("own " + i));
    }
    assertThat(LossStyles.count()).isEqualTo(35);
    assertThat(all).hasSize(40);
  }

  @Test
  void aDesignThatCannotBeIntegratedIsAProblem() {
    assertThat(OwnLosses.of(List.of(Design.typed("pole", "-1/(1-p)"))).isOk()).isFalse();
  }

  @Test
  void legendsStandWhereTheyCoverNothing() {
    for (Figure figure :
        List.of(ArticleFigures.figure2(List.of()), ArticleFigures.gammas(List.of()))) {
      PageSize size = figure.size();
      FigureLayout layout =
          FigureLayout.of(
              figure, FigureMetrics.paper(FigureTheme.LIGHT), size.width(), size.height());
      assertThat(layout.legend().orElseThrow().framed()).isTrue();
    }
  }

  @Test
  void curvesAreSampledOnBothSidesOfTheirKinks() {
    double[] grid = Probabilities.grid(64, List.of(0.25));
    assertThat(grid).contains(Math.nextDown(0.25), 0.25, Math.nextUp(0.25)).endsWith(1).isSorted();
  }

  @Test
  void figure3ShowsTheRunsToTheirLastIteration() {
    List<CurvePoint> points =
        List.of(new CurvePoint(0, 0.1), new CurvePoint(500, 0.4), new CurvePoint(1000, 0.6));
    Figure figure =
        figure3(
            List.of(new ArticleFigures.Run("maki", LossIdentity.named("maki"), points)),
            new LossStyles());
    FigurePanel panel = figure.panels().get(0);
    assertThat(panel.x().to()).isEqualTo(1000);
    assertThat(panel.y().to()).isBetween(0.6, 1.0);
    assertThat(figure3(List.of(), new LossStyles()).panels()).hasSize(1);
  }

  private static Figure figure3(List<ArticleFigures.Run> runs, LossStyles styles) {
    return ArticleFigures.figure3(
        "Figure 3", ArticleFigures.precisionPanel("mAP", runs, styles, "iteration", "mAP"));
  }
}
