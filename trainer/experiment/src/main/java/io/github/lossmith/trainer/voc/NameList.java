package io.github.lossmith.trainer.voc;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists of names in messages: the first ones, shortened, so that the message stays one line. */
public final class NameList {
  /** Most names; with 60 characters each they fit on a few lines of a terminal. */
  private static final int SHOWN = 10;

  /** Most names of VOC and of photographs are shorter. */
  private static final int LETTERS = 60;

  private NameList() {}

  /** The first ten names, with how many more there are. */
  public static String of(Collection<String> names) {
    String first = names.stream().limit(SHOWN).map(NameList::cut).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? first + ", … (+" + (names.size() - SHOWN) + ")" : first;
  }

  /** A name with its hidden letters, cut where it is long. */
  public static String cut(String name) {
    String head = name.length() > LETTERS ? name.substring(0, LETTERS) + "…" : name;
    return ConfusableNames.visible(head);
  }
}
