package io.github.lossmith.app.lesson;

import io.github.lossmith.app.lesson.LessonMeasure.Kind;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.property.CoefficientProperty;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what a lesson file measures. */
final class LessonMeasures {
  /** A longer number is no number of a text. */
  static final int MOST_DIGITS = 20;

  /** Of training before a number counts: minutes of watching. */
  private static final int MOST_STEPS = 10_000;

  private static final List<String> KEYS =
      List.of("measure", "of", "over", "letter", "check", "p", "side", "space", "after");

  private LessonMeasures() {}

  /**
   * Reads a measure.
   *
   * @param more the names beside those of the measure
   */
  static LessonMeasure read(LessonNode node, String... more) {
    node.only(Stream.concat(KEYS.stream(), Stream.of(more)).toArray(String[]::new));
    Kind kind = node.at("measure").word(List.of(Kind.values()), Kind.keys());
    if (kind.needsName()) {
      node.at("of").word();
    }
    return new LessonMeasure(
        kind,
        node.maybe("of").map(LessonNode::word),
        node.maybe("over").map(LessonNode::word),
        kind == Kind.LETTER ? node.at("letter").word() : "",
        kind == Kind.CHECK
            ? choice(node.at("check"), CoefficientProperty.values(), CoefficientProperty::key)
            : CoefficientProperty.SIGN,
        kind == Kind.COEFFICIENT ? node.at("p").number(Double.MIN_NORMAL, 1) : 1,
        node.maybe("side")
            .map(side -> choice(side, TargetSide.values(), TargetSide::key))
            .orElse(TargetSide.OBJECT),
        node.maybe("space")
            .map(space -> choice(space, GradientSpace.values(), GradientSpace::key))
            .orElse(GradientSpace.COEFFICIENT),
        node.maybe("after").map(steps -> (int) steps.number(0, MOST_STEPS)).orElse(0));
  }

  private static <T> T choice(LessonNode node, T[] values, Function<T, String> key) {
    return node.word(List.of(values), Arrays.stream(values).map(key).toList());
  }
}
