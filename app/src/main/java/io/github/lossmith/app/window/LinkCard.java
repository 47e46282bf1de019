package io.github.lossmith.app.window;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.share.QrCode;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** A link as a QR code above its text, for a projector: as large as a small screen allows. */
final class LinkCard extends VBox {
  /** With the text and the buttons it fits a screen of 768 lines. */
  static final int LARGEST = 440;

  private static final double SPACING = 8;
  private static final int TEXT_ROWS = 3;

  LinkCard(String link, Texts texts) {
    super(SPACING);
    setAlignment(Pos.CENTER);
    setPadding(new Insets(SPACING));
    Label words = new Label(texts.text("app.share.explained"));
    words.setWrapText(true);
    words.setMaxWidth(LARGEST);
    TextArea text = new TextArea(link);
    text.setId("link-text");
    text.setEditable(false);
    text.setWrapText(true);
    text.setPrefRowCount(TEXT_ROWS);
    text.setPrefWidth(LARGEST);
    text.setAccessibleText(texts.text("app.share.text"));
    Optional<boolean[][]> code = QrCode.modules(link);
    if (code.isPresent()) {
      Canvas canvas = canvas(code.get());
      canvas.setAccessibleText(texts.text("app.share.code"));
      getChildren().add(canvas);
    } else {
      words.setText(texts.text("app.share.no-code", link.length()));
    }
    getChildren().addAll(words, text);
  }

  /** Black on white in both themes: many cameras read no other code. */
  static Canvas canvas(boolean[][] dark) {
    int pixels = Math.max(2, LARGEST / dark.length);
    double size = (double) pixels * dark.length;
    Canvas canvas = new Canvas(size, size);
    GraphicsContext paint = canvas.getGraphicsContext2D();
    paint.setFill(Color.WHITE);
    paint.fillRect(0, 0, size, size);
    paint.setFill(Color.BLACK);
    for (int y = 0; y < dark.length; y++) {
      for (int x = 0; x < dark[y].length; x++) {
        if (dark[y][x]) {
          paint.fillRect((double) x * pixels, (double) y * pixels, pixels, pixels);
        }
      }
    }
    return canvas;
  }
}
