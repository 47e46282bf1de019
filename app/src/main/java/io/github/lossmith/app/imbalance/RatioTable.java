package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.imbalance.ImbalanceModel.Weight;
import io.github.lossmith.app.screen.WrappedTableHeaders;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The summed gradients of every shown loss, and the ratio of easy to hard. */
final class RatioTable {
  private static final int DIGITS = 4;
  private static final int RATIO_DIGITS = 3;
  private final DesignContext context;
  private TableView<Weight> table = new TableView<>();
  private boolean showing;

  RatioTable(DesignContext context) {
    this.context = context;
  }

  /** Fills the form's table from now on. */
  void attach(
      TableView<Weight> ofForm,
      TableColumn<Weight, String> name,
      TableColumn<Weight, String> easy,
      TableColumn<Weight, String> hard,
      TableColumn<Weight, String> ratio,
      TableColumn<Weight, String> logitRatio) {
    table = ofForm;
    WrappedTableHeaders.wrap(table);
    table.getSelectionModel().selectedItemProperty().addListener(observed -> chosen());
    column(name, weight -> weight.designCurve().openDesign().design().name());
    column(easy, weight -> number(weight.coefficient().easy(), DIGITS));
    column(hard, weight -> number(weight.coefficient().hard(), DIGITS));
    column(ratio, weight -> number(weight.coefficient().ratio(), RATIO_DIGITS));
    column(logitRatio, weight -> number(weight.logit().ratio(), RATIO_DIGITS));
  }

  private static void column(TableColumn<Weight, String> column, Function<Weight, String> words) {
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
  }

  private String number(double value, int digits) {
    return context.services().texts().number(value, digits);
  }

  void show(List<Weight> weights) {
    showing = true;
    table.getItems().setAll(weights);
    showing = false;
  }

  /** Marks the row of a design; what the table selects by itself is no choice of the user. */
  void select(long design) {
    showing = true;
    table.getSelectionModel().clearSelection();
    table.getItems().stream()
        .filter(weight -> weight.designCurve().openDesign().id() == design)
        .findFirst()
        .ifPresent(table.getSelectionModel()::select);
    showing = false;
  }

  private void chosen() {
    Weight weight = table.getSelectionModel().getSelectedItem();
    boolean other =
        weight != null
            && weight.designCurve().openDesign().id() != context.designs().selectedDesign().get();
    if (other && !showing) {
      context.designs().selectedDesign().set(weight.designCurve().openDesign().id());
    }
  }
}
