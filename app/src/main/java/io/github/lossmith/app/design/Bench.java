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
record Bench(List<Sheet> sheets, Imbalance examples) {
  static final Bench EMPTY = new Bench(List.of(), Imbalance.paper());

  Bench {
    sheets = List.copyOf(sheets);
  }

  Optional<Sheet> sheet(long id) {
    return sheets.stream().filter(sheet -> sheet.id() == id).findFirst();
  }

  /** With {@code sheet} in the place of the one of its id, or at the end. */
  Bench with(Sheet sheet) {
    if (sheet(sheet.id()).isEmpty()) {
      return new Bench(Stream.concat(sheets.stream(), Stream.of(sheet)).toList(), examples);
    }
    return new Bench(sheets.stream().map(s -> s.id() == sheet.id() ? sheet : s).toList(), examples);
  }

  Bench without(long id) {
    return new Bench(sheets.stream().filter(sheet -> sheet.id() != id).toList(), examples);
  }

  Bench with(Imbalance changed) {
    return new Bench(sheets, changed);
  }
}
