package io.github.lossmith.app.playground;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.playground.LearnerMeasures;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One loss of the race: its picture, where its points lie and pull, and how far it has come. */
final class LaneCard extends VBox {
  private static final double CHARTS_HEIGHT = 84;
  private static final int DIGITS = 3;

  /** The share of the picture that an arrow key moves the cursor by. */
  private static final double CURSOR_STEP = 0.04;

  /** Pixels of the picture's frame, left and right. */
  private static final int FRAME = 2;

  /** Below a large picture there is room for what belongs to it. */
  private static final double PICTURE_SHARE = 0.5;

  private final Texts texts;
  private WritableImage image = new WritableImage(1, 1);
  private final ImageView view = new ImageView();
  private final PullHistogram charts = new PullHistogram(PlaygroundModel.LEAST_SIZE, CHARTS_HEIGHT);
  private final Region cursor = new Region();
  private final StackPane picture;
  private final Label recall = new Label();
  private final Label balanced = new Label();
  private final Label accuracy = new Label();
  private final Label pull = new Label();
  private final ToggleButton title = new ToggleButton();
  private double cursorX = 0.5;
  private double cursorY = 0.5;

  /**
   * @param choose told when the design is chosen for its sliders
   * @param put told of a place in the picture where a point is wanted, both from 0 to 1
   */
  LaneCard(Texts texts, Runnable choose, BiConsumer<Double, Double> put) {
    this.texts = texts;
    picture = new StackPane(view, cursor);
    getStyleClass().add("lane");
    title.getStyleClass().add("lane-title");
    title.setMaxWidth(Double.MAX_VALUE);
    title.setMnemonicParsing(false);
    title.setOnAction(
        event -> {
          title.setSelected(true);
          choose.run();
        });
    pictureTakesPoints(put);
    recall.getStyleClass().add("lane-recall");
    recall.setWrapText(true);
    FlowPane numbers = new FlowPane(14, 0, balanced, accuracy);
    numbers.setPrefWrapLength(PlaygroundModel.LEAST_SIZE);
    getChildren().setAll(title, picture, recall, numbers, charts, pull);
    charts.setAccessibleText(texts.text("app.playground.charts"));
    setAlignment(Pos.TOP_LEFT);
  }

  private void pictureTakesPoints(BiConsumer<Double, Double> put) {
    picture.getStyleClass().add("lane-picture");
    picture.setFocusTraversable(true);
    picture.setMaxWidth(Region.USE_PREF_SIZE);
    picture.setOnMouseClicked(
        event -> {
          picture.requestFocus();
          put.accept(event.getX() / picture.getWidth(), event.getY() / picture.getHeight());
        });
    picture.setOnKeyPressed(event -> key(event, put));
    cursor.getStyleClass().add("lane-cursor");
    cursor.setMouseTransparent(true);
    cursor.visibleProperty().bind(picture.focusedProperty());
    moveCursor(0, 0);
  }

  private void key(KeyEvent event, BiConsumer<Double, Double> put) {
    switch (event.getCode()) {
      case LEFT -> moveCursor(-CURSOR_STEP, 0);
      case RIGHT -> moveCursor(CURSOR_STEP, 0);
      case UP -> moveCursor(0, -CURSOR_STEP);
      case DOWN -> moveCursor(0, CURSOR_STEP);
      case ENTER -> put.accept(cursorX, cursorY);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void moveCursor(double right, double down) {
    cursorX = Math.max(0, Math.min(1, cursorX + right));
    cursorY = Math.max(0, Math.min(1, cursorY + down));
    cursor.setTranslateX((cursorX - 0.5) * view.getFitWidth());
    cursor.setTranslateY((cursorY - 0.5) * view.getFitHeight());
  }

  /** A new image only where the number of its pixels has changed. */
  private void fill(BoundaryPicture pixels) {
    if (image.getWidth() != pixels.size()) {
      image = new WritableImage(pixels.size(), pixels.size());
      view.setImage(image);
    }
    pixels.writeTo(image.getPixelWriter());
  }

  /** The side of the picture, px, of a card of this width on a page of this height. */
  static int side(double width, double page) {
    double most = Math.max(PlaygroundModel.MOST_SIZE, page * PICTURE_SHARE);
    return (int) Math.max(PlaygroundModel.LEAST_SIZE, Math.min(most, width - FRAME));
  }

  /** Shows the picture in a square of this side, px, whatever pixels it has. */
  void resize(int size) {
    if (view.getFitWidth() != size) {
      view.setFitWidth(size);
      view.setFitHeight(size);
      charts.setWidth(size);
      setMaxWidth(size + FRAME);
      setPrefWidth(size + FRAME);
      moveCursor(0, 0);
    }
  }

  void show(RaceFrame.Seen seen, boolean chosen, PictureColours colours) {
    LearnerMeasures measures = seen.measures();
    BoundaryPicture pixels = seen.picture();
    fill(pixels);
    title.setText(seen.lane().name());
    title.setSelected(chosen);
    String found = RaceVerdict.percent(measures.rareRecall(), texts);
    recall.setText(texts.text("app.playground.recall", found));
    balanced.setText(
        texts.text("app.playground.balanced", texts.number(measures.balancedAccuracy(), DIGITS)));
    accuracy.setText(
        texts.text("app.playground.accuracy", texts.number(measures.accuracy(), DIGITS)));
    String share = RaceVerdict.percent(measures.rarePullShare(), texts);
    pull.setText(
        seen.lost() ? texts.text("app.playground.lost") : texts.text("app.playground.pull", share));
    picture.setAccessibleText(texts.text("app.playground.picture", seen.lane().name(), found));
    charts.show(measures, colours);
  }
}
