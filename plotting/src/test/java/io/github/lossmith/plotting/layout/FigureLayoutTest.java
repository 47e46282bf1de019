package io.github.lossmith.plotting.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Panel;
import io.github.lossmith.plotting.figure.Series;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureLayoutTest {
  private static final double WIDTH = 500;
  private static final double HEIGHT = 200;

  private static FigureLayout layout(Figure figure) {
    return FigureLayout.of(figure, Samples.look(), WIDTH, HEIGHT);
  }

  @Test
  void panelsInARowAreEquallyLargeAndStandInLine() {
    List<PlotArea> areas = layout(Samples.figure()).areas();
    Box left = areas.get(0).frame();
    Box right = areas.get(1).frame();
    assertThat(left.width()).isEqualTo(right.width());
    assertThat(left.y()).isEqualTo(right.y());
    assertThat(left.bottom()).isEqualTo(right.bottom());
    assertThat(right.x()).isGreaterThan(left.right());
    assertThat(right.right()).isLessThan(WIDTH);
  }

  @ParameterizedTest
  @CsvSource({"500, 200", "250, 600", "90, 60", "2000, 1500"})
  void everythingStaysOnTheSurface(double width, double height) {
    Box page = new Box(0, 0, width, height).grown(1e-9);
    for (int columns = 1; columns <= 2; columns++) {
      Figure figure = Samples.figure().withColumns(columns);
      FigureLayout layout = FigureLayout.of(figure, Samples.look(), width, height);
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
      double end = one.x() + one.entry().width() * Samples.look().fontSize();
      if (one.y() == next.y()) {
        assertThat(next.x() - end).isBetween(0.0, 2 * Samples.look().fontSize());
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
    Panel panel = Samples.panel("full", curves.toArray(new Series[0]));
    return layout(Figure.row("Full", List.of(panel))).legend().orElseThrow();
  }

  @Test
  void aNameStandsInTheLegendOnce() {
    Series one = Samples.curve("same", p -> p);
    Figure figure = Figure.row("Twice", List.of(Samples.panel("a", one), Samples.panel("b", one)));
    assertThat(layout(figure).legend().orElseThrow().entries()).hasSize(1);
  }

  @Test
  void placesGoThereAndBack() {
    PlotArea area = layout(Samples.figure()).areas().get(1);
    assertThat(area.valueX(area.toX(0.3))).isCloseTo(0.3, within(1e-12));
    assertThat(area.valueY(area.toY(0.7))).isCloseTo(0.7, within(1e-12));
  }
}
