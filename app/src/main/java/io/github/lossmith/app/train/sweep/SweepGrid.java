package io.github.lossmith.app.train.sweep;

import io.github.lossmith.app.screen.WrappedTableHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** The table of a sweep, whose cells are the darker the higher their mean is. */
final class SweepGrid {
  private static final double HEAD_WIDTH = 150;
  private static final double MOST_HEAD_WIDTH = 260;

  /** Of a letter of the usual text, with the padding of a cell. */
  private static final double LETTER_WIDTH = 8;

  private static final double CELL_WIDTH = 115;

  /** The strongest tint that text of both themes is read on. */
  private static final double TINT = 0.55;

  private final TableView<SweepTable.Row> view;
  private final SweepWords words;
  private List<String> heads = List.of();

  SweepGrid(TableView<SweepTable.Row> view, SweepWords words, Consumer<SweepTable.Cell> onOpen) {
    this.view = view;
    this.words = words;
    view.getSelectionModel().setCellSelectionEnabled(true);
    view.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            selected().ifPresent(onOpen);
            event.consume();
          }
        });
    view.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            selected().ifPresent(onOpen);
          }
        });
  }

  /** The selected cell; none on a row's head. */
  Optional<SweepTable.Cell> selected() {
    return view.getSelectionModel().getSelectedCells().stream().findFirst().flatMap(this::cell);
  }

  private Optional<SweepTable.Cell> cell(TablePosition<?, ?> place) {
    int column = place.getColumn() - 1;
    return column < 0 || place.getRow() >= view.getItems().size()
        ? Optional.empty()
        : Optional.of(view.getItems().get(place.getRow()).cells().get(column));
  }

  /** Changes only what has changed, so that the selected cell stays. */
  void show(SweepTable table, String corner) {
    List<String> wanted = Stream.concat(Stream.of(corner), table.columns().stream()).toList();
    if (!wanted.equals(heads)) {
      heads = wanted;
      view.getItems().clear();
      view.getColumns().setAll(List.of(head(corner, table)));
      for (int i = 0; i < table.columns().size(); i++) {
        view.getColumns().add(column(table.columns().get(i), i));
      }
      WrappedTableHeaders.wrap(view);
    }
    for (int i = 0; i < table.rows().size(); i++) {
      if (i >= view.getItems().size()) {
        view.getItems().add(table.rows().get(i));
      } else if (!table.rows().get(i).equals(view.getItems().get(i))) {
        view.getItems().set(i, table.rows().get(i));
      }
    }
    if (view.getItems().size() > table.rows().size()) {
      view.getItems().remove(table.rows().size(), view.getItems().size());
    }
  }

  /** As wide as the longest name, which an exact value of a letter makes long. */
  private static TableColumn<SweepTable.Row, String> head(String corner, SweepTable table) {
    int letters = table.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
    TableColumn<SweepTable.Row, String> column = new TableColumn<>(corner);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().name()));
    column.setSortable(false);
    column.setPrefWidth(
        Math.min(MOST_HEAD_WIDTH, Math.max(HEAD_WIDTH, LETTER_WIDTH * (letters + 2))));
    return column;
  }

  private TableColumn<SweepTable.Row, SweepTable.Cell> column(String head, int index) {
    TableColumn<SweepTable.Row, SweepTable.Cell> column = new TableColumn<>(head);
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(row.getValue().cells().get(index)));
    column.setCellFactory(made -> new TintedCell(words));
    column.setSortable(false);
    column.setPrefWidth(CELL_WIDTH);
    return column;
  }

  /** A mean with its tint. */
  private static final class TintedCell extends TableCell<SweepTable.Row, SweepTable.Cell> {
    private final SweepWords words;

    TintedCell(SweepWords words) {
      this.words = words;
    }

    @Override
    protected void updateItem(SweepTable.@Nullable Cell cell, boolean empty) {
      super.updateItem(cell, empty);
      setText(empty || cell == null ? null : words.cell(cell));
      tint();
    }

    /** The selected cell has the theme's colour. */
    @Override
    public void updateSelected(boolean selected) {
      super.updateSelected(selected);
      tint();
    }

    private void tint() {
      SweepTable.Cell cell = getItem();
      setStyle(
          isEmpty() || cell == null || cell.scored() == 0 || isSelected()
              ? ""
              : String.format(
                  Locale.ROOT,
                  "-fx-background-color: rgba(64, 132, 214, %.2f)",
                  TINT * cell.place()));
    }
  }
}
