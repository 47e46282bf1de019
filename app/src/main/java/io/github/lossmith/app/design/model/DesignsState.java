package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.imbalance.Imbalance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state that undo and redo restore.
 *
 * @param openDesigns the user's designs in the order of the list
 * @param examples the easy and the hard ones
 */
public record DesignsState(List<OpenDesign> openDesigns, Imbalance examples) {
  static final DesignsState EMPTY = new DesignsState(List.of(), Imbalance.paper());

  public DesignsState {
    openDesigns = List.copyOf(openDesigns);
  }

  Optional<OpenDesign> openDesign(long id) {
    return openDesigns.stream().filter(openDesign -> openDesign.id() == id).findFirst();
  }

  /** The state with {@code openDesign} replacing the one with its id, or added at the end. */
  DesignsState with(OpenDesign openDesign) {
    if (openDesign(openDesign.id()).isEmpty()) {
      return new DesignsState(
          Stream.concat(openDesigns.stream(), Stream.of(openDesign)).toList(), examples);
    }
    return new DesignsState(
        openDesigns.stream().map(s -> s.id() == openDesign.id() ? openDesign : s).toList(),
        examples);
  }

  DesignsState without(long id) {
    return new DesignsState(
        openDesigns.stream().filter(openDesign -> openDesign.id() != id).toList(), examples);
  }

  DesignsState with(Imbalance changed) {
    return new DesignsState(openDesigns, changed);
  }
}
