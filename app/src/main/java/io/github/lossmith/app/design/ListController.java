package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Action;
import io.github.lossmith.app.screen.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** The list of designs, yours and the presets, with their ticks. */
public final class ListController implements AutoCloseable {
  private final Studio studio;
  private final DesignActions actions;
  private final Bindings bindings = new Bindings();
  @FXML private HBox tools;
  @FXML private ListView<Sheet> list;

  ListController(Studio studio, DesignActions actions) {
    this.studio = studio;
    this.actions = actions;
  }

  @FXML
  private void initialize() {
    actions.listTools().forEach(action -> tools.getChildren().add(button(action)));
    list.setItems(studio.bench().sheets());
    list.setCellFactory(view -> new SheetCell(studio));
    list.getSelectionModel().selectedItemProperty().addListener(observed -> chosen());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    bindings.on(this::select, studio.bench().inHand(), studio.bench().sheets());
    bindings.on(
        list::refresh,
        studio.bench().ticked(),
        studio.bench().inHand(),
        studio.files().changes(),
        studio.desk().dark());
    select();
  }

  private Button button(Action action) {
    Button button = new Button();
    button.getStyleClass().addAll("flat", "small");
    studio.desk().controls().bind(button, action);
    return button;
  }

  private void chosen() {
    Sheet sheet = list.getSelectionModel().getSelectedItem();
    boolean other = sheet != null && sheet.id() != studio.bench().inHand().get();
    if (other && !studio.bench().arranging()) {
      studio.bench().settle();
      studio.bench().inHand().set(sheet.id());
    }
  }

  private void select() {
    Sheet current = studio.bench().current();
    int index = list.getItems().indexOf(current);
    if (index != list.getSelectionModel().getSelectedIndex()) {
      list.getSelectionModel().select(index);
      list.scrollTo(Math.max(0, index - 2));
    }
  }

  private void keys(KeyEvent event) {
    Sheet sheet = studio.bench().current();
    if (event.getCode() == KeyCode.SPACE) {
      studio.bench().tick(sheet.id(), !studio.bench().ticked().contains(sheet.id()));
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      actions.delete();
      event.consume();
    } else if (event.getCode() == KeyCode.F2) {
      actions.rename();
      event.consume();
    }
  }

  @Override
  public void close() {
    bindings.close();
  }
}
