package io.github.lossmith.app.playground;

import io.github.lossmith.app.screen.Texts;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The final states: a row for each loss, a column for each seed, the recall under each picture. */
final class SeedGrid extends GridPane {
  /** Ten columns have room for a whole number. */
  private static final int DIGITS = 2;

  SeedGrid() {
    getStyleClass().add("seed-grid");
    setHgap(6);
    setVgap(4);
  }

  void show(List<SeedResult> results, Texts texts) {
    getChildren().clear();
    for (int column = 0; column < results.size(); column++) {
      List<RaceFrame.Seen> lanes = results.get(column).frame().lanes();
      for (int row = 0; row < lanes.size(); row++) {
        if (column == 0) {
          Label name = new Label(lanes.get(row).lane().name());
          name.setMaxWidth(90);
          GridPane.setValignment(name, VPos.CENTER);
          add(name, 0, row);
        }
        add(cell(lanes.get(row), results.get(column).seed(), texts), column + 1, row);
      }
    }
  }

  private static VBox cell(RaceFrame.Seen seen, int seed, Texts texts) {
    BoundaryPicture pixels = seen.picture();
    WritableImage image = new WritableImage(pixels.size(), pixels.size());
    pixels.writeTo(image.getPixelWriter());
    ImageView view = new ImageView(image);
    String recall = texts.number(100 * seen.measures().rareRecall(), DIGITS) + " %";
    view.setAccessibleText(
        texts.text("app.playground.seed.picture", seen.lane().name(), seed, recall));
    Label label = new Label(recall);
    label.getStyleClass().add("seed-recall");
    return new VBox(view, label);
  }
}
