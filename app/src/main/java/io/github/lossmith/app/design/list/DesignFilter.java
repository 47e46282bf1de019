package io.github.lossmith.app.design.list;

import io.github.lossmith.app.design.model.OpenDesign;
import java.util.List;
import java.util.Locale;

/**
 * Words that are looked for in the list of designs, in upper or lower case.
 *
 * @param words in lower case
 */
record DesignFilter(List<String> words) {
  static DesignFilter of(String typed) {
    return new DesignFilter(List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+")));
  }

  /** Whether all words stand in the design's name or formula. */
  boolean matches(OpenDesign openDesign) {
    String text = (openDesign.design().name() + " " + openDesign.text()).toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
