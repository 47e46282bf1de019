package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.NamedConverter;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The knots of a drawing as numbers, and its left tail. */
public final class KnotsController implements AutoCloseable {
  private static final int DIGITS = 8;
  private final DesignContext context;
  private final KnotsModel model;
  private final FormListeners bindings = new FormListeners();
  private List<Node> parts = List.of();
  private boolean following;
  @FXML private VBox section;
  @FXML private TableView<Knot> knots;
  @FXML private TableColumn<Knot, String> probability;
  @FXML private TableColumn<Knot, String> value;
  @FXML private Button add;
  @FXML private Button remove;
  @FXML private ComboBox<LeftTail> tail;

  public KnotsController(DesignContext context) {
    this.context = context;
    model = new KnotsModel(context.designs());
  }

  @FXML
  private void initialize() {
    parts = List.copyOf(section.getChildren());
    column(probability, Knot::p);
    column(value, Knot::g);
    probability.setOnEditCommit(
        edit -> edited(edit, (row, typed) -> model.moveTo(row, typed, probability.getText())));
    value.setOnEditCommit(
        edit -> edited(edit, (row, typed) -> model.setValue(row, typed, value.getText())));
    knots.addEventHandler(KeyEvent.KEY_PRESSED, this::deleteKey);
    knots.getSelectionModel().selectedIndexProperty().addListener(observed -> choose());
    add.setGraphic(Controls.icon("fth-plus"));
    remove.setGraphic(Controls.icon("fth-minus"));
    tail.getItems().setAll(LeftTail.values());
    tail.setConverter(new NamedConverter<>(context.services().texts(), "app.tail."));
    tail.setOnAction(event -> model.setTail(tail.getValue()));
    bindings.on(this::follow, context.choice().knot());
    bindings.on(this::show, context.designs().selectedDesign(), context.designs().openDesigns());
    bindings.on(this::show, context.designs().selection().side());
    show();
  }

  private void column(TableColumn<Knot, String> column, ToDoubleFunction<Knot> number) {
    column.setCellFactory(TextFieldTableCell.forTableColumn());
    column.setCellValueFactory(
        row -> {
          double shown = number.applyAsDouble(row.getValue());
          return new ReadOnlyStringWrapper(context.services().texts().number(shown, DIGITS));
        });
  }

  private void edited(
      TableColumn.CellEditEvent<Knot, String> edit,
      BiFunction<Integer, String, Optional<Problem>> change) {
    Optional<Problem> refused = change.apply(edit.getTablePosition().getRow(), edit.getNewValue());
    refused.ifPresentOrElse(
        context.services().notices()::warn, context.services().notices()::clearProblem);
    Controls.afterEdit(edit);
  }

  private void deleteKey(KeyEvent event) {
    if (event.getCode() == KeyCode.DELETE && knots.getEditingCell() == null) {
      removeKnot();
      event.consume();
    }
  }

  @FXML
  private void addKnot() {
    model.addAfter(knots.getSelectionModel().getSelectedIndex());
  }

  @FXML
  private void removeKnot() {
    model.remove(knots.getSelectionModel().getSelectedIndex());
  }

  private void choose() {
    if (!following) {
      context.choice().knot().set(knots.getSelectionModel().getSelectedIndex());
    }
  }

  /** Marks the knot that is chosen on the panel; what the table selects by itself is no choice. */
  private void follow() {
    following = true;
    int chosen = Math.min(context.choice().knot().get(), knots.getItems().size() - 1);
    if (chosen < 0) {
      knots.getSelectionModel().clearSelection();
    } else if (knots.getSelectionModel().getSelectedIndex() != chosen) {
      knots.getSelectionModel().select(chosen);
      knots.scrollTo(chosen);
    }
    following = false;
  }

  private void show() {
    Optional<Drawing> drawing = model.drawing();
    FormListeners.show(section, parts, drawing.isPresent());
    drawing.ifPresent(this::show);
  }

  private void show(Drawing drawing) {
    following = true;
    knots.getItems().setAll(drawing.knots());
    follow();
    tail.setValue(drawing.leftTail());
  }

  @Override
  public void close() {
    bindings.close();
  }
}
