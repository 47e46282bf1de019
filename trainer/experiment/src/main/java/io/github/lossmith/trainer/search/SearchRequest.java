package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.SeedList;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A search as it is asked for.
 *
 * @param experiment a preset's name, or a file
 * @param population candidates in a generation
 * @param generations at most
 * @param seed of the proposals
 * @param seeds of the trainings of each candidate, as 0 or 0-2
 * @param fresh seeds of the comparison at the end
 * @param iterations empty: those of the experiment
 * @param data the folder of the images; empty: that of the experiment
 * @param weights of the trunk; empty: those of the experiment
 * @param train the split of photographs that candidates are trained on
 * @param validation the split that they are told apart by
 * @param histogram a run on whose p_t no candidate may be more imbalanced than the baseline
 */
public record SearchRequest(
    String experiment,
    int population,
    int generations,
    long seed,
    String seeds,
    String fresh,
    OptionalInt iterations,
    Optional<Path> data,
    Optional<Path> weights,
    String train,
    String validation,
    Optional<Path> histogram) {
  /** The settings, or what is wrong with them; nothing is written. */
  public Outcome<SearchSettings> examined() {
    return settings()
        .then(
            settings ->
                settings
                    .experiment()
                    .data()
                    .fold(
                        generated -> Outcome.ok(settings), photographs -> validated(settings, "")));
  }

  /** The same with the validation images of generated experiments, which are drawn there. */
  public Outcome<SearchSettings> settings(SearchFolder folder) {
    return settings().then(settings -> validated(settings, folder.path().toString()));
  }

  private Outcome<SearchSettings> validated(SearchSettings settings, String folder) {
    return ValidationImages.of(
            settings.experiment().data(),
            Path.of(folder).resolve(RunFolder.SEARCH_IMAGES),
            train,
            validation)
        .map(settings::withValidation);
  }

  private Outcome<SearchSettings> settings() {
    if (seed < 0) {
      return least("--seed", seed, 0);
    }
    if (iterations.orElse(1) < 1) {
      return least("--iterations", iterations.getAsInt(), 1);
    }
    return find().map(this::changed).then(CompleteExperiment::of).then(this::settings);
  }

  private static Outcome<SearchSettings> least(String option, long value, long least) {
    return Outcome.bad("trainer.search.least", option, Long.toString(value), Long.toString(least));
  }

  private Outcome<Experiment> find() {
    try {
      return ExperimentPresets.find(experiment);
    } catch (InvalidPathException e) {
      return Outcome.bad("trainer.training.path", experiment, String.valueOf(e.getReason()));
    }
  }

  private Experiment changed(Experiment found) {
    DataSource images = found.data();
    DetectorSettings detector = found.detector();
    Experiment changed =
        found
            .withLosses(List.of(SearchSettings.baseline(found)))
            .withSchedule(found.schedule().withSeed(0).withRace(OptionalDouble.empty()))
            .withData(data.map(folder -> images.withFolder(folder.toString())).orElse(images))
            .withDetector(
                weights.map(file -> detector.withWeights(file.toString())).orElse(detector));
    return iterations.isEmpty()
        ? changed
        : changed.withSchedule(changed.schedule().withIterations(iterations.getAsInt()));
  }

  private Outcome<SearchSettings> settings(Experiment complete) {
    return SeedList.parse(seeds)
        .then(
            usual ->
                SeedList.parse(fresh)
                    .then(
                        last ->
                            new SearchSettings(
                                    complete,
                                    complete.data(),
                                    population,
                                    generations,
                                    seed,
                                    usual,
                                    last)
                                .checked()))
        .then(this::measured);
  }

  private Outcome<SearchSettings> measured(SearchSettings settings) {
    return histogram
        .map(RunDirectory::new)
        .map(run -> MeasuredExamples.of(run, settings.baseline().name()))
        .map(read -> read.map(settings::withMeasured))
        .orElseGet(() -> Outcome.ok(settings));
  }
}
