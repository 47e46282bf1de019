package io.github.lossmith.plotting.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.PageSize;
import io.github.lossmith.plotting.layout.Samples;
import io.github.lossmith.plotting.text.RichText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No kind of layer is left out of the picture, the legend or the numbers. */
class LayerKindsTest {
  private static final RichText NAME = RichText.plain("what it is");
  private static final List<CurvePoint> POINTS =
      List.of(new CurvePoint(0.4, 0.5), new CurvePoint(0.6, 0.7));

  private static List<Layer> layers() {
    return List.of(
        Samples.curve(NAME.letters(), p -> p),
        new Layer.Interval(NAME, 0.4, 0.6, ColourRole.SELECTION),
        new Layer.Points(NAME, POINTS, ColourRole.SELECTION, 0),
        new Layer.Bars(NAME, POINTS, 0.1, ColourRole.SELECTION));
  }

  private static String file(FileFormat format, Layer... layers) {
    Figure figure = Figure.row("kinds", List.of(Samples.panel("only", layers)));
    Figure sized = figure.withSize(new PageSize(300, 200));
    byte[] bytes = FigureFile.bytes(sized, format, FigureTheme.LIGHT, 100);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void thereIsALayerOfEachKind() {
    assertThat(layers().stream().<Object>map(Object::getClass))
        .containsExactlyInAnyOrder((Object[]) Layer.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theLayerIsInThePictureAndInItsLegend(Layer layer) {
    String shapes = "<(path|polyline|polygon|rect|line)";
    int without = file(FileFormat.SVG).split(shapes, -1).length;
    // one in the panel, one beside the name, one behind the legend
    assertThat(file(FileFormat.SVG, layer).split(shapes, -1).length)
        .isGreaterThanOrEqualTo(without + 3);
    assertThat(file(FileFormat.SVG, layer)).contains(NAME.letters());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theNumbersOfTheLayerAreInTheTable(Layer layer) {
    boolean numbers = !(layer instanceof Layer.Interval);
    assertThat(file(FileFormat.CSV, layer).contains("only," + NAME.letters())).isEqualTo(numbers);
  }
}
