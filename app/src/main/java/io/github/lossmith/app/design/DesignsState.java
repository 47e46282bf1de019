package io.github.lossmith.app.design;

import io.github.lossmith.designer.imbalance.Imbalance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What undo goes back and forth between.
 *
 * @param sheets the user's designs in the order of the list
 * @param examples the easy and the hard ones
 */
record DesignsState(List<OpenDesign> sheets, Imbalance examples) {
  static final DesignsState EMPTY = new DesignsState(List.of(), Imbalance.paper());

  DesignsState {
    sheets = List.copyOf(sheets);
  }

  Optional<OpenDesign> sheet(long id) {
    return sheets.stream().filter(sheet -> sheet.id() == id).findFirst();
  }

  /** With {@code sheet} in the place of the one of its id, or at the end. */
  DesignsState with(OpenDesign sheet) {
    if (sheet(sheet.id()).isEmpty()) {
      return new DesignsState(Stream.concat(sheets.stream(), Stream.of(sheet)).toList(), examples);
    }
    return new DesignsState(
        sheets.stream().map(s -> s.id() == sheet.id() ? sheet : s).toList(), examples);
  }

  DesignsState without(long id) {
    return new DesignsState(sheets.stream().filter(sheet -> sheet.id() != id).toList(), examples);
  }

  DesignsState with(Imbalance changed) {
    return new DesignsState(sheets, changed);
  }
}
