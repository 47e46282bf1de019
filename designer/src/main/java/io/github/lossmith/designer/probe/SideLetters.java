package io.github.lossmith.designer.probe;

import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.probe.family.RecognisedPull;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The formula or drawing of one side, with the values of its letters.
 *
 * @param source the coefficient, written by {@link #of} or drawn
 * @param letters the values of a formula's letters; none for a drawing
 */
record SideLetters(CoefficientSource source, Map<String, Double> letters) {
  /** The letter for a factor: none of the families has it. */
  private static final String FACTOR = "w";

  SideLetters {
    letters = Map.copyOf(letters);
  }

  /** The formula of a family, multiplied by the letter w where its factor is not 1. */
  static SideLetters of(RecognisedPull pull) {
    String formula = pull.family().formula();
    Map<String, Double> letters = new LinkedHashMap<>(pull.letters());
    boolean scaled = pull.factor() != 1;
    if (scaled) {
      letters.put(FACTOR, pull.factor());
    }
    return new SideLetters(
        new CoefficientSource.Typed(scaled ? FACTOR + "*(" + formula + ")" : formula), letters);
  }

  /** A design of this side alone. */
  Design design(String name) {
    return filled(
        source.fold(
            typed -> Design.typed(name, typed.formula()),
            typed -> Design.typedLoss(name, typed.loss()),
            drawn -> Design.drawn(name, drawn.drawing())),
        letters);
  }

  /**
   * A design of two sides, this one for objects. A letter that has the same value on both sides is
   * one letter; of another value it gets {@code _plus} and {@code _minus} behind it.
   */
  Design with(SideLetters background, String name) {
    SideLetters object = this;
    SideLetters other = background;
    for (var letter : letters.entrySet()) {
      Double same = background.letters.get(letter.getKey());
      if (same != null && !same.equals(letter.getValue())) {
        object = object.renamed(letter.getKey(), letter.getKey() + "_plus");
        other = other.renamed(letter.getKey(), letter.getKey() + "_minus");
      }
    }
    Design design = object.design(name).withBackground(Optional.of(other.source));
    return filled(filled(design, object.letters), other.letters);
  }

  private static Design filled(Design design, Map<String, Double> letters) {
    Design filled = design;
    for (var letter : letters.entrySet()) {
      filled = filled.withParameter(letter.getKey(), letter.getValue());
    }
    return filled;
  }

  private SideLetters renamed(String letter, String changed) {
    Map<String, Double> values = new LinkedHashMap<>(letters);
    values.put(changed, values.remove(letter));
    String formula = source.text().orElse("").replaceAll("\\b" + letter + "\\b", changed);
    return new SideLetters(new CoefficientSource.Typed(formula), values);
  }
}
