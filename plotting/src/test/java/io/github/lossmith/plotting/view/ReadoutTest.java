package io.github.lossmith.plotting.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Reading;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of curves that were measured at points, such as evaluations. */
class ReadoutTest {
  private static Series curve(String name, double[] x, double[] y) {
    return Series.of(RichText.plain(name), LineStyle.solid(ColourRole.CURVE_1), x, y);
  }

  private static FigurePanel panel(Layer... curves) {
    return new FigurePanel(
        "map",
        RichText.EMPTY,
        FigureAxis.of(RichText.plain("Iterations"), AxisScale.linear(), 0, 100),
        FigureAxis.of(RichText.plain("mAP"), AxisScale.linear(), 0, 1),
        List.of(curves));
  }

  private static Series evaluated(String name, double... x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] / 100;
    }
    return curve(name, x, y).read(Reading.POINTS);
  }

  @ParameterizedTest
  @CsvSource({"39.49, 40", "0, 20", "29.9, 20", "30.1, 40", "1e9, 60"})
  void evaluationsAreReadWhereTheyWere(double at, double read) {
    FigurePanel panel = panel(evaluated("CE", 20, 40, 60));
    assertThat(Readout.of(panel, at).x()).isEqualTo(read);
  }

  @Test
  void everyNumberIsNamed() {
    FigurePanel panel = panel(evaluated("CE", 20, 40, 60), evaluated("Focal", 20, 40, 60));
    assertThat(Readout.of(panel, 39.49).text(panel))
        .isEqualTo("Iterations = 40 · mAP: CE 0.4000, Focal 0.4000");
  }

  @Test
  void curveWithoutAnEvaluationThereIsLeftOut() {
    FigurePanel panel = panel(evaluated("CE", 20, 40, 60), evaluated("Focal", 30, 90));
    assertThat(Readout.of(panel, 31).values())
        .extracting(Readout.Value::name)
        .containsOnly("Focal");
    assertThat(Readout.of(panel, 59).values()).extracting(Readout.Value::name).containsOnly("CE");
  }

  @Test
  void stepsAreWholeAndWhatStandsBehindIsNotRead() {
    double[] x = {1, 2, 7};
    FigurePanel panel =
        panel(
            curve("raw", x, new double[] {9, 9, 9}).read(Reading.NOWHERE),
            curve("CE", x, new double[] {1, 2, 7}).read(Reading.STEPS));
    assertThat(Readout.of(panel, 4.3).text(panel)).isEqualTo("Iterations = 4 · mAP: CE 4.000");
    assertThat(Readout.of(panel, 39).x()).isEqualTo(7);
  }

  @Test
  void emptyPanelIsReadWhereTheCursorIs() {
    assertThat(Readout.of(panel(evaluated("CE")), 39.5).x()).isEqualTo(39.5);
    assertThat(Readout.of(panel(), 39.5).values()).isEmpty();
  }
}
