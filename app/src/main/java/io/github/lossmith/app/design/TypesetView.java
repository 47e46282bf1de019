package io.github.lossmith.app.design;

import io.github.lossmith.app.task.Latest;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.typeset.TypesetFormula;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/** A typeset formula, as wide as there is room; its LaTeX instead where it cannot be drawn. */
public final class TypesetView extends StackPane {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final float LETTERS = 17;
  private static final double SHARPNESS = 2;
  private final Tasks tasks;
  private final ImageView view = new ImageView();
  private final Label plain = new Label();
  private final Latest<Ink, Optional<Image>> drawing;
  private Ink ink = new Ink("", 0);

  TypesetView(Tasks tasks) {
    this.tasks = tasks;
    getStyleClass().add("typeset");
    view.setPreserveRatio(true);
    view.setSmooth(true);
    plain.setWrapText(true);
    getChildren().setAll(view);
    drawing =
        new Latest<>(
            tasks, TypesetView::draw, this::show, PATIENCE, slow -> show(Optional.empty()));
  }

  private record Ink(String latex, int rgb) {}

  /**
   * Shows LaTeX; its words stand for it with screen readers. Drawn in a moment, so that TeX's
   * fonts, half a second of work, are not read while the window is still being made.
   */
  void show(String latex, boolean dark) {
    Ink wanted = new Ink(latex, dark ? 0xE6EDF3 : 0x1F2328);
    if (!wanted.equals(ink)) {
      ink = wanted;
      setAccessibleText(latex);
      tasks.later(Duration.ZERO, () -> drawing.submit(ink));
    }
  }

  private static Optional<Image> draw(Ink ink) {
    try {
      return TypesetFormula.draw(ink.latex, (float) (LETTERS * SHARPNESS), ink.rgb);
    } catch (LinkageError noFonts) {
      return Optional.empty();
    }
  }

  private void show(Optional<Image> drawn) {
    if (drawn.isPresent()) {
      view.setImage(drawn.get());
      fit();
      getChildren().setAll(view);
    } else {
      plain.setText(ink.latex);
      getChildren().setAll(plain);
    }
  }

  private void fit() {
    Image image = view.getImage();
    if (image != null) {
      double natural = image.getWidth() / SHARPNESS;
      double room = getWidth() - snappedLeftInset() - snappedRightInset();
      view.setFitWidth(room > 0 ? Math.min(natural, room) : natural);
    }
  }

  @Override
  protected void layoutChildren() {
    fit();
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
