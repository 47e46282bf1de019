package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.problem.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the learning rate changes during a training: a factor of θ that is a function of the step
 * alone, so that a resumed training has that of an uninterrupted one. Shares are those of all steps
 * of the training, so that a shorter training has the same shape.
 *
 * @param warmUp in [0, 1]: over this share of the steps the factor rises linearly to 1; 0: at once
 * @param shape what follows the warm-up
 */
public record LearningRateSchedule(double warmUp, Shape shape) {
  /** θ stays what it is. */
  public static final LearningRateSchedule CONSTANT =
      new LearningRateSchedule(0, new Shape.Constant());

  /** A number without a sign, short enough for a double. */
  static final String NUMBER = "[0-9]{1,9}(?:\\.[0-9]{1,18})?(?:e-?[0-9]{1,2})?";

  private static final Pattern WARM_UP = Pattern.compile("warm-up +(" + NUMBER + ")");
  private static final Pattern COSINE =
      Pattern.compile("cosine(?: +([0-9]{1,9}))?(?: +to +(" + NUMBER + "))?");
  private static final Pattern STEPS =
      Pattern.compile("step +(" + NUMBER + ") +at +(" + NUMBER + "(?: +" + NUMBER + "){0,99})");

  /** More restarts than that are noise; the paper's section 7 speaks of a few. */
  private static final int MOST_PERIODS = 1000;

  /** The factor after a warm-up. */
  public sealed interface Shape {
    /** Always 1. */
    record Constant() implements Shape {}

    /**
     * From 1 to {@code least} along half a cosine, {@code periods} times (Loshchilov and Hutter,
     * SGDR, 2017, with periods of equal length).
     *
     * @param periods at least 1
     * @param least in [0, 1]
     */
    record Cosine(int periods, double least) implements Shape {}

    /**
     * Multiplied by {@code factor} at each of these shares of the training.
     *
     * @param factor in [0, 1]
     * @param at rising, in [0, 1]
     */
    record Steps(double factor, List<Double> at) implements Shape {
      public Steps {
        at = List.copyOf(at);
      }
    }
  }

  /**
   * The factor of a step.
   *
   * @param step from 0 to below {@code steps}
   * @param steps of the whole training, at least 1
   * @return in [0, 1]
   */
  public double factor(int step, int steps) {
    long rising = Math.min(steps, (long) Math.floor(warmUp * steps + 0.5));
    if (step < rising) {
      return (step + 1) / (double) rising;
    }
    if (shape instanceof Shape.Cosine cosine) {
      double passed = (step - rising) / (double) (steps - rising) * cosine.periods();
      double half = (1 + Math.cos(Math.PI * (passed - Math.floor(passed)))) / 2;
      return cosine.least() + (1 - cosine.least()) * half;
    }
    if (shape instanceof Shape.Steps falling) {
      double progress = step / (double) steps;
      int fallen = (int) falling.at().stream().filter(at -> at <= progress).count();
      return Math.pow(falling.factor(), fallen);
    }
    return 1;
  }

  /**
   * Reads {@code constant}, {@code warm-up 0.1}, {@code cosine 3 to 0.01}, {@code step 0.1 at 0.5
   * 0.75}, or a warm-up and one of the last two, with a comma between.
   */
  public static Outcome<LearningRateSchedule> parse(String text) {
    String typed = text.strip().toLowerCase(Locale.ROOT);
    if (typed.equals("constant")) {
      return Outcome.ok(CONSTANT);
    }
    String[] parts = typed.split(" *, *", -1);
    Matcher warmUp = WARM_UP.matcher(parts[0]);
    if (!warmUp.matches()) {
      return parts.length == 1
          ? shape(parts[0]).map(shape -> new LearningRateSchedule(0, shape))
          : Outcome.bad("trainer.rate.word", text.strip());
    }
    Outcome<Double> share = inRange(parts[0], warmUp.group(1), 0, 1);
    if (parts.length == 1) {
      return share.map(value -> new LearningRateSchedule(value, new Shape.Constant()));
    }
    return parts.length == 2
        ? share.then(v -> shape(parts[1]).map(shape -> new LearningRateSchedule(v, shape)))
        : Outcome.bad("trainer.rate.word", text.strip());
  }

  private static Outcome<Shape> shape(String part) {
    Matcher cosine = COSINE.matcher(part);
    if (cosine.matches()) {
      String periods = cosine.group(1) == null ? "1" : cosine.group(1);
      String least = cosine.group(2) == null ? "0" : cosine.group(2);
      return inRange(part, periods, 1, MOST_PERIODS)
          .then(n -> inRange(part, least, 0, 1).map(to -> new Shape.Cosine(n.intValue(), to)));
    }
    Matcher steps = STEPS.matcher(part);
    return steps.matches()
        ? inRange(part, steps.group(1), 0, 1)
            .then(factor -> shares(part, steps.group(2)).map(at -> new Shape.Steps(factor, at)))
        : Outcome.bad("trainer.rate.word", part);
  }

  private static Outcome<List<Double>> shares(String part, String words) {
    List<Double> shares = new ArrayList<>();
    double last = 0;
    for (String word : words.split(" +", -1)) {
      Outcome<Double> share = inRange(part, word, last, 1);
      if (!share.isOk()) {
        return share.map(none -> shares);
      }
      last = share.orThrow();
      shares.add(last);
    }
    return Outcome.ok(shares);
  }

  private static Outcome<Double> inRange(String part, String word, double least, double most) {
    double value = Double.parseDouble(word);
    return value >= least && value <= most
        ? Outcome.ok(value)
        : Outcome.bad(
            "trainer.rate.range", part, word, JsonFields.print(least), JsonFields.print(most));
  }

  /** The text that {@link #parse} reads. */
  public String print() {
    String after =
        shape instanceof Shape.Cosine cosine
            ? "cosine " + cosine.periods() + " to " + JsonFields.print(cosine.least())
            : shape instanceof Shape.Steps steps ? print(steps) : "";
    if (warmUp == 0) {
      return after.isEmpty() ? "constant" : after;
    }
    String before = "warm-up " + JsonFields.print(warmUp);
    return after.isEmpty() ? before : before + ", " + after;
  }

  private static String print(Shape.Steps steps) {
    return steps.at().stream()
        .map(JsonFields::print)
        .collect(Collectors.joining(" ", "step " + JsonFields.print(steps.factor()) + " at ", ""));
  }
}
