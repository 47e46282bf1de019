package io.github.lossmith.app.train.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was typed beside losses that the form does not offer now, by their ids. */
final class RememberedLossRows {
  /** Maximum number of kept rows of removed designs. */
  private static final int MOST = 200;

  private final Map<String, FormState.Row> rows = new LinkedHashMap<>();

  /** Takes the place of an older one; where there are too many, the oldest goes. */
  void add(FormState.Row row) {
    rows.remove(row.id());
    rows.put(row.id(), row);
    while (rows.size() > MOST) {
      rows.remove(rows.keySet().iterator().next());
    }
  }

  Optional<FormState.Row> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** The oldest first. */
  Map<String, FormState.Row> all() {
    return new LinkedHashMap<>(rows);
  }
}
