package io.github.lossmith.plotting.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureThemeTest {
  private static double contrast(Rgb one, Rgb other) {
    double light = Math.max(one.luminance(), other.luminance());
    double dark = Math.min(one.luminance(), other.luminance());
    return (light + 0.05) / (dark + 0.05);
  }

  @ParameterizedTest
  @EnumSource(FigureTheme.class)
  void textAndCurvesStandOutFromTheirBackground(FigureTheme theme) {
    Rgb panel = theme.colour(ColourRole.PANEL);
    assertThat(contrast(theme.colour(ColourRole.INK), panel)).isGreaterThan(7);
    assertThat(contrast(theme.colour(ColourRole.MUTED), panel)).isGreaterThan(4.5);
    assertThat(ColourRole.curves())
        .allSatisfy(role -> assertThat(contrast(theme.colour(role), panel)).isGreaterThan(3));
  }

  @ParameterizedTest
  @EnumSource(FigureTheme.class)
  void curvesHaveDifferentStyles(FigureTheme theme) {
    Set<LineStyle> styles = new HashSet<>();
    Set<Rgb> colours = new HashSet<>();
    for (int i = 0; i < 48; i++) {
      styles.add(LineStyle.of(i));
      colours.add(theme.colour(LineStyle.of(i).colour()));
    }
    assertThat(styles).hasSize(48);
    assertThat(colours).hasSize(8);
  }
}
