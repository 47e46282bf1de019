package io.github.lossmith.app.lesson;

import io.github.lossmith.app.lesson.LessonState.Loss;
import io.github.lossmith.app.playground.LearnedLoss;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.designer.design.TargetSide;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.property.CoefficientProperty;
import io.github.lossmith.designer.property.PropertyFinding.Verdict;
import io.github.lossmith.designer.property.PropertyReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A number of the window.
 *
 * @param kind which
 * @param of the loss's name; empty for the selected one
 * @param over the loss by whose same number it is divided
 * @param letter of a parameter
 * @param check of the coefficient
 * @param p where the coefficient is taken, in (0, 1]
 * @param side whose coefficient it is
 * @param space dL/dp or dL/dz
 * @param after the steps of training before it counts
 */
public record LessonMeasure(
    Kind kind,
    Optional<String> of,
    Optional<String> over,
    String letter,
    CoefficientProperty check,
    double p,
    TargetSide side,
    GradientSpace space,
    int after) {
  /** In place of a name: the largest of all shown losses. */
  static final String ANY = "any";

  private static final double NONE = Double.NaN;

  /** What is measured. */
  public enum Kind {
    /** The value of a letter. */
    LETTER("letter"),
    /** The training progress t. */
    PROGRESS("t"),
    /** dL/dp or dL/dz at p. */
    COEFFICIENT("coefficient"),
    /** easy : hard in Imbalance. */
    BALANCE("balance"),
    /** The sum of the easy examples there. */
    EASY("easy"),
    /** The sum of the hard examples there. */
    HARD("hard"),
    /** The share of the rare class that is found in Playground. */
    RARE("recall-rare"),
    /** The share of the common class that is found there. */
    COMMON("recall-common"),
    /** The mean of both. */
    BALANCED("balanced-accuracy"),
    /** The steps of training there. */
    STEPS("steps"),
    /** 1 where a check of Design holds, 0 where it fails. */
    CHECK("check"),
    /** 1 where the loss is on the screen. */
    TICKED("ticked"),
    /** 1 where it is the selected one. */
    SELECTED("selected");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The name in a lesson file. */
    String key() {
      return key;
    }

    boolean isYesOrNo() {
      return this == CHECK || this == TICKED || this == SELECTED;
    }

    boolean needsName() {
      return this == TICKED || this == SELECTED;
    }

    boolean isLearned() {
      return this == RARE || this == COMMON || this == BALANCED || this == STEPS;
    }

    static List<String> keys() {
      return Arrays.stream(values()).map(Kind::key).toList();
    }
  }

  /** The number; NaN where there is none. */
  double in(LessonState state) {
    double value = value(state, of);
    return over.isEmpty() ? value : value / value(state, over);
  }

  private double value(LessonState state, Optional<String> name) {
    return switch (kind) {
      case PROGRESS -> state.progress();
      case STEPS -> state.learned().stream().mapToDouble(LearnedLoss::steps).max().orElse(0);
      case TICKED -> name.isPresent() && isTicked(state, name.get()) ? 1 : 0;
      case SELECTED -> name.isPresent() && state.selected().is(name.get()) ? 1 : 0;
      default ->
          name.equals(Optional.of(ANY))
              ? state.shown().stream().mapToDouble(loss -> value(state, loss)).max().orElse(NONE)
              : name.map(state::named)
                  .orElse(Optional.of(state.selected()))
                  .map(loss -> value(state, loss))
                  .orElse(NONE);
    };
  }

  private static boolean isTicked(LessonState state, String name) {
    return state.shown().stream().anyMatch(loss -> loss.is(name));
  }

  private double value(LessonState state, Loss loss) {
    return switch (kind) {
      case LETTER ->
          Optional.ofNullable(loss.design().parameters().get(letter))
              .map(parameter -> parameter.value())
              .orElse(NONE);
      case COEFFICIENT -> coefficient(state, loss, pair -> space.gradient(pair.of(side), p));
      case BALANCE ->
          coefficient(state, loss, g -> state.examples().gradientSums(g, space).ratio());
      case EASY -> coefficient(state, loss, g -> state.examples().gradientSums(g, space).easy());
      case HARD -> coefficient(state, loss, g -> state.examples().gradientSums(g, space).hard());
      case CHECK -> coefficient(state, loss, this::check);
      case RARE -> learned(state, loss, LearnedLoss::rareRecall);
      case COMMON -> learned(state, loss, LearnedLoss::commonRecall);
      case BALANCED -> learned(state, loss, LearnedLoss::balancedAccuracy);
      default -> NONE;
    };
  }

  private static double coefficient(
      LessonState state, Loss loss, ToDoubleFunction<SideCoefficients> number) {
    return loss.design()
        .coefficients(state.progress())
        .toOptional()
        .map(number::applyAsDouble)
        .orElse(NONE);
  }

  private double check(SideCoefficients coefficients) {
    Verdict verdict = PropertyReport.of(coefficients.of(side)).finding(check).verdict();
    return verdict == Verdict.HOLDS ? 1 : verdict == Verdict.FAILS ? 0 : NONE;
  }

  private double learned(LessonState state, Loss loss, ToDoubleFunction<LearnedLoss> number) {
    return state
        .learnedBy(loss)
        .filter(one -> one.steps() >= after)
        .map(number::applyAsDouble)
        .orElse(NONE);
  }
}
