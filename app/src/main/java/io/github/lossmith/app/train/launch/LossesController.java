package io.github.lossmith.app.train.launch;

import atlantafx.base.theme.Styles;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.NamedConverter;
import io.github.lossmith.app.train.launch.LossForm.Column;
import io.github.lossmith.app.train.launch.LossForm.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
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
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The losses of the launch form, a row each. */
public final class LossesController implements AutoCloseable {
  private static final int NARROW_COLUMNS = 6;
  private static final double HINT_WIDTH = 420;
  private final AppServices services;
  private final LaunchModel model;
  private final ListChangeListener<LossForm> onLosses = change -> show();
  private final List<Runnable> endings = new ArrayList<>();
  @FXML private GridPane rows;
  @FXML private CheckBox all;

  public LossesController(AppServices services, LaunchModel model) {
    this.services = services;
    this.model = model;
  }

  @FXML
  private void initialize() {
    model.losses().addListener(onLosses);
    all.setOnAction(event -> show());
    show();
  }

  private void show() {
    end();
    rows.getChildren().removeIf(node -> GridPane.getRowIndex(node) > 0);
    int at = 1;
    for (LossForm form : model.losses()) {
      if (all.isSelected() || form.chosen().get() || form.origin() != LossForm.Origin.OTHER) {
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
    Label reason = new Label(services.texts().text(form.reason()));
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
    InvalidationListener remark = changed -> remark(form, row, reason);
    form.fault().addListener(remark);
    form.called().addListener(remark);
    endings.add(
        () -> {
          form.fault().removeListener(remark);
          form.called().removeListener(remark);
        });
    remark(form, row, reason);
    return row;
  }

  /** What is wrong with the row, how its loss will be called, or why its values are as they are. */
  private void remark(LossForm form, Node[] row, Label reason) {
    Optional<Fault> fault = form.fault().get();
    String other = form.called().get();
    String usual =
        other.isEmpty()
            ? services.texts().text(form.reason())
            : services.texts().text("app.train.losses.called", other);
    reason.setText(fault.map(wrong -> wrong.named("")).map(services.texts()::text).orElse(usual));
    FieldMessages.show(reason, fault.isPresent());
    List<Column> columns = List.of(Column.values());
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      boolean wrong = fault.filter(found -> found.column() == column).isPresent();
      row[i + 1].pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }
  }

  private static ObservableValue<Boolean> not(ObservableValue<Boolean> value) {
    return value.map(now -> !now);
  }

  private TextField field(StringProperty value, String key) {
    TextField field = new TextField();
    field.setPrefColumnCount(NARROW_COLUMNS);
    field.textProperty().bindBidirectional(value);
    field.setAccessibleText(services.texts().text(key));
    field.setTooltip(hint(key));
    return field;
  }

  private ComboBox<String> divisor(StringProperty value) {
    ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(LossForm.DIVISORS));
    box.setConverter(new NamedConverter<>(services.texts(), "app.train.losses.divisor."));
    box.valueProperty().bindBidirectional(value);
    box.setAccessibleText(services.texts().text("app.train.losses.normalisation"));
    box.setTooltip(hint("app.train.losses.normalisation"));
    box.setMinWidth(Region.USE_PREF_SIZE);
    return box;
  }

  /** What a column means, its range and the paper's values. */
  private Tooltip hint(String key) {
    Tooltip hint = new Tooltip(services.texts().text(key + ".hint"));
    hint.setWrapText(true);
    hint.setMaxWidth(HINT_WIDTH);
    return hint;
  }

  private void end() {
    endings.forEach(Runnable::run);
    endings.clear();
  }

  @Override
  public void close() {
    end();
    model.losses().removeListener(onLosses);
  }
}
