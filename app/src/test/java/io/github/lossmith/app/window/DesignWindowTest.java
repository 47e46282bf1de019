package io.github.lossmith.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.design.editor.FormulaField;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Typing, sliders, checks and panels of the place Design, by mouse and keys. */
class DesignWindowTest extends OpenWindow {
  @Test
  void aTypedFormulaShowsItsCoefficientAndItsLoss() {
    window.typeFormula("-(1-p)/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -1);
    window.untilCurve("loss", "CE copy", 0.5, Math.log(2) - 0.5);
    assertThat(window.designs()).startsWith("CE copy", "CE", "Focal");
  }

  @Test
  void aBadFormulaIsMarkedAtItsCharacterAndKeepsItsLastCurve() {
    window.typeFormula("-2/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    window.type("*");
    assertThat(field().marked()).isEqualTo(4);
    window.until("the mark is under the star, not " + markedText(), () -> markedText().equals("*"));
    assertThat(problem().isVisible()).isTrue();
    assertThat(problem().getText()).contains("*");
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    window.press(KeyCode.BACK_SPACE);
    assertThat(field().marked()).isEqualTo(-1);
    window.until("nothing stands in the way", () -> !problem().isVisible());
  }

  private FormulaField field() {
    return window.find(".formula-field", FormulaField.class);
  }

  private Label problem() {
    return window.find(".problem", Label.class);
  }

  /** The character over the middle of the mark, by the widths of a fixed-width font; or none. */
  private String markedText() {
    return TestWindow.onScreen(
        () -> {
          TextField typed = (TextField) field().lookup("#formula");
          Bounds mark = TestWindow.onDesktop(field().lookup(".error-mark"));
          Bounds letters = TestWindow.onDesktop(typed.lookup(".text"));
          double middle = mark.getCenterX() - letters.getMinX();
          String text = typed.getText();
          int index = (int) Math.floor(middle / letters.getWidth() * text.length());
          return index < 0 || index >= text.length() ? "" : text.substring(index, index + 1);
        });
  }

  private void untilTypeset() {
    window.until(
        "typeset formulas",
        () -> {
          List<Node> images = List.copyOf(window.scene().getRoot().lookupAll(".typeset"));
          return images.size() == 2 && images.stream().allMatch(DesignWindowTest::drawn);
        });
  }

  @Test
  void theFormulaStandsTypesetWithItsLoss() {
    untilTypeset();
    List<String> words =
        TestWindow.onScreen(
            () ->
                window.scene().getRoot().lookupAll(".typeset").stream()
                    .map(Node::getAccessibleText)
                    .toList());
    assertThat(words.get(0)).startsWith("g(p)=").contains("frac");
    assertThat(words.get(1)).startsWith("L(p)=").contains("log");
  }

  @Test
  void aTypesetFormulaHasADotForEveryDotOfTheScreen() {
    untilTypeset();
    for (double width : new double[] {1280, 960}) {
      TestWindow.onScreen(
          () -> {
            window.stage().setWidth(width);
            return true;
          });
      window.until("no formula is squeezed at " + width, () -> typesets().allMatch(this::isSharp));
    }
  }

  private Stream<Node> typesets() {
    return window.scene().getRoot().lookupAll(".typeset").stream();
  }

  private boolean isSharp(Node typeset) {
    ImageView view = (ImageView) typeset.lookup(".image-view");
    Bounds bounds = view.localToScene(view.getBoundsInLocal());
    double scale = window.stage().getRenderScaleX();
    return view.getFitWidth() * scale == view.getImage().getWidth()
        && bounds.getMinX() * scale % 1 == 0
        && bounds.getMinY() * scale % 1 == 0
        && bounds.getMaxX() <= typeset.localToScene(typeset.getBoundsInLocal()).getMaxX();
  }

  private static boolean drawn(Node typeset) {
    return typeset.lookup(".image-view") instanceof ImageView view
        && view.getImage() != null
        && view.getImage().getWidth() > 20;
  }

  @Test
  void aSliderBendsTheCurveAndIsOneStep() {
    window.typeFormula("-(1-p)^gamma/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -1);
    Slider slider = window.find("#slider-gamma", Slider.class);
    assertThat(slider.getMax()).isGreaterThan(2);
    Point2D thumb = centre("#slider-gamma .thumb");
    window.drag(List.of(thumb, thumb.add(10, 0), thumb.add(20, 0), thumb.add(31, 0)));
    double gamma = TestWindow.onScreen(slider::getValue);
    assertThat(gamma).isBetween(1.2, 4.9);
    window.untilCurve("coefficient", "CE copy", 0.5, -2 * Math.pow(0.5, gamma));
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo parameter");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.untilCurve("coefficient", "CE copy", 0.5, -1);
    assertThat(window.entry("Redo").getText()).isEqualTo("_Redo parameter");
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    window.untilCurve("coefficient", "CE copy", 0.5, -2 * Math.pow(0.5, gamma));
  }

  private Point2D centre(String selector) {
    Bounds bounds = TestWindow.onScreen(() -> TestWindow.onDesktop(window.find(selector)));
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  @Test
  void theRangeOfASliderIsTheUsers() {
    window.typeFormula("-(1-p)^gamma/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -1);
    window.click("#maximum-gamma");
    window.press(KeyCode.CONTROL, KeyCode.A);
    window.type("9");
    window.press(KeyCode.ENTER);
    assertThat(window.find("#slider-gamma", Slider.class).getMax()).isEqualTo(9);
    for (String typed : List.of("xx", "-3")) {
      window.press(KeyCode.CONTROL, KeyCode.A);
      window.type(typed);
      window.press(KeyCode.ENTER);
      assertThat(window.notice()).contains(typed.replace('-', '−'));
      assertThat(window.find("#maximum-gamma", TextField.class).getText()).isEqualTo("9");
    }
  }

  @Test
  void theTrainingProgressHasASlider() {
    assertThat(window.scene().lookup("#slider-progress")).isNull();
    window.typeFormula("-(1+t)/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -2);
    painted();
    Point2D thumb = centre("#slider-progress .thumb");
    window.drag(List.of(thumb, thumb.add(60, 0), thumb.add(400, 0)));
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
  }

  @Test
  void aFailingCheckShowsWhereOnTheCurve() {
    untilTypeset();
    window.until("checks", () -> window.scene().lookup("#check-vanishes_at_one") != null);
    assertThat(intervals()).isEmpty();
    window.click("#check-vanishes_at_one");
    window.until("an interval", () -> !intervals().isEmpty());
    assertThat(intervals()).allMatch(interval -> interval.to() == 1 && interval.from() > 0.9);
    window.click("#check-vanishes_at_one");
    window.until("no interval", () -> intervals().isEmpty());
  }

  private List<Layer.Interval> intervals() {
    return window.shown().map(Figure::panels).orElse(List.of()).stream()
        .map(FigurePanel::layers)
        .flatMap(List::stream)
        .filter(Layer.Interval.class::isInstance)
        .map(Layer.Interval.class::cast)
        .toList();
  }

  @Test
  void panelsAndAxesAreChosen() {
    window.click("#panel-logitGradient");
    window.until("three panels", () -> window.shown().orElseThrow().panels().size() == 3);
    window.untilCurve("logitGradient", "CE", 0.25, -0.75);
    window.click("#panel-loss");
    window.click("#panel-coefficient");
    window.until("one panel", () -> window.shown().orElseThrow().panels().size() == 1);
    window.click("#panel-logitGradient");
    assertThat(window.find("#panel-logitGradient", ToggleButton.class).isSelected()).isTrue();
    focus("#scale-across");
    window.press(KeyCode.DOWN);
    window.until(
        "a logarithmic axis", () -> window.shown().orElseThrow().panels().get(0).x().from() > 0);
  }

  @Test
  void spacePutsADesignOnTheFigureAndF2RenamesIt() {
    window.click("#designs");
    focus("#designs");
    window.press(KeyCode.HOME);
    window.press(KeyCode.END);
    window.until("Cosine CE in hand", () -> window.curve("loss", "Cosine CE").isPresent());
    window.press(KeyCode.SPACE);
    window.press(KeyCode.HOME);
    window.until("CE in hand", () -> window.shown().orElseThrow().panels().size() == 2);
    assertThat(window.curve("loss", "Cosine CE")).isPresent();
    window.press(KeyCode.CONTROL, KeyCode.D);
    window.dialogs.answers.add("Mine");
    window.press(KeyCode.F2);
    assertThat(window.designs()).startsWith("Mine", "CE");
    window.choose("Delete");
    assertThat(window.designs()).startsWith("CE").doesNotContain("Mine");
    assertThat(window.notice()).contains("Mine");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(window.designs()).startsWith("Mine", "CE");
  }

  @Test
  void aFormulaThatTakesLongIsStoppedWithAMessage() {
    window.typeFormula("-2/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    TextField typed = window.find("#formula", TextField.class);
    TestWindow.onScreen(
        () -> {
          typed.setText("-(" + "sin(exp(cos(p)))*".repeat(1200) + "1)/p");
          return true;
        });
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertThat(window.services.settings().get().place()).isEqualTo("imbalance");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    window.until("a message", () -> problem().isVisible());
    window.typeFormula("-3/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -6);
  }

  @Test
  void theValuesAreShownOnSymlogAndOnLogAxes() {
    focus("#scale-upwards");
    window.press(KeyCode.DOWN);
    untilUpwards("Symlog", "Symlog");
    window.press(KeyCode.DOWN);
    untilUpwards("Symlog", "Log");
    window.press(KeyCode.HOME);
    window.press(KeyCode.UP);
    window.press(KeyCode.UP);
    untilUpwards("Linear", "Linear");
  }

  /** The kinds of scale of dL/dp, which is negative, and of L. */
  private void untilUpwards(String... kinds) {
    window.until(
        List.of(kinds) + " axes",
        () ->
            window.shown().map(Figure::panels).orElse(List.of()).stream()
                .map(panel -> panel.y().scale().getClass().getSimpleName())
                .toList()
                .equals(List.of(kinds)));
  }

  @Test
  void normalisationAndMiningAreStepsOfTheSelectedDesign() {
    window.press(KeyCode.CONTROL, KeyCode.N);
    focus("#normalisation");
    window.press(KeyCode.DOWN);
    assertThat(first().normalisation()).isEqualTo(Normalisation.ALL);
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo normalisation");
    focus("#mining");
    window.press(KeyCode.SPACE);
    assertThat(first().mining()).hasValue(3);
    focus("#ratio");
    window.press(KeyCode.CONTROL, KeyCode.A);
    window.type("5");
    window.press(KeyCode.ENTER);
    assertThat(first().mining()).hasValue(5);
    assertThat(window.entry("Undo").getText()).isEqualTo("_Undo mining");
    focus("#designs");
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(first().mining()).hasValue(3);
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(first()).extracting(Design::normalisation).isEqualTo(Normalisation.POSITIVES);
    assertThat(first().mining()).isEmpty();
  }

  private Design first() {
    return TestWindow.onScreen(
        () -> ((OpenDesign) ((ListView<?>) window.find("#designs")).getItems().get(0)).design());
  }

  @Test
  void theFirstKeysOverAPresetKeepItsCurve() {
    window.click("#formula");
    window.press(KeyCode.CONTROL, KeyCode.A);
    window.type("-");
    window.untilCurve("coefficient", "CE copy", 0.5, -2);
    assertThat(problem().isVisible()).isTrue();
    window.type("3/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -6);
  }

  @Test
  void theColoursOfCurvesAreThoseOfTheLastTime() {
    window.typeFormula("-2/p");
    window.untilCurve("coefficient", "CE copy", 0.5, -4);
    window.press(KeyCode.CONTROL, KeyCode.N);
    window.until("two own", () -> window.curve("loss", "My loss").isPresent());
    List<LineStyle> styles = styles();
    window.close();
    window = TestWindow.open(home);
    window.until("two own", () -> window.curve("loss", "My loss").isPresent());
    assertThat(styles()).isEqualTo(styles);
  }

  private List<LineStyle> styles() {
    return Stream.of("CE", "Focal", "Maki", "QCE", "CE copy", "My loss")
        .map(name -> window.curve("loss", name).orElseThrow().style())
        .toList();
  }

  @Test
  void panelsAndAxesAreThoseOfTheLastTime() {
    window.click("#panel-coefficient");
    window.click("#panel-logitGradient");
    focus("#scale-across");
    window.press(KeyCode.DOWN);
    focus("#scale-upwards");
    window.press(KeyCode.DOWN);
    untilUpwards("Symlog", "Symlog");
    window.kill();
    window = TestWindow.open(home);
    untilUpwards("Symlog", "Symlog");
    assertThat(window.shown().orElseThrow().panels())
        .allMatch(panel -> panel.x().from() > 0)
        .extracting(FigurePanel::key)
        .containsExactly("loss", "logitGradient");
    assertThat(window.find("#panel-coefficient", ToggleButton.class).isSelected()).isFalse();
  }

  @Test
  void aLogitAxisAndThePanelOfPTimesGAreThoseOfTheLastTime() {
    window.click("#panel-weighted");
    window.untilCurve("weighted", "CE", 0.25, -1);
    window.untilCurve("weighted", "Maki", 0.25, -0.75);
    focus("#scale-across");
    window.press(KeyCode.END);
    window.press(KeyCode.DOWN);
    window.press(KeyCode.DOWN);
    window.until("a logit axis", () -> across().scale() instanceof AxisScale.Logit);
    window.untilCurve("weighted", "Maki", 0.9999, -1e-4);
    window.untilCurve("coefficient", "CE", 0.9999, -1);
    window.click("#panel-logitGradient");
    window.until("two rows", () -> window.shown().orElseThrow().columns() == 2);
    window.kill();
    window = TestWindow.open(home);
    window.until("a logit axis", () -> across().scale() instanceof AxisScale.Logit);
    assertThat(window.shown().orElseThrow().panels())
        .extracting(FigurePanel::key)
        .containsExactly("coefficient", "loss", "logitGradient", "weighted");
  }

  private FigureAxis across() {
    return window.shown().orElseThrow().panels().get(0).x();
  }
}
