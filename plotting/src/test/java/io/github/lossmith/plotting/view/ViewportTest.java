package io.github.lossmith.plotting.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.layout.Samples;
import org.junit.jupiter.api.Test;

class ViewportTest {
  private final Figure figure = Samples.figure();
  private final FigurePanel left = figure.panels().get(0);

  @Test
  void zoomKeepsThePlaceUnderTheMouse() {
    Figure zoomed = Viewport.WHOLE.zoomed(left, 0.25, 0.5, 2, 4).of(figure);
    FigurePanel panel = zoomed.panels().get(0);
    assertThat(panel.x().fraction(0.25)).isCloseTo(0.25, within(1e-12));
    assertThat(panel.y().fraction(0.5)).isCloseTo(0.5, within(1e-12));
    assertThat(panel.x().to() - panel.x().from()).isCloseTo(0.5, within(1e-12));
    assertThat(panel.y().to() - panel.y().from()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void panelsShareTheXAxisAndKeepTheirOwnY() {
    Figure zoomed = Viewport.WHOLE.window(left, 0.2, 0.6, 0.1, 0.3).of(figure);
    FigurePanel other = zoomed.panels().get(1);
    assertThat(other.x().from()).isCloseTo(0.2, within(1e-12));
    assertThat(other.x().to()).isCloseTo(0.6, within(1e-12));
    assertThat(other.y()).isEqualTo(figure.panels().get(1).y());
  }

  @Test
  void panningThereAndBackShowsTheSame() {
    Viewport away = Viewport.WHOLE.moved(left, 0.3, -0.2);
    Viewport back = away.moved(away.of(figure).panels().get(0), -0.3, 0.2);
    FigurePanel panel = back.of(figure).panels().get(0);
    assertThat(panel.x().from()).isCloseTo(0, within(1e-12));
    assertThat(panel.y().to()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aRangeThatALogScaleCannotShowIsLeftOut() {
    Viewport wide = Viewport.WHOLE.window(left, -0.5, 1.5, 0, 1);
    FigurePanel log = left.withX(left.x().over(0.01, 1).on(AxisScale.log()));
    Figure shown = wide.of(Figure.row("log", java.util.List.of(log)));
    assertThat(shown.panels().get(0).x().from()).isEqualTo(0.01);
  }
}
