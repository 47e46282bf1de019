package io.github.lossmith.app.train.search;

import java.util.Locale;

/** A field of a new search: an option of {@code sweep search}, with what it is at first. */
enum SearchField {
  EXPERIMENT("quick"),
  OUT("search"),
  POPULATION("6"),
  GENERATIONS("10"),
  SEED("0"),
  SEEDS("0"),
  FRESH("100-104"),
  ITERATIONS(""),
  DATA(""),
  WEIGHTS(""),
  TRAIN("train"),
  VALIDATION("val"),
  HISTOGRAM("");

  private final String first;

  SearchField(String first) {
    this.first = first;
  }

  /** What it is at first, which the command takes where it is not given. */
  String first() {
    return first;
  }

  /** The option of the command. */
  String option() {
    return "--" + key();
  }

  /** The name in message keys and ids. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
