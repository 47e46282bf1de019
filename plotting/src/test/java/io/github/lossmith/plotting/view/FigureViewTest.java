package io.github.lossmith.plotting.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.layout.LayoutBox;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.layout.Samples;
import io.github.lossmith.plotting.tool.NavigationTool;
import javafx.scene.AccessibleAttribute;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FigureViewTest {
  private final FigureRobot stage = new FigureRobot(800, 400);
  private final FigureView view = stage.view();

  @BeforeEach
  void showFigure() {
    stage.play(() -> view.setFigure(Samples.figure()));
    stage.play(() -> view.toolProperty().set(new NavigationTool()));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private PlotArea area(int index) {
    return view.figureLayout().orElseThrow().areas().get(index);
  }

  private double middleX(int index) {
    LayoutBox frame = area(index).frame();
    return frame.x() + frame.width() / 2;
  }

  private double middleY() {
    LayoutBox frame = area(0).frame();
    return frame.y() + frame.height() / 2;
  }

  @Test
  void theCursorReadsTheXAxisOfThePanelUnderIt() {
    stage.move(middleX(1), middleY());
    assertThat(view.cursorXProperty().get()).isCloseTo(0.5, within(0.01));
    stage.move(2, 2);
    assertThat(view.cursorXProperty().get()).isNaN();
  }

  @Test
  void theReadOutHasTheValueOfEveryCurve() {
    Readout readout = Readout.of(area(0).panel(), 0.5);
    assertThat(readout.values()).hasSize(1);
    assertThat(readout.values().get(0).y()).isCloseTo(0.25, within(1e-9));
    assertThat(readout.text(area(0).panel())).isEqualTo("p = 0.5000: square 0.2500");
    assertThat(Readout.number(-1.5e-7)).isEqualTo("−1.500e−07");
  }

  @Test
  void theWheelZoomsBothPanelsAlongXAndOneAlongY() {
    stage.wheel(middleX(0), middleY(), 3);
    assertThat(area(0).panel().x().from()).isGreaterThan(0);
    assertThat(area(1).panel().x().from()).isEqualTo(area(0).panel().x().from());
    assertThat(area(0).panel().y().to()).isLessThan(1);
    assertThat(area(1).panel().y().to()).isEqualTo(1);
  }

  @Test
  void draggingPansAndADoubleClickShowsAll() {
    double step = area(0).frame().width() / 4;
    double x = middleX(0);
    stage.drag(x, middleY(), x + step / 2, middleY(), x + step, middleY());
    assertThat(area(0).panel().x().from()).isCloseTo(-0.25, within(0.01));
    stage.doubleClick(x, middleY());
    assertThat(area(0).panel().x().from()).isZero();
  }

  @Test
  void draggingWithShiftZoomsIntoTheBox() {
    LayoutBox frame = area(0).frame();
    double x = frame.x() + frame.width() * 0.2;
    double y = frame.y() + frame.height() * 0.5;
    stage.hold(KeyCode.SHIFT);
    stage.drag(x, y, x + 20, y + 20, frame.x() + frame.width() * 0.6, frame.bottom() - 1);
    stage.letGo(KeyCode.SHIFT);
    assertThat(area(0).panel().x().from()).isCloseTo(0.2, within(0.01));
    assertThat(area(0).panel().x().to()).isCloseTo(0.6, within(0.01));
    assertThat(area(0).panel().y().to()).isCloseTo(0.5, within(0.01));
    assertThat(view.selectionProperty().get()).isNull();
  }

  @Test
  void theKeyboardReadsOutZoomsAndResets() {
    stage.type(KeyCode.RIGHT, KeyCode.RIGHT);
    assertThat(view.cursorXProperty().get()).isCloseTo(0.51, within(1e-9));
    assertThat(view.getAccessibleHelp()).startsWith("p = 0.5100: square 0.2601");
    stage.type(KeyCode.EQUALS);
    assertThat(area(0).panel().x().to()).isCloseTo(0.9, within(1e-9));
    stage.type(KeyCode.DIGIT0);
    assertThat(area(0).panel().x().to()).isEqualTo(1);
  }

  @Test
  void aFigureHasATextAlternative() {
    assertThat((String) view.queryAccessibleAttribute(AccessibleAttribute.TEXT))
        .contains("A figure", "square", "0.5 → 0.25");
  }

  @Test
  void theThemeColoursTheCanvas() {
    stage.play(() -> view.themeProperty().set(FigureTheme.DARK));
    WritableImage picture = stage.picture();
    Rgb paper = FigureTheme.DARK.colour(ColourRole.PAPER);
    int expected = 0xff000000 | paper.red() << 16 | paper.green() << 8 | paper.blue();
    assertThat(picture.getPixelReader().getArgb(1, 1)).isEqualTo(expected);
  }

  @Test
  void toolsThatAreTakenAwayDoNothingMore() {
    stage.play(() -> view.toolProperty().set(FigureTool.NONE));
    stage.drag(middleX(0), middleY(), middleX(0) + 40, middleY());
    assertThat(view.viewportProperty().get()).isEqualTo(Viewport.WHOLE);
  }
}
