package io.github.lossmith.app.train.launch;

import atlantafx.base.theme.Styles;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.NamedConverter;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.launch.LossRowModel.Column;
import io.github.lossmith.app.train.launch.LossRowModel.Fault;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/** One loss of the launch form: its fields, and what is wrong with them. */
final class LossRowView implements AutoCloseable {
  private static final int NARROW_COLUMNS = 6;
  private final LossRowModel form;
  private final Texts texts;
  private final Label reason = new Label();
  private final Node[] nodes;
  private final InvalidationListener onChange = changed -> remark();

  LossRowView(LossRowModel form, Texts texts) {
    this.form = form;
    this.texts = texts;
    reason.setWrapText(true);
    nodes = build();
    form.fault().addListener(onChange);
    form.called().addListener(onChange);
    remark();
  }

  /** One for each column of the table. */
  Node[] nodes() {
    return nodes.clone();
  }

  private Node[] build() {
    CheckBox chosen = new CheckBox();
    chosen.selectedProperty().bindBidirectional(form.chosen());
    chosen.accessibleTextProperty().bind(form.name());
    chosen.setId("loss-" + form.name().get().replaceAll("[^A-Za-z0-9]+", "-"));
    TextField name = field(form.name(), "app.train.losses.name");
    name.setPrefColumnCount(12);
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

  /** What is wrong with the row, how its loss will be called, or why its values are as they are. */
  private void remark() {
    Optional<Fault> fault = form.fault().get();
    String other = form.called().get();
    String usual =
        other.isEmpty() ? texts.text(form.reason()) : texts.text("app.train.losses.called", other);
    reason.setText(fault.map(wrong -> wrong.named("")).map(texts::text).orElse(usual));
    FieldMessages.show(reason, fault.isPresent());
    List<Column> columns = List.of(Column.values());
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      boolean wrong = fault.filter(found -> found.column() == column).isPresent();
      nodes[i + 1].pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }
  }

  private static ObservableValue<Boolean> not(ObservableValue<Boolean> value) {
    return value.map(now -> !now);
  }

  private TextField field(StringProperty value, String key) {
    TextField field = new TextField();
    field.setPrefColumnCount(NARROW_COLUMNS);
    field.textProperty().bindBidirectional(value);
    field.setAccessibleText(texts.text(key));
    HoverHint.say(field, texts.text(key + ".hint"));
    return field;
  }

  private ComboBox<String> divisor(StringProperty value) {
    ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(LossRowModel.DIVISORS));
    box.setConverter(new NamedConverter<>(texts, "app.train.losses.divisor."));
    box.valueProperty().bindBidirectional(value);
    box.setAccessibleText(texts.text("app.train.losses.normalisation"));
    HoverHint.say(box, texts.text("app.train.losses.normalisation.hint"));
    box.setMinWidth(Region.USE_PREF_SIZE);
    return box;
  }

  @Override
  public void close() {
    form.fault().removeListener(onChange);
    form.called().removeListener(onChange);
  }
}
