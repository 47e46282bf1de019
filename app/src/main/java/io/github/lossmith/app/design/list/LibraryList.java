package io.github.lossmith.app.design.list;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.PublishedLoss;
import io.github.lossmith.designer.problem.Outcome;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/**
 * The published losses beyond the presets that the filter finds, below the list of designs. Enter
 * or a double click adds one to the user's designs.
 */
final class LibraryList {
  /** Rows that are seen at once; more are scrolled to. */
  private static final double MOST_ROWS = 6;

  /** The height of a row in heights of its text. */
  private static final double ROW = 2.2;

  /** Pixels of the list's upper and lower edge. */
  private static final double BORDERS = 4;

  private final DesignContext context;
  private final TextField filter;
  private final ListView<PublishedLoss> list = new ListView<>();
  private final VBox content;
  private Optional<LibrarySearch> search = Optional.empty();
  private boolean asked;

  /**
   * @param filter whose words are looked for
   */
  LibraryList(DesignContext context, TextField filter) {
    this.context = context;
    this.filter = filter;
    Label heading = new Label(context.services().texts().text("app.list.library"));
    heading.getStyleClass().add("list-heading");
    heading.setLabelFor(list);
    list.setId("library");
    list.setAccessibleText(heading.getText());
    list.setCellFactory(view -> new LossCell());
    content = new VBox(heading, list);
    filter.textProperty().addListener(observed -> show());
    list.setOnKeyPressed(event -> addIf(event.getCode() == KeyCode.ENTER));
    list.setOnMouseClicked(event -> addIf(event.getClickCount() == 2));
    show();
  }

  VBox content() {
    return content;
  }

  private void show() {
    boolean wanted = !filter.getText().isBlank();
    if (wanted && !asked) {
      asked = true;
      context
          .services()
          .tasks()
          .background(() -> Outcome.ok(LibrarySearch.examined()), this::examined);
    }
    Texts texts = context.services().texts();
    List<PublishedLoss> found =
        search.map(losses -> losses.found(filter.getText(), texts)).orElse(List.of());
    list.getItems().setAll(found);
    content.setVisible(!found.isEmpty());
    content.setManaged(!found.isEmpty());
    double row = ROW * filter.getFont().getSize();
    list.setFixedCellSize(row);
    list.setPrefHeight(row * Math.min(MOST_ROWS, found.size()) + BORDERS);
  }

  private void examined(Outcome<LibrarySearch> outcome) {
    search = outcome.toOptional();
    show();
  }

  private void addIf(boolean wanted) {
    PublishedLoss loss = list.getSelectionModel().getSelectedItem();
    if (wanted && loss != null) {
      context.designs().open(loss.design());
      filter.clear();
    }
  }

  private final class LossCell extends ListCell<PublishedLoss> {

    @Override
    protected void updateItem(PublishedLoss loss, boolean empty) {
      super.updateItem(loss, empty);
      if (empty || loss == null) {
        setText("");
        HoverHint.say(this, "");
        return;
      }
      String group = context.services().texts().text("designer.library." + loss.group().key());
      setText(loss.design().name() + ", " + loss.year() + "  ·  " + group);
      HoverHint.say(this, about(loss));
    }

    private String about(PublishedLoss loss) {
      String description =
          search.map(losses -> losses.description(loss, context.services().texts())).orElse("");
      String aliases = String.join(", ", loss.aliases());
      return String.join("\n", description, aliases, loss.design().citation()).strip();
    }
  }
}
