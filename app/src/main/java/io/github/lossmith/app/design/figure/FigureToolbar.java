package io.github.lossmith.app.design.figure;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.FigureChoice;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.plotting.article.Quantity;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.util.StringConverter;

/** Makes the controls above the figure: which panels, on which axes. */
public final class FigureToolbar {
  private final FormListeners bindings;
  private final DesignContext context;
  private final Texts texts;
  private final Controls controls;

  /**
   * @param bindings of the form: its buttons follow the choice, which lessons change too
   */
  public FigureToolbar(DesignContext context, FormListeners bindings) {
    this.context = context;
    this.bindings = bindings;
    texts = context.services().texts();
    controls = context.services().controls();
  }

  public Button button(UserAction action) {
    Button button = new Button();
    button.getStyleClass().addAll("flat", "small");
    controls.bind(button, action);
    return button;
  }

  public List<Node> choices() {
    List<Node> nodes = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      nodes.add(toggle(quantity));
    }
    FigureChoice choice = context.choice();
    nodes.add(
        scales(
            "app.scale.across",
            choice.across(),
            FigureChoice.LINEAR,
            FigureChoice.LOG,
            FigureChoice.LOGIT));
    nodes.add(
        scales(
            "app.scale.upwards",
            choice.upwards(),
            FigureChoice.LINEAR,
            FigureChoice.SYMLOG,
            FigureChoice.LOG));
    return nodes;
  }

  private ToggleButton toggle(Quantity quantity) {
    String key = "app.panel." + quantity.key();
    ToggleButton button = new ToggleButton(texts.text(key));
    button.getStyleClass().addAll("small", "panel-toggle");
    button.setId("panel-" + quantity.key());
    HoverHint.say(button, texts.text(key + ".hint"));
    button.setAccessibleText(texts.text(key + ".hint"));
    showState(button, quantity);
    bindings.on(() -> showState(button, quantity), context.choice().panels());
    button.setOnAction(
        event -> {
          context.choice().show(quantity, button.isSelected());
          showState(button, quantity);
        });
    return button;
  }

  private void showState(ToggleButton button, Quantity quantity) {
    button.setSelected(context.choice().panels().get().contains(quantity));
  }

  private ComboBox<String> scales(String key, StringProperty chosen, String... names) {
    ComboBox<String> box = new ComboBox<>();
    box.getStyleClass().add("small");
    box.setId(key.substring(key.indexOf('.') + 1).replace('.', '-'));
    box.getItems().setAll(List.of(names));
    box.setConverter(new ScaleWords(key));
    box.setAccessibleText(texts.text(key));
    HoverHint.say(box, texts.text(key));
    box.setValue(chosen.get());
    bindings.on(() -> box.setValue(chosen.get()), chosen);
    box.setOnAction(event -> chosen.set(box.getValue()));
    return box;
  }

  private final class ScaleWords extends StringConverter<String> {
    private final String key;

    private ScaleWords(String key) {
      this.key = key;
    }

    @Override
    public String toString(String name) {
      return name == null ? "" : texts.text(key + "." + name);
    }

    @Override
    public String fromString(String text) {
      return text;
    }
  }
}
