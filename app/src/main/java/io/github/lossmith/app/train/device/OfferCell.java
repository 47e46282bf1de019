package io.github.lossmith.app.train.device;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.engine.TrainingOffer;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** Engine, device and Python in one line; muted where it cannot train. */
final class OfferCell extends ListCell<TrainingOffer> {
  private static final String MUTED = "offer-refused";

  private final Texts texts;

  OfferCell(Texts texts) {
    this.texts = texts;
  }

  @Override
  protected void updateItem(@Nullable TrainingOffer offer, boolean empty) {
    super.updateItem(offer, empty);
    getStyleClass().remove(MUTED);
    if (empty || offer == null) {
      setText("");
      return;
    }
    String title = texts.text(offer.title());
    setText(offer.runs() ? title : texts.text("app.train.device.refused", title));
    if (!offer.runs()) {
      getStyleClass().add(MUTED);
    }
  }
}
