package io.github.lossmith.plotting.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.plotting.article.ArticleFigures;
import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.PageSize;
import io.github.lossmith.plotting.figure.Tick;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.layout.Samples;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.plotting.view.EditableDrawing;
import io.github.lossmith.plotting.view.FigureRobot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * Pictures as they should look. A changed picture is written to {@code target/golden}; look at it
 * and, if it is right, copy it to {@code src/test/resources/golden}. A missing reference fails.
 */
class GoldenPictureTest {
  private static final Path REFERENCES = Path.of("src/test/resources/golden");
  private static final Path SEEN = Path.of("target/golden");
  private static final int COLOUR_TOLERANCE = 48;
  private static final double SHARE_TOLERANCE = 0.004;

  /** About the size of a letter, pixels. */
  private static final int TILE = 12;

  /** Fewer pixels than any letter of a tick label has; a curve's rim takes about ten. */
  private static final int TILE_TOLERANCE = 20;

  private static void compare(String name, BufferedImage seen) throws IOException {
    Files.createDirectories(SEEN);
    ImageIO.write(seen, "png", SEEN.resolve(name).toFile());
    Path reference = REFERENCES.resolve(name);
    assertThat(reference).as("the reference of " + SEEN.resolve(name)).isRegularFile();
    BufferedImage expected = ImageIO.read(reference.toFile());
    assertThat(seen.getWidth()).isEqualTo(expected.getWidth());
    assertThat(seen.getHeight()).isEqualTo(expected.getHeight());
    assertThat(differing(expected, seen)).as(name).isLessThan(SHARE_TOLERANCE);
    assertThat(worstTile(expected, seen)).as("in one place of " + name).isLessThan(TILE_TOLERANCE);
  }

  /** The most pixels that differ in one tile: a letter is lost in the share of a whole picture. */
  static int worstTile(BufferedImage one, BufferedImage other) {
    int worst = 0;
    for (int y = 0; y < one.getHeight(); y += TILE) {
      for (int x = 0; x < one.getWidth(); x += TILE) {
        int width = Math.min(TILE, one.getWidth() - x);
        int height = Math.min(TILE, one.getHeight() - y);
        double share =
            differing(one.getSubimage(x, y, width, height), other.getSubimage(x, y, width, height));
        worst = Math.max(worst, (int) Math.round(share * width * height));
      }
    }
    return worst;
  }

  /** The share of pixels whose colours are clearly different. */
  static double differing(BufferedImage one, BufferedImage other) {
    long different = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        different += distance(one.getRGB(x, y), other.getRGB(x, y)) > COLOUR_TOLERANCE ? 1 : 0;
      }
    }
    return different / (double) (one.getWidth() * one.getHeight());
  }

  private static int distance(int one, int other) {
    int most = 0;
    for (int shift : new int[] {0, 8, 16}) {
      most = Math.max(most, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
    }
    return most;
  }

  private static BufferedImage paper(Figure figure, FigureTheme theme) {
    return PngFile.image(figure, FigureMetrics.paper(theme), 1.25);
  }

  @Test
  void aSmallChangeIsSeen() {
    Figure figure = Samples.figure().withSize(new PageSize(320, 140));
    Figure moved =
        figure.mapPanels(
            panel -> panel.withLayers(List.of(Samples.curve("square", p -> 0.97 * p * p + 0.03))));
    assertThat(differing(paper(figure, FigureTheme.LIGHT), paper(moved, FigureTheme.LIGHT)))
        .isGreaterThan(SHARE_TOLERANCE);
  }

  @Test
  void aTickLabelThatIsGoneIsSeen() {
    Figure sample = Samples.figure().withSize(new PageSize(320, 140));
    Figure figure = sample.mapPanels(panel -> panel.withX(labelled(panel.x(), "0.5")));
    Figure without = sample.mapPanels(panel -> panel.withX(labelled(panel.x(), "")));
    assertThat(worstTile(paper(figure, FigureTheme.LIGHT), paper(without, FigureTheme.LIGHT)))
        .isGreaterThanOrEqualTo(TILE_TOLERANCE);
  }

  private static FigureAxis labelled(FigureAxis axis, String text) {
    Tick middle = Tick.major((axis.from() + axis.to()) / 2, RichText.plain(text));
    return new FigureAxis(axis.label(), axis.scale(), axis.from(), axis.to(), List.of(middle));
  }

  @Test
  void figure1OnPaper() throws IOException {
    compare("figure-1.png", paper(ArticleFigures.figure1(List.of()), FigureTheme.LIGHT));
  }

  @Test
  void figure2Dark() throws IOException {
    compare("figure-2-dark.png", paper(ArticleFigures.figure2(List.of()), FigureTheme.DARK));
  }

  @Test
  void familiesOnPaper() throws IOException {
    compare("gammas.png", paper(ArticleFigures.gammas(List.of()), FigureTheme.LIGHT));
  }

  @Test
  void barsIntervalsPointsAndLogScales() throws IOException {
    FigurePanel log = Samples.panel("log", Samples.curve("square", p -> p * p));
    FigurePanel bars =
        Samples.panel("bars")
            .withLayers(
                List.of(
                    new Layer.Interval(RichText.EMPTY, 0.1, 0.3, ColourRole.HIGHLIGHT),
                    new Layer.Bars(
                        RichText.plain("easy"),
                        List.of(new CurvePoint(0.25, 0.8), new CurvePoint(0.75, 0.4)),
                        0.2,
                        ColourRole.CURVE_2),
                    new Layer.Bars(
                        RichText.plain("hard"),
                        List.of(new CurvePoint(0.4, 0.6), new CurvePoint(0.6, 0.7)),
                        0.1,
                        new LineStyle(ColourRole.CURVE_3, LineStyle.Dash.DOTTED, 1)),
                    new Layer.Points(
                        RichText.EMPTY,
                        List.of(new CurvePoint(0.5, 0.5), new CurvePoint(0.9, 0.7)),
                        ColourRole.INK,
                        1)));
    Figure figure =
        Figure.row(
                "Layers",
                List.of(
                    log.withX(log.x().over(1e-2, 1).on(AxisScale.log()))
                        .withY(log.y().over(-10, 10).on(AxisScale.symlog(0.1))),
                    bars))
            .withSize(new PageSize(320, 140));
    compare("layers.png", paper(figure, FigureTheme.LIGHT));
  }

  @Test
  void theCanvasWithKnotsAndReadOut() throws IOException {
    try (FigureRobot stage = new FigureRobot(480, 240)) {
      EditableDrawing editable = new EditableDrawing("rising");
      editable.setDrawing(
          new Drawing(List.of(new Knot(0.2, 0.04), new Knot(0.7, 0.49)), LeftTail.HOLD));
      stage.play(
          () -> {
            stage.view().setFigure(Samples.figure().withLegend(Figure.LegendPosition.BELOW));
            stage.view().easelProperty().set(editable);
            stage.view().cursorXProperty().set(0.4);
          });
      compare("canvas.png", image(stage.picture()));
    }
  }

  private static BufferedImage image(WritableImage picture) {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader reader = picture.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, reader.getArgb(x, y));
      }
    }
    return image;
  }
}
