package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.search.SearchSpace;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.JsonFields;
import io.github.lossmith.trainer.experiment.LossSettings;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a search is asked for.
 *
 * @param experiment complete, with the baseline as its only loss; its test images are looked at
 *     once, by the best candidate at the end
 * @param validation the data of the search: training images without those that candidates are told
 *     apart by
 * @param population candidates in a generation
 * @param generations at most
 * @param seed of the proposals
 * @param seeds that each candidate is trained with
 * @param fresh seeds of the best candidate and the baseline at the end, none of them in {@code
 *     seeds}
 * @param measured anchors that no candidate may balance worse than the baseline
 */
public record SearchSettings(
    Experiment experiment,
    DataSource validation,
    int population,
    int generations,
    long seed,
    List<Long> seeds,
    List<Long> fresh,
    Optional<MeasuredExamples> measured) {
  /** The largest population, and the most generations. */
  public static final int MOST = 1000;

  /** The least population: the optimizer learns from the better half. */
  public static final int LEAST_POPULATION = 4;

  public SearchSettings {
    seeds = List.copyOf(seeds);
    fresh = List.copyOf(fresh);
  }

  /** A search that asks for no balance. */
  public SearchSettings(
      Experiment experiment,
      DataSource validation,
      int population,
      int generations,
      long seed,
      List<Long> seeds,
      List<Long> fresh) {
    this(experiment, validation, population, generations, seed, seeds, fresh, Optional.empty());
  }

  /** The same search on other validation images. */
  public SearchSettings withValidation(DataSource images) {
    return new SearchSettings(
        experiment, images, population, generations, seed, seeds, fresh, measured);
  }

  /** The same search, in which candidates must balance these anchors. */
  public SearchSettings withMeasured(MeasuredExamples anchors) {
    return new SearchSettings(
        experiment, validation, population, generations, seed, seeds, fresh, Optional.of(anchors));
  }

  /** The settings, or what is wrong with them. */
  public Outcome<SearchSettings> checked() {
    if (population < LEAST_POPULATION || population > MOST) {
      return bad("--population", population, LEAST_POPULATION);
    }
    if (generations < 1 || generations > MOST) {
      return bad("--generations", generations, 1);
    }
    if (!Collections.disjoint(seeds, fresh)) {
      return Outcome.bad("trainer.search.seeds-seen");
    }
    return Outcome.ok(this);
  }

  private static Outcome<SearchSettings> bad(String option, int value, int least) {
    return Outcome.bad(
        "trainer.search.number",
        option,
        Integer.toString(value),
        Integer.toString(least),
        Integer.toString(MOST));
  }

  /** The trainings until the verdict, if no candidate is rejected. */
  public long trainings() {
    long candidates = (long) population * generations;
    return (candidates + 1) * seeds.size() + 2L * fresh.size();
  }

  /** The loss that candidates are compared with. */
  public LossSettings baseline() {
    return experiment.losses().get(0);
  }

  /**
   * The baseline of a search in an experiment: its loss that is called CE, or else the
   * cross-entropy with the settings of {@link LossSettings#of(String, String)}.
   */
  public static LossSettings baseline(Experiment experiment) {
    return experiment.losses().stream()
        .filter(loss -> loss.name().toLowerCase(Locale.ROOT).equals("ce"))
        .findFirst()
        .orElseGet(() -> LossSettings.of("CE", "ce"));
  }

  /** The experiment that tells candidates apart. */
  Experiment onValidation() {
    return experiment.withData(validation);
  }

  /** The box weight that a candidate is trained with. */
  public double boxWeight(SearchCandidate candidate) {
    return baseline().boxWeight() * SearchSpace.boxFactor(candidate.point());
  }

  /** A candidate as a design of its own, with its box weight in the note. */
  public Outcome<Design> design(SearchCandidate candidate) {
    String divisor = baseline().normalisation();
    return candidate
        .design()
        .map(
            design ->
                design.withNote(
                    String.format(
                        Locale.ROOT,
                        "Found by sweep search in %s; box weight %s.",
                        experiment.name(),
                        JsonFields.print(boxWeight(candidate)))))
        .map(
            design ->
                divisor.isEmpty()
                    ? design
                    : design.withNormalisation(
                        Normalisation.valueOf(divisor.toUpperCase(Locale.ROOT))));
  }

  /** A candidate as a loss that differs from the baseline in its coefficient and box weight. */
  Outcome<LossSettings> loss(SearchCandidate candidate) {
    LossSettings base = baseline();
    return candidate
        .design()
        .map(
            design ->
                new LossSettings(
                        candidate.name(),
                        base.design(),
                        base.normalisation(),
                        base.mining(),
                        base.learningRate(),
                        boxWeight(candidate),
                        base.optimisation())
                    .withDesign(design));
  }
}
