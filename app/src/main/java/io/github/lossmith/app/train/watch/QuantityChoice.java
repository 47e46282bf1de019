package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/**
 * The box in which the quantity of the second panel is chosen; its classes are those of the runs.
 */
final class QuantityChoice implements AutoCloseable {
  private final ComboBox<CurveQuantity> box;
  private final ObjectProperty<CurveQuantity> chosen;
  private final ChangeListener<CurveQuantity> onChosen = (observed, before, now) -> show(now);
  private boolean changing;

  QuantityChoice(ComboBox<CurveQuantity> box, ObjectProperty<CurveQuantity> chosen, Texts texts) {
    this.box = box;
    this.chosen = chosen;
    box.setConverter(converter(texts));
    box.valueProperty().addListener((observed, before, now) -> choose(now));
    chosen.addListener(onChosen);
    offer(List.of());
  }

  private static StringConverter<CurveQuantity> converter(Texts texts) {
    return new StringConverter<>() {
      @Override
      public String toString(CurveQuantity value) {
        return value == null ? "" : value.text(texts);
      }

      @Override
      public CurveQuantity fromString(String text) {
        throw new IllegalStateException("the box is not editable");
      }
    };
  }

  /** A box loses its value when its entries change; what is chosen stays, also of other runs. */
  void offer(List<RunView> views) {
    List<CurveQuantity> all = new ArrayList<>(CurveQuantity.of(views));
    if (!all.contains(chosen.get())) {
      all.add(chosen.get());
    }
    if (!all.equals(box.getItems())) {
      changing = true;
      box.getItems().setAll(all);
      box.setValue(chosen.get());
      changing = false;
    }
  }

  private void choose(CurveQuantity now) {
    if (!changing && now != null) {
      chosen.set(now);
    }
  }

  private void show(CurveQuantity now) {
    changing = true;
    if (!box.getItems().contains(now)) {
      box.getItems().add(now);
    }
    box.setValue(now);
    changing = false;
  }

  @Override
  public void close() {
    chosen.removeListener(onChosen);
  }
}
