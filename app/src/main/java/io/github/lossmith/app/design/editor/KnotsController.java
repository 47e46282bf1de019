package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
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
import javafx.util.StringConverter;

/** The knots of a drawing as numbers, and its left tail. */
public final class KnotsController implements AutoCloseable {
  private static final int DIGITS = 8;
  private final DesignContext context;
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
  }

  @FXML
  private void initialize() {
    parts = List.copyOf(section.getChildren());
    column(probability, Knot::p);
    column(value, Knot::g);
    probability.setOnEditCommit(edit -> edited(edit, (old, typed) -> new Knot(typed, old.g())));
    value.setOnEditCommit(edit -> edited(edit, (old, typed) -> new Knot(old.p(), typed)));
    knots.addEventHandler(KeyEvent.KEY_PRESSED, this::deleteKey);
    knots.getSelectionModel().selectedIndexProperty().addListener(observed -> choose());
    add.setGraphic(Controls.icon("fth-plus"));
    remove.setGraphic(Controls.icon("fth-minus"));
    tail.getItems().setAll(LeftTail.values());
    tail.setConverter(new TailWords());
    tail.setOnAction(event -> change("app.step.tail", drawing -> drawing.with(tail.getValue())));
    bindings.on(this::follow, context.choice().knot());
    bindings.on(this::show, context.designs().selectedDesign(), context.designs().openDesigns());
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
      TableColumn.CellEditEvent<Knot, String> edit, BiFunction<Knot, Double, Knot> make) {
    int index = edit.getTablePosition().getRow();
    Optional<Double> typed = Texts.read(edit.getNewValue());
    try {
      Optional<Knot> knot = typed.map(number -> make.apply(edit.getRowValue(), number));
      if (knot.isEmpty()) {
        refuse("app.parameter.number", edit.getNewValue(), edit.getTableColumn().getText());
      } else if (!fits(index, knot.get())) {
        refuse("app.knots.neighbours", edit.getNewValue());
      } else {
        context.services().notices().clearProblem();
        change("app.step.move_knot", drawing -> drawing.moving(index, knot.get()));
      }
    } catch (IllegalArgumentException outside) {
      refuse("app.knots.outside", edit.getNewValue());
    }
    Controls.afterEdit(edit);
  }

  /** A dragged knot stops at its neighbours; a typed value beyond them is an error. */
  private boolean fits(int index, Knot knot) {
    List<Knot> all = knots.getItems();
    return (index == 0 || all.get(index - 1).p() < knot.p())
        && (index == all.size() - 1 || knot.p() < all.get(index + 1).p());
  }

  private void refuse(String key, Object... arguments) {
    context.services().notices().warn(Problem.of(key, arguments));
  }

  private void deleteKey(KeyEvent event) {
    if (event.getCode() == KeyCode.DELETE && knots.getEditingCell() == null) {
      removeKnot();
      event.consume();
    }
  }

  @FXML
  private void addKnot() {
    change("app.step.add_knot", drawing -> drawing.adding(between(drawing.knots())));
  }

  /** Halfway to the next knot after the selected one, on the curve. */
  private Knot between(List<Knot> known) {
    int selected = Math.max(0, knots.getSelectionModel().getSelectedIndex());
    int left = Math.min(selected, known.size() - 2);
    double p = (known.get(left).p() + known.get(left + 1).p()) / 2;
    Drawing drawing = new Drawing(known, LeftTail.HOLD);
    return new Knot(p, drawing.coefficient().at(p));
  }

  @FXML
  private void removeKnot() {
    int index = knots.getSelectionModel().getSelectedIndex();
    if (index >= 0) {
      change("app.step.remove_knot", drawing -> drawing.removing(index));
    }
  }

  private void change(String step, UnaryOperator<Drawing> how) {
    CoefficientSource shape = context.designs().current().design().shape();
    if (shape instanceof CoefficientSource.Drawn drawn) {
      Drawing changed = how.apply(drawn.drawing());
      context
          .designs()
          .change(step, design -> design.withShape(new CoefficientSource.Drawn(changed)));
    }
  }

  private void choose() {
    if (!following) {
      context.choice().knot().set(knots.getSelectionModel().getSelectedIndex());
    }
  }

  /**
   * Selects the knot that is selected on the panel; selections that the table makes by itself are
   * ignored.
   */
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
    CoefficientSource shape = context.designs().current().design().shape();
    FormListeners.show(section, parts, shape instanceof CoefficientSource.Drawn);
    if (shape instanceof CoefficientSource.Drawn drawn) {
      following = true;
      knots.getItems().setAll(drawn.drawing().knots());
      follow();
      tail.setValue(drawn.drawing().leftTail());
    }
  }

  @Override
  public void close() {
    bindings.close();
  }

  private final class TailWords extends StringConverter<LeftTail> {
    @Override
    public String toString(LeftTail value) {
      LeftTail shown = value == null ? LeftTail.HOLD : value;
      String name = shown.name().toLowerCase(Locale.ROOT);
      return context.services().texts().text("app.tail." + name);
    }

    @Override
    public LeftTail fromString(String text) {
      return LeftTail.HOLD;
    }
  }
}
