package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.typeset.TypesetFormula;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A typeset formula, limited to the available width and rendered for the pixels of its screen;
 * shows its LaTeX if it cannot be rendered.
 */
public final class TypesetView extends StackPane {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final double LETTERS = 17;
  private static final StyleablePropertyFactory<TypesetView> STYLES =
      new StyleablePropertyFactory<>(StackPane.getClassCssMetaData());
  private final Tasks tasks;
  private final ImageView view = new ImageView();
  private final Label plain = new Label();
  private final LatestInputWorker<Ink, Optional<Picture>> drawing;
  private final StyleableProperty<Number> letters =
      STYLES.createStyleableNumberProperty(
          this, "letters", "-lossmith-letter-size", view -> view.letters, LETTERS);
  private String latex = "";
  private int rgb;
  private @Nullable Ink asked;
  private @Nullable Picture shown;

  TypesetView(Tasks tasks) {
    this.tasks = tasks;
    getStyleClass().add("typeset");
    plain.setWrapText(true);
    getChildren().setAll(view);
    drawing =
        new LatestInputWorker<>(
            tasks, TypesetView::draw, this::show, PATIENCE, slow -> show(Optional.empty()));
    ((ObservableValue<?>) letters).addListener(observed -> requestLayout());
  }

  /**
   * A rendering request.
   *
   * @param letters the font size in pixels of the layout
   * @param scale device pixels for each pixel of the layout
   * @param room in device pixels
   */
  private record Ink(String latex, int rgb, double letters, double scale, double room) {
    boolean samePicture(Ink other, double natural) {
      boolean sameRoom = room == other.room || natural <= Math.min(room, other.room);
      return sameRoom && equals(new Ink(other.latex, other.rgb, other.letters, other.scale, room));
    }
  }

  private record Picture(Ink ink, Image image, double natural) {}

  /**
   * Shows LaTeX, which is also the text for screen readers. Rendered later, so that TeX's fonts,
   * which take half a second, are not loaded while the window is being built.
   */
  void show(String wanted, boolean dark) {
    int colour = dark ? 0xE6EDF3 : 0x1F2328;
    if (!wanted.equals(latex) || colour != rgb) {
      latex = wanted;
      rgb = colour;
      setAccessibleText(wanted);
      requestLayout();
    }
  }

  /** The style sheet's {@code -lossmith-letter-size}, in logical pixels. */
  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLES.getCssMetaData();
  }

  private static Optional<Picture> draw(Ink ink) {
    try {
      return TypesetFormula.draw(ink.latex, (float) (ink.letters * ink.scale), ink.room, ink.rgb)
          .map(drawn -> new Picture(ink, drawn.image(), drawn.natural()));
    } catch (LinkageError noFonts) {
      return Optional.empty();
    }
  }

  private void show(Optional<Picture> drawn) {
    shown = drawn.orElse(null);
    if (drawn.isPresent()) {
      Image image = drawn.get().image();
      view.setImage(image);
      view.setFitWidth(image.getWidth() / drawn.get().ink().scale());
      view.setFitHeight(image.getHeight() / drawn.get().ink().scale());
      getChildren().setAll(view);
    } else {
      plain.setText(latex);
      getChildren().setAll(plain);
    }
  }

  /** One pixel of the image is one pixel of the screen, so no stroke is lost. */
  private void drawAnew() {
    double scale = scale();
    double room = Math.floor((getWidth() - snappedLeftInset() - snappedRightInset()) * scale);
    if (latex.isEmpty() || room <= 0) {
      return;
    }
    Ink wanted = new Ink(latex, rgb, letters.getValue().doubleValue(), scale, room);
    Picture now = shown;
    boolean there = now != null && now.ink.samePicture(wanted, now.natural);
    if (!there && !wanted.equals(asked)) {
      asked = wanted;
      tasks.later(Duration.ZERO, () -> drawing.submit(wanted));
    } else if (there) {
      asked = null;
    }
  }

  private double scale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : getScene().getWindow().getRenderScaleX();
  }

  @Override
  protected void layoutChildren() {
    drawAnew();
    super.layoutChildren();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }
}
