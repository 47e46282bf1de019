package io.github.lossmith.trainer.experiment;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The losses that a user asks for by words. */
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
    List<LossSettings> chosen = new ArrayList<>();
    for (String word : words) {
      Optional<LossSettings> own =
          experiment.losses().stream()
              .filter(loss -> plain(loss.name()).equals(plain(word)))
              .findFirst();
      Outcome<LossSettings> loss = own.map(Outcome::ok).orElseGet(() -> designed(word));
      Optional<Problem> problem = loss.failure();
      if (problem.isPresent()) {
        return Outcome.bad("trainer.training.loss", word, problem.get().message());
      }
      LossSettings settings = loss.orThrow();
      if (chosen.stream().anyMatch(other -> other.name().equals(settings.name()))) {
        return Outcome.bad("trainer.experiment.twice", settings.name());
      }
      chosen.add(settings);
    }
    return Outcome.ok(experiment.withLosses(chosen));
  }

  private static Outcome<LossSettings> designed(String word) {
    return Coefficients.design(word).map(design -> LossSettings.of(name(design, word), word));
  }

  private static String name(Design design, String word) {
    return design.name().isBlank() ? word : design.name();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
