package io.github.lossmith.app.train.detail;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.box.BoxColours;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.prior.AnchorSamples.Sampled;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** Draws an {@link AnchorPicture} as sample detections are drawn: the truth dashed in white. */
final class AnchorPictureView {
  /** That of the sample detections. */
  private static final double SIDE = 300;

  /** Of anchors of the background, which have no colour of a class. */
  static final Color BACKGROUND = Color.rgb(200, 200, 200);

  private static final double DASH = 4;

  private AnchorPictureView() {}

  static Node of(AnchorPicture picture, List<String> classes, Texts texts) {
    double scale = SIDE / Math.max(picture.width(), picture.height());
    ImageView image = new ImageView(picture.pixels());
    image.setFitWidth(scale * picture.width());
    image.setFitHeight(scale * picture.height());
    Pane pane = new Pane(image);
    pane.setClip(new Rectangle(image.getFitWidth(), image.getFitHeight()));
    pane.setMinSize(image.getFitWidth(), image.getFitHeight());
    pane.setMaxSize(image.getFitWidth(), image.getFitHeight());
    picture.truth().forEach(object -> pane.getChildren().add(truth(object.box(), scale)));
    for (Sampled anchor : picture.anchors()) {
      pane.getChildren().add(box(anchor.box(), scale, colour(anchor, classes), 2));
    }
    Label caption = new Label(caption(picture, texts));
    caption.getStyleClass().add("reason");
    caption.setWrapText(true);
    caption.setMaxWidth(image.getFitWidth());
    image.setAccessibleText(caption.getText());
    return new VBox(2, pane, caption);
  }

  private static String caption(AnchorPicture picture, Texts texts) {
    return picture.id()
        + ": "
        + picture.anchors().stream()
            .map(anchor -> caption(anchor, texts))
            .collect(Collectors.joining(", "));
  }

  private static String caption(Sampled anchor, Texts texts) {
    String type = anchor.isObject() ? anchor.type() : texts.text("app.train.figure.backgrounds");
    return type + " " + texts.fixed(anchor.p(), 3);
  }

  private static Color colour(Sampled anchor, List<String> classes) {
    int label = classes.indexOf(anchor.type()) + 1;
    if (label == 0) {
      return BACKGROUND;
    }
    int rgb = BoxColours.of(label);
    return Color.rgb((rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff);
  }

  private static Rectangle truth(ObjectBox at, double scale) {
    Rectangle box = box(at, scale, Color.WHITE, 1);
    box.getStrokeDashArray().setAll(DASH, DASH);
    return box;
  }

  private static Rectangle box(ObjectBox at, double scale, Color colour, double width) {
    Rectangle box =
        new Rectangle(
            scale * at.xmin(), scale * at.ymin(), scale * at.width(), scale * at.height());
    box.setFill(null);
    box.setStroke(colour);
    box.setStrokeWidth(width);
    return box;
  }
}
