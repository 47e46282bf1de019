package io.github.lossmith.app.train;

import io.github.lossmith.app.screen.Desk;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/** The losses of the launch form, a row each. */
public final class LossesController implements AutoCloseable {
  private static final List<String> DIVISORS = List.of("positives", "all", "none");
  private static final int NARROW_COLUMNS = 6;
  private final Desk desk;
  private final LaunchModel model;
  private final ListChangeListener<LossForm> onLosses = change -> show();
  @FXML private GridPane rows;
  @FXML private CheckBox all;

  LossesController(Desk desk, LaunchModel model) {
    this.desk = desk;
    this.model = model;
  }

  @FXML
  private void initialize() {
    model.losses().addListener(onLosses);
    all.setOnAction(event -> show());
    show();
  }

  private void show() {
    rows.getChildren().removeIf(node -> GridPane.getRowIndex(node) > 0);
    int at = 1;
    for (LossForm form : model.losses()) {
      if (all.isSelected() || form.chosen().get() || !form.isOther()) {
        rows.addRow(at++, row(form));
      }
    }
  }

  private Node[] row(LossForm form) {
    CheckBox chosen = new CheckBox();
    chosen.selectedProperty().bindBidirectional(form.chosen());
    chosen.accessibleTextProperty().bind(form.name());
    chosen.setId("loss-" + form.name().get().replaceAll("[^A-Za-z0-9]+", "-"));
    TextField name = field(form.name(), "app.train.losses.name");
    name.setPrefColumnCount(12);
    Label reason = new Label(desk.texts().text(form.reason()));
    reason.getStyleClass().add("reason");
    reason.setWrapText(true);
    Node[] row = {
      chosen,
      name,
      field(form.learningRate(), "app.train.losses.learning-rate"),
      field(form.boxWeight(), "app.train.losses.box-weight"),
      field(form.mining(), "app.train.losses.mining"),
      divisor(form.normalisation()),
      reason
    };
    for (int i = 1; i < row.length - 1; i++) {
      row[i].disableProperty().bind(not(form.chosen()));
    }
    return row;
  }

  private static ObservableValue<Boolean> not(ObservableValue<Boolean> value) {
    return value.map(now -> !now);
  }

  private TextField field(StringProperty value, String key) {
    TextField field = new TextField();
    field.setPrefColumnCount(NARROW_COLUMNS);
    field.textProperty().bindBidirectional(value);
    field.setAccessibleText(desk.texts().text(key));
    return field;
  }

  private ComboBox<String> divisor(StringProperty value) {
    ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(DIVISORS));
    box.setConverter(new NamedConverter<>(desk.texts(), "app.train.losses.divisor."));
    box.valueProperty().bindBidirectional(value);
    box.setAccessibleText(desk.texts().text("app.train.losses.normalisation"));
    return box;
  }

  @Override
  public void close() {
    model.losses().removeListener(onLosses);
  }
}
