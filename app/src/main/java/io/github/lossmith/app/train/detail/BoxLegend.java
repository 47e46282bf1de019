package io.github.lossmith.app.train.detail;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.box.BoxColours;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** The legend of the boxes in the pictures of detections. */
final class BoxLegend {
  /** More classes could not be distinguished by colour anyway. */
  private static final int MOST_CLASSES = 20;

  private static final double SIDE = 12;
  private static final double DASH = 3;

  private BoxLegend() {}

  /**
   * An entry for the truth, and one for each class in the order of its number.
   *
   * @param anchors whether the boxes are anchors, which may be background, and not detections
   */
  static List<Node> of(List<String> classes, boolean anchors, Texts texts) {
    List<Node> entries = new ArrayList<>();
    entries.add(entry(truth(), texts.text("app.train.boxes.truth")));
    entries.add(plain(texts.text(anchors ? "app.train.boxes.anchors" : "app.train.boxes.found")));
    if (anchors) {
      Rectangle box = box();
      box.setStroke(AnchorPictureView.BACKGROUND);
      entries.add(entry(box, texts.text("app.train.figure.backgrounds")));
    }
    for (int i = 0; i < Math.min(classes.size(), MOST_CLASSES); i++) {
      Rectangle box = box();
      box.setStroke(colour(BoxColours.of(i + 1)));
      entries.add(entry(box, classes.get(i)));
    }
    if (classes.size() > MOST_CLASSES) {
      String more = Integer.toString(classes.size() - MOST_CLASSES);
      entries.add(plain(texts.text("app.train.boxes.more", more)));
    }
    return entries;
  }

  /** Dashed in white, on grey because the window may be white. */
  private static Rectangle truth() {
    Rectangle box = box();
    box.setFill(Color.GRAY);
    box.setStroke(Color.WHITE);
    box.getStrokeDashArray().setAll(DASH, DASH);
    return box;
  }

  private static Rectangle box() {
    Rectangle box = new Rectangle(SIDE, SIDE, Color.TRANSPARENT);
    box.setStrokeWidth(2);
    return box;
  }

  private static Color colour(int rgb) {
    return Color.rgb((rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff);
  }

  private static Label entry(Node sample, String text) {
    Label entry = plain(text);
    entry.setGraphic(sample);
    return entry;
  }

  private static Label plain(String text) {
    Label entry = new Label(text);
    entry.getStyleClass().add("reason");
    entry.setMinHeight(Region.USE_PREF_SIZE);
    return entry;
  }
}
