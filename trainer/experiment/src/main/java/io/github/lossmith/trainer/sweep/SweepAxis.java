package io.github.lossmith.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One field of the grid and the values that it takes.
 *
 * @param values numbers, or texts where the field has texts; one or more
 */
public record SweepAxis(SweptField field, List<JsonNode> values) {
  public SweepAxis {
    values = List.copyOf(values);
  }
}
