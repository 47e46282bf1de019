package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.imbalance.ImbalanceModel.SummedGradients;
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
  private TableView<SummedGradients> table = new TableView<>();
  private boolean showing;

  RatioTable(DesignContext context) {
    this.context = context;
  }

  /** Fills the form's table from now on. */
  void attach(
      TableView<SummedGradients> ofForm,
      TableColumn<SummedGradients, String> name,
      TableColumn<SummedGradients, String> easy,
      TableColumn<SummedGradients, String> hard,
      TableColumn<SummedGradients, String> ratio,
      TableColumn<SummedGradients, String> logitRatio) {
    table = ofForm;
    WrappedTableHeaders.wrap(table);
    table.getSelectionModel().selectedItemProperty().addListener(observed -> chosen());
    column(name, gradient -> gradient.designCurve().whole().design().name());
    column(easy, gradient -> number(gradient.coefficient().easy(), DIGITS));
    column(hard, gradient -> number(gradient.coefficient().hard(), DIGITS));
    column(ratio, gradient -> number(gradient.coefficient().ratio(), RATIO_DIGITS));
    column(logitRatio, gradient -> number(gradient.logit().ratio(), RATIO_DIGITS));
  }

  private static void column(
      TableColumn<SummedGradients, String> column, Function<SummedGradients, String> words) {
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
  }

  private String number(double value, int digits) {
    return context.services().texts().number(value, digits);
  }

  void show(List<SummedGradients> gradients) {
    showing = true;
    table.getItems().setAll(gradients);
    showing = false;
  }

  /** Marks the row of a design; what the table selects by itself is no choice of the user. */
  void select(long design) {
    showing = true;
    table.getSelectionModel().clearSelection();
    table.getItems().stream()
        .filter(gradient -> gradient.designCurve().whole().id() == design)
        .findFirst()
        .ifPresent(table.getSelectionModel()::select);
    showing = false;
  }

  private void chosen() {
    SummedGradients gradient = table.getSelectionModel().getSelectedItem();
    boolean other =
        gradient != null
            && gradient.designCurve().whole().id() != context.designs().selectedDesign().get();
    if (other && !showing) {
      context.designs().selectedDesign().set(gradient.designCurve().whole().id());
    }
  }
}
