package io.github.lossmith.app.design.list;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.UserAction;
import java.util.List;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The list of designs, the user's and the presets, with their ticks. */
public final class ListController implements AutoCloseable {
  private final DesignContext context;
  private final DesignActions actions;
  private final FormListeners bindings = new FormListeners();
  private final FilteredList<OpenDesign> listed;
  @FXML private HBox tools;
  @FXML private HBox filterLine;
  @FXML private TextField filter;
  @FXML private ListView<OpenDesign> list;
  @FXML private VBox below;

  public ListController(DesignContext context, DesignActions actions) {
    this.context = context;
    this.actions = actions;
    listed = new FilteredList<>(context.designs().openDesigns());
  }

  @FXML
  private void initialize() {
    actions.listTools().forEach(action -> tools.getChildren().add(button(action)));
    list.setItems(listed);
    list.setCellFactory(view -> new OpenDesignCell(context));
    list.setContextMenu(context.services().controls().contextMenu(actions.ofDesign()));
    filterLine.getChildren().add(ticksButton());
    below.getChildren().add(new LibraryList(context, filter).content());
    filter.textProperty().addListener(observed -> sift());
    filter.addEventFilter(KeyEvent.KEY_PRESSED, this::filterKeys);
    list.getSelectionModel().selectedItemProperty().addListener(observed -> chosen());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    bindings.on(this::select, context.designs().selectedDesign(), context.designs().openDesigns());
    bindings.on(
        list::refresh,
        context.designs().ticked(),
        context.designs().selectedDesign(),
        context.files().changes(),
        context.services().dark());
    select();
  }

  private MenuButton ticksButton() {
    DesignsModel designs = context.designs();
    MenuButton button =
        context
            .services()
            .controls()
            .menuButton(
                "app.list.ticks",
                "fth-check-square",
                List.of(
                    UserAction.of("app.list.all", "", null, () -> tickListed(true)),
                    UserAction.of("app.list.nothing", "", null, () -> tickListed(false)),
                    UserAction.of(
                        "app.list.only",
                        "",
                        null,
                        () -> designs.selection().tickOnly(designs.selectedDesign().get()))));
    button.setId("ticks");
    button.getStyleClass().addAll("flat", "small");
    return button;
  }

  private void tickListed(boolean on) {
    List.copyOf(listed).forEach(each -> context.designs().selection().tick(each.id(), on));
  }

  /** Lists the designs with these words in their name or formula. */
  private void sift() {
    DesignFilter words = DesignFilter.of(filter.getText());
    listed.setPredicate(words::matches);
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
    context.services().controls().bind(button, action);
    return button;
  }

  private void chosen() {
    OpenDesign openDesign = list.getSelectionModel().getSelectedItem();
    DesignsModel designs = context.designs();
    boolean other = openDesign != null && openDesign.id() != designs.selectedDesign().get();
    if (other && !designs.arranging()) {
      designs.endGesture();
      context.services().notices().clearProblem();
      designs.selectedDesign().set(openDesign.id());
    }
  }

  private void select() {
    OpenDesign current = context.designs().current();
    int index = list.getItems().indexOf(current);
    if (index != list.getSelectionModel().getSelectedIndex()) {
      list.getSelectionModel().select(index);
      list.scrollTo(Math.max(0, index - 2));
    }
  }

  private void keys(KeyEvent event) {
    DesignsModel designs = context.designs();
    long id = designs.current().id();
    if (event.getCode() == KeyCode.SPACE) {
      designs.selection().tick(id, !designs.ticked().contains(id));
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
