package io.github.lossmith.plotting.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.layout.FigureLayout;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.layout.LayoutBox;
import io.github.lossmith.plotting.render.Surface;
import io.github.lossmith.plotting.text.RichText;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the read-out is drawn. */
class OverlayPainterTest {
  private final List<LayoutBox> filled = new ArrayList<>();

  private static FigurePanel panel(String key) {
    FigureAxis axis = FigureAxis.of(RichText.plain("Iterations"), AxisScale.linear(), 0, 1);
    Series line =
        Series.of(
            RichText.plain("a loss of twenty letters"),
            LineStyle.solid(ColourRole.CURVE_1),
            new double[] {0, 1},
            new double[] {0, 1});
    return new FigurePanel(key, RichText.EMPTY, axis, axis, List.of(line));
  }

  /** Keeps the rectangles that are filled. */
  private Surface surface() {
    return (Surface)
        Proxy.newProxyInstance(
            Surface.class.getClassLoader(),
            new Class<?>[] {Surface.class},
            (self, method, arguments) -> {
              if (method.getName().equals("fill")) {
                filled.add(
                    new LayoutBox(
                        (double) arguments[0],
                        (double) arguments[1],
                        (double) arguments[2],
                        (double) arguments[3]));
              }
              return null;
            });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 0.5, 0.8, 1})
  void readOutOfANarrowFigureIsInsideIt(double at) {
    Figure figure = Figure.row("two", List.of(panel("a"), panel("b")));
    FigureLayout layout =
        FigureLayout.of(figure, FigureMetrics.screen(FigureTheme.LIGHT, 1), 420, 260);
    new OverlayPainter(surface(), layout).cursor(at, Double.NaN, "and {0} more");
    assertThat(filled).hasSize(2);
    assertThat(filled)
        .allSatisfy(
            box -> assertThat(box.width()).isGreaterThan(layout.areas().get(1).frame().width()))
        .allSatisfy(box -> assertThat(box.x()).isNotNegative())
        .allSatisfy(box -> assertThat(box.right()).isLessThanOrEqualTo(layout.width()));
  }
}
