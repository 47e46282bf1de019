package io.github.lossmith.plotting.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.PageSize;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.figure.Tick;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureLayoutTest {
  private static final double WIDTH = 500;
  private static final double HEIGHT = 200;

  private static FigureLayout layout(Figure figure) {
    return FigureLayout.of(figure, Samples.metrics(), WIDTH, HEIGHT);
  }

  @Test
  void panelsInARowAreEquallyLargeAndStandInLine() {
    List<PlotArea> areas = layout(Samples.figure()).areas();
    LayoutBox left = areas.get(0).frame();
    LayoutBox right = areas.get(1).frame();
    assertThat(left.width()).isEqualTo(right.width());
    assertThat(left.y()).isEqualTo(right.y());
    assertThat(left.bottom()).isEqualTo(right.bottom());
    assertThat(right.x()).isGreaterThan(left.right());
    assertThat(right.right()).isLessThan(WIDTH);
  }

  @ParameterizedTest
  @CsvSource({"500, 200", "250, 600", "90, 60", "2000, 1500"})
  void everythingStaysOnTheSurface(double width, double height) {
    LayoutBox page = new LayoutBox(0, 0, width, height).grown(1e-9);
    for (int columns = 1; columns <= 2; columns++) {
      Figure figure = Samples.figure().withColumns(columns);
      FigureLayout layout = FigureLayout.of(figure, Samples.metrics(), width, height);
      for (PlotArea area : layout.areas()) {
        assertThat(page.contains(area.frame().x(), area.frame().y())).isTrue();
      }
    }
  }

  @Test
  void theLegendCoversNoCurve() {
    FigureLayout layout = layout(Samples.figure());
    Legend legend = layout.legend().orElseThrow();
    assertThat(legend.framed()).isTrue();
    for (PlotArea area : layout.areas()) {
      for (Series series : area.panel().series()) {
        for (int i = 0; i < series.size(); i++) {
          assertThat(legend.box().contains(area.toX(series.x(i)), area.toY(series.y(i)))).isFalse();
        }
      }
    }
  }

  @Test
  void aLegendWithoutAFreePlaceStandsBelowThePanels() {
    Series full = Samples.curve("everywhere", p -> 0.5 + 0.5 * Math.sin(400 * p));
    Figure figure = Figure.row("Full", List.of(Samples.panel("full", full)));
    FigureLayout layout = layout(figure);
    Legend legend = layout.legend().orElseThrow();
    assertThat(legend.framed()).isFalse();
    assertThat(legend.box().y()).isGreaterThan(layout.areas().get(0).frame().bottom());
  }

  @Test
  void severalRowsOfALegendStandInColumns() {
    Legend legend = below(20, "curve ");
    List<Double> left = legend.entries().stream().map(Legend.Placed::x).distinct().toList();
    List<Double> rows = legend.entries().stream().map(Legend.Placed::y).distinct().toList();
    assertThat(rows).hasSizeGreaterThan(1);
    assertThat(left.size()).isLessThanOrEqualTo((20 + rows.size() - 1) / rows.size() + 1);
  }

  @Test
  void aLongNameDoesNotTearTheLegendApart() {
    Legend legend = below(9, "curve ", "a name that is as long as those of some papers are");
    for (int i = 1; i < legend.entries().size(); i++) {
      Legend.Placed one = legend.entries().get(i - 1);
      Legend.Placed next = legend.entries().get(i);
      double end = one.x() + one.entry().width() * Samples.metrics().fontSize();
      if (one.y() == next.y()) {
        assertThat(next.x() - end).isBetween(0.0, 2 * Samples.metrics().fontSize());
      }
    }
  }

  private static Legend below(int count, String name, String... more) {
    List<Series> curves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int phase = i;
      curves.add(Samples.curve(name + i, p -> 0.5 + 0.5 * Math.sin(400 * p + phase)));
    }
    for (String longer : more) {
      curves.add(Samples.curve(longer, p -> 0.5 + 0.5 * Math.sin(300 * p)));
    }
    FigurePanel panel = Samples.panel("full", curves.toArray(new Series[0]));
    return layout(Figure.row("Full", List.of(panel))).legend().orElseThrow();
  }

  @Test
  void aNameStandsInTheLegendOnce() {
    Series one = Samples.curve("same", p -> p);
    Figure figure = Figure.row("Twice", List.of(Samples.panel("a", one), Samples.panel("b", one)));
    assertThat(layout(figure).legend().orElseThrow().entries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"44, 500, 200", "100, 340, 226", "100, 900, 500", "44, 200, 120"})
  void aLegendOfManyStaysInsideAndSaysHowManyMoreThereAre(int count, double width, double height) {
    List<Series> curves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int phase = i;
      curves.add(Samples.curve("curve " + i, p -> 0.5 + 0.5 * Math.sin(400 * p + phase)));
    }
    Series inHand = curves.get(count - 1);
    curves.set(count - 1, inHand.as(inHand.name(), inHand.style().withWidth(1.7)));
    FigurePanel panel = Samples.panel("full", curves.toArray(new Series[0]));
    FigureLayout layout =
        FigureLayout.of(
            Figure.row("Many", List.of(panel)).withMore("и ещё {0}"),
            Samples.metrics(),
            width,
            height);
    Legend legend = layout.legend().orElseThrow();
    double font = Samples.metrics().fontSize();
    for (Legend.Placed entry : legend.entries()) {
      assertThat(entry.x() + entry.entry().width() * font).isLessThanOrEqualTo(width + 1e-9);
      assertThat(entry.y()).isBetween(layout.areas().get(0).frame().bottom(), height);
    }
    assertThat(layout.areas().get(0).frame().height()).isGreaterThan(height / 4);
    List<String> names =
        legend.entries().stream().map(entry -> entry.entry().name().letters()).toList();
    int named = names.size() - 1;
    if (named + 1 < count) {
      assertThat(names.get(named)).isEqualTo("и ещё " + (count - named));
    }
    assertThat(names).contains("curve " + (count - 1)).startsWith("curve 0");
  }

  private static Figure full(int count, String name) {
    List<Series> curves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int phase = i;
      curves.add(Samples.curve(name + i, p -> 0.5 + 0.5 * Math.sin(400 * p + phase)));
    }
    FigurePanel panel = Samples.panel("full", curves.toArray(new Series[0]));
    return Figure.row("Full", List.of(panel));
  }

  @ParameterizedTest
  @CsvSource({"7, curve", "44, curve", "44, a curve of a rather long name", "150, curve"})
  void aPageGrowsForItsLegendAndKeepsItsPanels(int count, String name) {
    Figure figure = full(count, name + " ");
    FigureMetrics metrics = FigureMetrics.paper(FigureTheme.LIGHT);
    FigureLayout page = FigureLayout.onPaper(figure, metrics);
    assertThat(page.width()).isEqualTo(figure.size().width());
    List<Legend.Placed> entries = page.legend().orElseThrow().entries();
    assertThat(entries).hasSize(count);
    assertThat(entries).allSatisfy(one -> assertThat(one.entry().whole()).isEmpty());
    assertThat(entries.get(count - 1).y()).isLessThan(page.height());
    double least =
        FigureLayout.of(full(1000, "x"), metrics, page.width(), figure.size().height())
            .areas()
            .get(0)
            .frame()
            .height();
    assertThat(page.areas().get(0).frame().height()).isGreaterThanOrEqualTo(least - 1e-6);
  }

  @Test
  void aPageWithAShortLegendKeepsItsSize() {
    Figure figure = full(6, "curve ");
    FigureLayout page = FigureLayout.onPaper(figure, FigureMetrics.paper(FigureTheme.LIGHT));
    assertThat(page.height()).isEqualTo(figure.size().height());
  }

  @Test
  void aPageGrowsNoHigherThanAPage() {
    FigureLayout page =
        FigureLayout.onPaper(full(2000, "curve "), FigureMetrics.paper(FigureTheme.LIGHT));
    assertThat(page.height()).isLessThanOrEqualTo(PageSize.millimetres(180, 240).height());
    List<Legend.Placed> entries = page.legend().orElseThrow().entries();
    Legend.Entry last = entries.get(entries.size() - 1).entry();
    assertThat(last.name().letters()).isEqualTo("and " + (2001 - entries.size()) + " more");
    assertThat(last.whole().lines()).hasSize(2001 - entries.size()).contains("curve 1999");
  }

  @Test
  void aCutNameIsFoundWhole() {
    String name = "a name that goes on ".repeat(12).strip();
    Legend legend = below(1, "curve ", name);
    double font = Samples.metrics().fontSize();
    Legend.Placed cut = legend.entries().get(1);
    assertThat(cut.entry().name().letters()).endsWith("…");
    double x = cut.textX(font) + 20;
    assertThat(legend.at(x, cut.y(), font).map(Legend.Entry::whole)).contains(name);
    Legend.Placed whole = legend.entries().get(0);
    assertThat(legend.at(whole.textX(font), whole.y(), font).map(Legend.Entry::whole)).contains("");
    assertThat(legend.at(x, cut.y() + 3 * font, font)).isEmpty();
  }

  @Test
  void aNameLongerThanTheFigureIsCut() {
    Legend legend = below(1, "curve ", "x".repeat(300), "Ж😀".repeat(90));
    double font = Samples.metrics().fontSize();
    assertThat(legend.entries())
        .hasSize(3)
        .allSatisfy(
            entry ->
                assertThat(entry.x() + entry.entry().width() * font).isLessThanOrEqualTo(WIDTH));
    assertThat(legend.entries().get(1).entry().name().letters()).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({"3, 240", "3, 500", "10, 300", "30, 300", "30, 900", "200, 400"})
  void labelsOfGroupsDoNotTouch(int groups, double width) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      ticks.add(new Tick(i, RichText.plain("100000"), RichText.marked("*p* = 0.985"), true));
    }
    FigurePanel panel = Samples.panel("bars", Samples.curve("c", p -> p));
    FigureAxis x =
        new FigureAxis(RichText.plain("x"), AxisScale.linear(), -0.5, groups - 0.5, ticks);
    Figure figure = Figure.row("Bars", List.of(panel.withX(x)));
    FigureLayout layout = FigureLayout.of(figure, Samples.metrics(), width, HEIGHT);
    PlotArea area = layout.areas().get(0);
    double end = Double.NEGATIVE_INFINITY;
    int labelled = 0;
    for (Tick tick : area.xTicks()) {
      if (tick.width() > 0) {
        double half = tick.width() * Samples.metrics().fontSize() / 2;
        assertThat(area.toX(tick.value()) - half).isGreaterThan(end);
        end = area.toX(tick.value()) + half;
        labelled++;
      }
    }
    assertThat(area.xTicks()).hasSize(groups);
    assertThat(labelled).isGreaterThanOrEqualTo(Math.min(groups, 3));
  }

  @Test
  void placesGoThereAndBack() {
    PlotArea area = layout(Samples.figure()).areas().get(1);
    assertThat(area.valueX(area.toX(0.3))).isCloseTo(0.3, within(1e-12));
    assertThat(area.valueY(area.toY(0.7))).isCloseTo(0.7, within(1e-12));
  }
}
