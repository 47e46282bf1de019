package io.github.lossmith.app.design;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The user's designs in the order of the list; what undo goes back and forth between. */
record Bench(List<Sheet> sheets) {
  static final Bench EMPTY = new Bench(List.of());

  Bench {
    sheets = List.copyOf(sheets);
  }

  Optional<Sheet> sheet(long id) {
    return sheets.stream().filter(sheet -> sheet.id() == id).findFirst();
  }

  /** With {@code sheet} in the place of the one of its id, or at the end. */
  Bench with(Sheet sheet) {
    if (sheet(sheet.id()).isEmpty()) {
      return new Bench(Stream.concat(sheets.stream(), Stream.of(sheet)).toList());
    }
    return new Bench(sheets.stream().map(s -> s.id() == sheet.id() ? sheet : s).toList());
  }

  Bench without(long id) {
    return new Bench(sheets.stream().filter(sheet -> sheet.id() != id).toList());
  }
}
