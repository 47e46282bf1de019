package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.problem.Outcome;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule by which a gradient becomes a step of the weights.
 *
 * @param kind Adam, or stochastic gradient descent
 * @param momentum of SGD, in [0, 1): the velocity is v ← momentum·v + gradient and the step θ·v, as
 *     in PyTorch; 0 for Adam, which has its own decay rates 0.9 and 0.999
 */
public record Optimizer(Kind kind, double momentum) {
  /** What is used where nothing is said, as in the paper. */
  public static final Optimizer ADAM = new Optimizer(Kind.ADAM, 0);

  /** The usual momentum (Sutskever et al., 2013; that of SSD, too). */
  private static final double USUAL_MOMENTUM = 0.9;

  private static final Pattern WORDS =
      Pattern.compile("(adam)|sgd(?: +(" + LearningRateSchedule.NUMBER + "))?");

  /** The rules. */
  public enum Kind {
    /** Kingma and Ba, 2015; it divides by the size of the gradient. */
    ADAM,
    /** Stochastic gradient descent with momentum. */
    SGD
  }

  /** SGD with this momentum, in [0, 1). */
  public static Optimizer sgd(double momentum) {
    return new Optimizer(Kind.SGD, momentum);
  }

  /** Reads {@code adam}, {@code sgd} (momentum 0.9) or {@code sgd 0.8}. */
  public static Outcome<Optimizer> parse(String text) {
    Matcher words = WORDS.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!words.matches()) {
      return Outcome.bad("trainer.optimizer.word", text.strip());
    }
    if (words.group(1) != null) {
      return Outcome.ok(ADAM);
    }
    String momentum = words.group(2);
    double value = momentum == null ? USUAL_MOMENTUM : Double.parseDouble(momentum);
    return value < 1 ? Outcome.ok(sgd(value)) : Outcome.bad("trainer.optimizer.word", text.strip());
  }

  /** The text that {@link #parse} reads. */
  public String print() {
    return switch (kind) {
      case ADAM -> "adam";
      case SGD -> "sgd " + JsonFields.print(momentum);
    };
  }
}
