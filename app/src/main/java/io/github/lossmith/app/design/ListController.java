package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.UserAction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** The list of designs, yours and the presets, with their ticks. */
public final class ListController implements AutoCloseable {
  private final DesignContext studio;
  private final DesignActions actions;
  private final FormListeners bindings = new FormListeners();
  private final FilteredList<OpenDesign> listed;
  @FXML private HBox tools;
  @FXML private HBox filterLine;
  @FXML private TextField filter;
  @FXML private ListView<OpenDesign> list;

  ListController(DesignContext studio, DesignActions actions) {
    this.studio = studio;
    this.actions = actions;
    listed = new FilteredList<>(studio.bench().sheets());
  }

  @FXML
  private void initialize() {
    actions.listTools().forEach(action -> tools.getChildren().add(button(action)));
    list.setItems(listed);
    list.setCellFactory(view -> new OpenDesignCell(studio));
    list.setContextMenu(studio.desk().controls().contextMenu(actions.ofDesign()));
    filterLine.getChildren().add(ticksButton());
    filter.textProperty().addListener(observed -> sift());
    filter.addEventFilter(KeyEvent.KEY_PRESSED, this::filterKeys);
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

  private MenuButton ticksButton() {
    DesignsModel bench = studio.bench();
    MenuButton button =
        studio
            .desk()
            .controls()
            .menuButton(
                "app.list.ticks",
                "fth-check-square",
                List.of(
                    UserAction.of("app.list.all", "", null, () -> tickListed(true)),
                    UserAction.of("app.list.nothing", "", null, () -> tickListed(false)),
                    UserAction.of(
                        "app.list.only", "", null, () -> bench.tickOnly(bench.inHand().get()))));
    button.setId("ticks");
    button.getStyleClass().addAll("flat", "small");
    return button;
  }

  private void tickListed(boolean on) {
    List.copyOf(listed).forEach(sheet -> studio.bench().tick(sheet.id(), on));
  }

  /** Lists what has the words in its name or its formula. */
  private void sift() {
    String[] words = filter.getText().strip().toLowerCase(Locale.ROOT).split("\\s+");
    listed.setPredicate(
        sheet -> {
          String text = (sheet.design().name() + " " + sheet.text()).toLowerCase(Locale.ROOT);
          return Arrays.stream(words).allMatch(text::contains);
        });
    select();
  }

  private void filterKeys(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
      filter.clear();
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN) {
      list.requestFocus();
      event.consume();
    }
  }

  private Button button(UserAction action) {
    Button button = new Button();
    button.getStyleClass().addAll("flat", "small");
    studio.desk().controls().bind(button, action);
    return button;
  }

  private void chosen() {
    OpenDesign sheet = list.getSelectionModel().getSelectedItem();
    boolean other = sheet != null && sheet.id() != studio.bench().inHand().get();
    if (other && !studio.bench().arranging()) {
      studio.bench().settle();
      studio.desk().notices().past();
      studio.bench().inHand().set(sheet.id());
    }
  }

  private void select() {
    OpenDesign current = studio.bench().current();
    int index = list.getItems().indexOf(current);
    if (index != list.getSelectionModel().getSelectedIndex()) {
      list.getSelectionModel().select(index);
      list.scrollTo(Math.max(0, index - 2));
    }
  }

  private void keys(KeyEvent event) {
    OpenDesign sheet = studio.bench().current();
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
