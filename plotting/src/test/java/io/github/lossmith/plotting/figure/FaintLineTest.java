package io.github.lossmith.plotting.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.plotting.render.FigureDescription;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.plotting.view.Readout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaintLineTest {
  private static final LineStyle STYLE = LineStyle.of(1);

  private static Figure figure() {
    Series firm = curve("firm", STYLE);
    Series faint = curve("gone", STYLE.asFaint());
    FigureAxis axis = FigureAxis.linear("*p*", 0, 1);
    FigurePanel panel = new FigurePanel("loss", RichText.EMPTY, axis, axis, List.of(faint, firm));
    return Figure.row("both", List.of(panel));
  }

  private static Series curve(String name, LineStyle style) {
    return Series.of(RichText.plain(name), style, new double[] {0, 1}, new double[] {0, 1});
  }

  @Test
  void faintCurvesAreTakenOutWhole() {
    assertThat(figure().withoutFaint().panels().get(0).series())
        .extracting(series -> series.name().letters())
        .containsExactly("firm");
  }

  @Test
  void faintCurvesAreNotReadOut() {
    assertThat(Readout.of(figure().panels().get(0), 0.5).values())
        .extracting(Readout.Value::name)
        .containsExactly("firm");
    assertThat(FigureDescription.of(figure())).contains("firm").doesNotContain("gone");
  }

  @ParameterizedTest
  @EnumSource
  void aFaintLineIsNearerToThePanelButSeen(FigureTheme theme) {
    double panel = theme.colour(ColourRole.PANEL).luminance();
    for (ColourRole role : ColourRole.curves()) {
      LineStyle full = LineStyle.solid(role);
      double faint = Math.abs(theme.colour(full.asFaint()).luminance() - panel);
      assertThat(faint).isBetween(0.02, Math.abs(theme.colour(full).luminance() - panel));
    }
  }

  @Test
  void aFaintLineStaysFaintInAnotherWidth() {
    assertThat(STYLE.asFaint().withWidth(2).withDash(LineStyle.Dash.LONG).faint()).isTrue();
  }
}
