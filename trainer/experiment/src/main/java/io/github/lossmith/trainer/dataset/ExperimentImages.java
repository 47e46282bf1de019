package io.github.lossmith.trainer.dataset;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.cache.UserCache;
import io.github.lossmith.trainer.dataset.VocReader.Source;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.generated.GeneratedImages;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The images of an experiment: those to train on and those to test on, with the same classes. */
public record ExperimentImages(Dataset train, Dataset test) {
  /**
   * Finds and reads them; the generated ones are made on first use.
   *
   * @param settings which images
   * @param cache where generated images are kept, usually {@link UserCache#folder()}
   * @return a problem if files are missing or broken, a class is unknown, or there is nothing to
   *     train or to test on
   */
  public static Outcome<ExperimentImages> open(DataSource settings, Path cache) {
    return settings
        .fold(generated -> generated(generated, cache), ExperimentImages::voc)
        .then(ExperimentImages::usable);
  }

  private static Outcome<ExperimentImages> generated(DataSource.Generated settings, Path cache) {
    return GeneratedImages.folder(cache, settings.images(), settings.testImages())
        .then(
            folder ->
                VocReader.read(
                    List.of(new Source(folder, List.of("train"))),
                    List.of(new Source(folder, List.of("test"))),
                    GeneratedImages.CLASSES));
  }

  /**
   * Reads the annotations of photographs, whether or not there is anything in them to train on.
   *
   * @return a problem if no folder is named, files are missing or broken, or a class is unknown
   */
  public static Outcome<ExperimentImages> voc(DataSource.VocFolders settings) {
    if (settings.folder().isEmpty()) {
      return Outcome.bad("trainer.data.no-folder");
    }
    try {
      return VocReader.read(
          sources(settings, DataSource.Part::train),
          sources(settings, DataSource.Part::test),
          settings.classes());
    } catch (InvalidPathException e) {
      return Outcome.bad("trainer.training.path", e.getInput(), String.valueOf(e.getReason()));
    }
  }

  private static List<Source> sources(
      DataSource.VocFolders settings, Function<DataSource.Part, List<String>> splits) {
    return settings.parts().stream()
        .map(part -> new Source(settings.folder(part), splits.apply(part)))
        .toList();
  }

  private Outcome<ExperimentImages> usable() {
    if (train.samples().stream().allMatch(sample -> sample.trainable().isEmpty())) {
      return Outcome.bad("trainer.data.nothing-to-train", train.samples().size());
    }
    if (test.samples().stream().allMatch(sample -> sample.trainable().isEmpty())) {
      return Outcome.bad("trainer.data.nothing-to-test", test.samples().size());
    }
    return Outcome.ok(this);
  }
}
