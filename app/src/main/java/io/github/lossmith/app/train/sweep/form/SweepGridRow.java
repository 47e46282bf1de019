package io.github.lossmith.app.train.sweep.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A field of the grid with its values. */
public final class SweepGridRow {
  private final StringProperty key;
  private final StringProperty values;

  SweepGridRow(String key, String values) {
    this.key = new SimpleStringProperty(key);
    this.values = new SimpleStringProperty(values);
  }

  static SweepGridRow of(String key, JsonNode values) {
    return new SweepGridRow(key, FieldValues.print(values));
  }

  /** The field, a key of the file. */
  StringProperty key() {
    return key;
  }

  /** As they are typed, see {@link FieldValues}. */
  StringProperty values() {
    return values;
  }

  /** Where its problems are told. */
  String place() {
    return SweepProblems.GRID + "." + key.get();
  }

  void write(ObjectNode grid) {
    grid.set(key.get(), FieldValues.parse(values.get()));
  }
}
