package io.github.lossmith.app.train.search;

import io.github.lossmith.app.screen.WrappedTableHeaders;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The candidates of a search as a table, whose selected row is the chosen candidate. */
final class CandidateTable {
  private static final double NAME_WIDTH = 90;
  private static final double NUMBER_WIDTH = 100;
  private static final double STATE_WIDTH = 300;

  private final TableView<CandidateRow> view;
  private final ObjectProperty<Optional<String>> chosen;
  private final ObservableList<CandidateRow> rows = FXCollections.observableArrayList();
  private boolean selecting;

  CandidateTable(
      TableView<CandidateRow> view, SearchWords words, ObjectProperty<Optional<String>> chosen) {
    this.view = view;
    this.chosen = chosen;
    view.getColumns().add(column(words.head("candidate"), NAME_WIDTH, CandidateRow::name));
    view.getColumns()
        .add(number(words.head("difference"), CandidateRow::difference, words::difference));
    view.getColumns().add(number(words.head("map"), CandidateRow::map, words::map));
    view.getColumns()
        .add(number(words.head("box-weight"), CandidateRow::boxWeight, words::boxWeight));
    view.getColumns().add(column(words.head("state"), STATE_WIDTH, words::state));
    WrappedTableHeaders.wrap(view);
    SortedList<CandidateRow> sorted = new SortedList<>(rows);
    sorted.comparatorProperty().bind(view.comparatorProperty());
    view.setItems(sorted);
    view.getSelectionModel()
        .selectedItemProperty()
        .addListener((observed, before, now) -> selected(now));
  }

  private static TableColumn<CandidateRow, String> column(
      String head, double width, Function<CandidateRow, String> value) {
    TableColumn<CandidateRow, String> column = new TableColumn<>(head);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    column.setPrefWidth(width);
    return column;
  }

  /** Sorted by number; what has none is below all others. */
  private static TableColumn<CandidateRow, Double> number(
      String head, ToDoubleFunction<CandidateRow> value, DoubleFunction<String> words) {
    TableColumn<CandidateRow, Double> column = new TableColumn<>(head);
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(row.getValue())));
    column.setComparator(
        Comparator.comparingDouble(one -> one.isNaN() ? Double.NEGATIVE_INFINITY : one));
    column.setCellFactory(
        made ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable Double number, boolean empty) {
                super.updateItem(number, empty);
                setText(empty || number == null ? null : words.apply(number));
              }
            });
    column.setPrefWidth(NUMBER_WIDTH);
    return column;
  }

  private void selected(@Nullable CandidateRow row) {
    if (!selecting && row != null) {
      chosen.set(Optional.of(row.name()));
    }
  }

  /** Changes only what has changed, so that the place in the table stays. */
  void show(List<CandidateRow> now) {
    selecting = true;
    for (int i = 0; i < now.size(); i++) {
      if (i >= rows.size()) {
        rows.addAll(now.subList(i, now.size()));
      } else if (!now.get(i).equals(rows.get(i))) {
        rows.set(i, now.get(i));
      }
    }
    rows.remove(now.size(), rows.size());
    select();
    selecting = false;
  }

  /** Selects the row of the chosen candidate. */
  private void select() {
    int index = -1;
    for (int i = 0; i < view.getItems().size(); i++) {
      if (chosen.get().equals(Optional.of(view.getItems().get(i).name()))) {
        index = i;
      }
    }
    if (index < 0) {
      view.getSelectionModel().clearSelection();
    } else if (view.getSelectionModel().getSelectedIndex() != index) {
      view.getSelectionModel().clearAndSelect(index);
      view.scrollTo(index);
    }
  }
}
