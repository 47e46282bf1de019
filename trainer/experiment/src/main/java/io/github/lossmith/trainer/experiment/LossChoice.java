package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Resolves the losses that a user chooses by name. */
public final class LossChoice {
  private LossChoice() {}

  /**
   * The experiment with the chosen losses; with its own where nothing is chosen. A word is the name
   * of one of its losses (case, blanks and signs do not matter), or else a preset, a design file or
   * a formula, which is trained with the learning rate 1e-3 and λ = 1.
   */
  public static Outcome<Experiment> of(List<String> words, Experiment experiment) {
    if (words.isEmpty()) {
      return Outcome.ok(experiment);
    }
    Set<String> names = new HashSet<>();
    return Outcome.each(words, word -> loss(word, experiment).then(loss -> once(loss, names)))
        .map(experiment::withLosses);
  }

  private static Outcome<LossSettings> loss(String word, Experiment experiment) {
    return experiment.losses().stream()
        .filter(loss -> plain(loss.name()).equals(plain(word)))
        .findFirst()
        .map(Outcome::ok)
        .orElseGet(() -> designed(word));
  }

  private static Outcome<LossSettings> once(LossSettings loss, Set<String> names) {
    return names.add(loss.name())
        ? Outcome.ok(loss)
        : Outcome.bad("trainer.experiment.twice", loss.name());
  }

  private static Outcome<LossSettings> designed(String word) {
    return DesignRef.of(word)
        .resolve()
        .map(design -> LossSettings.of(name(design, word), word))
        .mapProblem(reason -> Problem.of("trainer.training.loss", word, reason));
  }

  private static String name(Design design, String word) {
    return design.name().isBlank() ? word : design.name();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
