package io.github.lossmith.app.help;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.designer.design.Design;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The help: contents and search on the left, the page on the right. */
public final class HelpController {
  private final AppServices services;
  private final HelpBook book;
  private final HelpPainter painter;
  private final Runnable leave;
  private final Map<HelpSection, VBox> shown = new HashMap<>();
  private String page = "";
  @FXML private SplitPane root;
  @FXML private TextField search;
  @FXML private ListView<HelpSection> contents;
  @FXML private Label none;
  @FXML private ScrollPane scroll;
  @FXML private VBox text;

  HelpController(AppServices services, HelpBook book, Consumer<Design> open, Runnable leave) {
    this.services = services;
    this.book = book;
    this.leave = leave;
    painter = new HelpPainter(services.texts(), open);
  }

  @FXML
  private void initialize() {
    contents.setCellFactory(list -> new SectionCell());
    contents
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((observed, before, now) -> show(now));
    search.textProperty().addListener((observed, before, now) -> find(now));
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::toContents);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    find("");
    root.sceneProperty().addListener((observed, before, now) -> arrive(now));
  }

  /** Later than the focus on the place's button, which is set when a place comes to the front. */
  private void arrive(@Nullable Scene scene) {
    if (scene != null) {
      Platform.runLater(() -> Platform.runLater(search::requestFocus));
    }
  }

  private void toContents(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      contents.requestFocus();
      event.consume();
    }
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      if (search.getText().isEmpty()) {
        leave.run();
      } else {
        search.clear();
        search.requestFocus();
      }
    }
  }

  private void find(String query) {
    List<HelpSection> found = book.found(query);
    contents.getItems().setAll(found);
    none.setVisible(found.isEmpty());
    none.setText(found.isEmpty() ? services.texts().text("app.help.none", query.strip()) : "");
    contents.getSelectionModel().selectFirst();
  }

  private void show(@Nullable HelpSection section) {
    if (section == null) {
      return;
    }
    if (!section.page().equals(page)) {
      page = section.page();
      shown.clear();
      book.page(page).forEach(part -> shown.put(part, painter.section(part)));
      text.getChildren().setAll(book.page(page).stream().map(shown::get).toList());
    }
    Platform.runLater(() -> scrollTo(section));
  }

  private void scrollTo(HelpSection section) {
    VBox box = shown.get(section);
    if (box != null) {
      scroll.applyCss();
      scroll.layout();
      double room = text.getHeight() - scroll.getViewportBounds().getHeight();
      scroll.setVvalue(room <= 0 ? 0 : Math.min(1, box.getLayoutY() / room));
    }
  }

  /** A page's own heading stands out, the others are below it. */
  private static final class SectionCell extends ListCell<HelpSection> {
    @Override
    protected void updateItem(HelpSection section, boolean empty) {
      super.updateItem(section, empty);
      getStyleClass().removeAll("help-page-line", "help-section-line");
      setText(empty || section == null ? null : section.title());
      if (section != null && !empty) {
        getStyleClass().add(section.level() == 1 ? "help-page-line" : "help-section-line");
      }
    }
  }
}
