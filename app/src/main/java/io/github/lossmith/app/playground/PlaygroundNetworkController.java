package io.github.lossmith.app.playground;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.screen.WordConverter;
import io.github.lossmith.designer.playground.NetworkLayout;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;

/** The network, its learning rate and seed, and which losses take part. */
public final class PlaygroundNetworkController implements AutoCloseable {
  private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.03, 0.1);
  private static final int LAST_SEED = 9999;
  private final DesignContext context;
  private final PlaygroundModel model;
  private final Texts texts;
  private final FormListeners bindings = new FormListeners();
  private boolean showing;
  @FXML private ComboBox<NetworkLayout> layout;
  @FXML private ComboBox<Double> rate;
  @FXML private Spinner<Integer> seed;
  @FXML private MenuButton losses;
  @FXML private Label edited;

  PlaygroundNetworkController(DesignContext context, PlaygroundModel model) {
    this.context = context;
    this.model = model;
    texts = context.services().texts();
  }

  @FXML
  private void initialize() {
    layout.setConverter(new WordConverter<>(this::name));
    layout.getItems().setAll(NetworkLayout.values());
    layout.setOnAction(event -> change(() -> model.change(now -> now.with(layout.getValue()))));
    rate.setConverter(new WordConverter<>(value -> texts.number(value, 2)));
    rate.getItems().setAll(RATES);
    rate.setOnAction(
        event -> change(() -> model.change(now -> now.withLearningRate(rate.getValue()))));
    seed.setValueFactory(new IntegerSpinnerValueFactory(0, LAST_SEED));
    seed.getEditor().setAccessibleText(seed.getAccessibleText());
    seed.valueProperty()
        .addListener((observed, before, now) -> change(() -> model.change(s -> s.withSeed(now))));
    losses.setOnShowing(event -> fillLosses());
    fillLosses();
    bindings.on(this::show, model.setup());
    bindings.on(
        this::showEdited, context.designs().selectedDesign(), context.designs().openDesigns());
    show();
    showEdited();
  }

  private String name(NetworkLayout one) {
    return one == NetworkLayout.LINEAR ? texts.text("app.playground.linear") : one.widths();
  }

  /** Only what the user does changes the setup, not what is shown of it. */
  private void change(Runnable change) {
    if (!showing) {
      change.run();
    }
  }

  private void show() {
    showing = true;
    RaceSetup setup = model.setup().get();
    layout.setValue(setup.layout());
    rate.setValue(setup.learningRate());
    seed.getValueFactory().setValue(setup.seed());
    showing = false;
  }

  private void showEdited() {
    OpenDesign current = context.designs().current();
    boolean letters = !current.design().parameters().isEmpty();
    String key = letters ? "app.playground.edited" : "app.playground.edited.none";
    edited.setText(texts.text(key, current.design().name()));
  }

  private void fillLosses() {
    losses.getItems().clear();
    for (OpenDesign open : context.designs().openDesigns()) {
      CheckMenuItem item = new CheckMenuItem(open.design().name());
      item.setMnemonicParsing(false);
      item.setSelected(context.designs().ticked().contains(open.id()));
      item.setOnAction(event -> context.designs().selection().tick(open.id(), item.isSelected()));
      losses.getItems().add(item);
    }
  }

  @Override
  public void close() {
    bindings.close();
  }
}
