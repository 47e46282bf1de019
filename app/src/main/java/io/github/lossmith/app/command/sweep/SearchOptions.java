package io.github.lossmith.app.command.sweep;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.SeedList;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.search.SearchSettings;
import io.github.lossmith.trainer.search.ValidationImages;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a search is asked for, on the command line. */
final class SearchOptions {
  @Option(
      names = "--population",
      paramLabel = "N",
      defaultValue = "6",
      description = "candidates in a generation (default: ${DEFAULT-VALUE})")
  private int population = 6;

  @Option(
      names = "--generations",
      paramLabel = "N",
      defaultValue = "10",
      description = "at most so many (default: ${DEFAULT-VALUE})")
  private int generations = 10;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "of the proposals: the same seed proposes the same (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--seeds",
      paramLabel = "LIST",
      defaultValue = "0",
      description = "of the trainings of each candidate, as 0 or 0-2 (default: ${DEFAULT-VALUE})")
  private String seeds = "0";

  @Option(
      names = "--fresh",
      paramLabel = "LIST",
      defaultValue = "100-104",
      description =
          "seeds of the best candidate and of CE on the test images at the end (default:"
              + " ${DEFAULT-VALUE})")
  private String fresh = "100-104";

  @Option(names = "--iterations", paramLabel = "N", description = "another number of steps")
  private @Nullable Integer iterations;

  @Option(names = "--data", paramLabel = "DIR", description = "the folder of the images (VOC)")
  private @Nullable Path data;

  @Option(names = "--weights", paramLabel = "FILE", description = "Keras weights of the trunk")
  private @Nullable Path weights;

  @Option(
      names = "--train",
      paramLabel = "SPLIT",
      defaultValue = "train",
      description = "the images that candidates are trained on (VOC; default: ${DEFAULT-VALUE})")
  private String train = "train";

  @Option(
      names = "--validation",
      paramLabel = "SPLIT",
      defaultValue = "val",
      description = "the images that they are told apart by (VOC; default: ${DEFAULT-VALUE})")
  private String validation = "val";

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SearchOptions() {}

  /** The settings for a search in a folder; a problem where they are of no use. */
  Outcome<SearchSettings> settings(String experiment, SearchFolder folder) {
    if (seed < 0) {
      return Outcome.bad("app.train.number", "--seed", seed, 0);
    }
    if (iterations != null && iterations < 1) {
      return Outcome.bad("app.train.number", "--iterations", iterations, 1);
    }
    return find(experiment)
        .map(this::changed)
        .then(CompleteExperiment::of)
        .then(complete -> settings(complete, folder));
  }

  private static Outcome<Experiment> find(String name) {
    try {
      return ExperimentPresets.find(name);
    } catch (InvalidPathException e) {
      return Outcome.bad("trainer.training.path", name, String.valueOf(e.getReason()));
    }
  }

  private Experiment changed(Experiment experiment) {
    DataSource images = experiment.data();
    DetectorSettings detector = experiment.detector();
    Experiment changed =
        experiment
            .withLosses(List.of(SearchSettings.baseline(experiment)))
            .withSchedule(experiment.schedule().withSeed(0).withRace(OptionalDouble.empty()))
            .withData(data == null ? images : images.withFolder(data.toString()))
            .withDetector(weights == null ? detector : detector.withWeights(weights.toString()));
    return iterations == null
        ? changed
        : changed.withSchedule(changed.schedule().withIterations(iterations));
  }

  private Outcome<SearchSettings> settings(Experiment experiment, SearchFolder folder) {
    return SeedList.parse(seeds)
        .then(
            usual ->
                SeedList.parse(fresh)
                    .then(
                        last ->
                            new SearchSettings(
                                    experiment,
                                    experiment.data(),
                                    population,
                                    generations,
                                    seed,
                                    usual,
                                    last)
                                .checked()))
        .then(
            checked ->
                ValidationImages.of(
                        experiment.data(), folder.path().resolve(".images"), train, validation)
                    .map(checked::withValidation));
  }
}
