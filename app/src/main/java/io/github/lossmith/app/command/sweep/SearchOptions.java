package io.github.lossmith.app.command.sweep;

import io.github.lossmith.trainer.search.SearchRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
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

  @Option(
      names = "--histogram",
      paramLabel = "RUN",
      description =
          "do not train what lets the easy anchors of RUN's last p_t outweigh the hard ones more"
              + " than CE does")
  private @Nullable Path histogram;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  SearchOptions() {}

  /** The search that is asked for. */
  SearchRequest request(String experiment) {
    return new SearchRequest(
        experiment,
        population,
        generations,
        seed,
        seeds,
        fresh,
        iterations == null ? OptionalInt.empty() : OptionalInt.of(iterations),
        Optional.ofNullable(data),
        Optional.ofNullable(weights),
        train,
        validation,
        Optional.ofNullable(histogram));
  }
}
