package io.github.lossmith.app.train.detail;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.image.ImageDecoder;
import io.github.lossmith.trainer.prior.AnchorSamples.Sampled;
import io.github.lossmith.trainer.run.RunDirectory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The test images of runs, found by their ids where the experiment has its data. Those of the last
 * data set asked for are remembered: reading its annotations takes seconds. Thread-safe.
 */
final class RunImages {
  private final Supplier<Path> cache;
  private Optional<DataSource> known = Optional.empty();
  private final Map<String, Sample> samples = new HashMap<>();

  RunImages(Supplier<Path> cache) {
    this.cache = cache;
  }

  /** An image with its anchors; a problem if the data are not on this machine. */
  Outcome<AnchorPicture> picture(RunDirectory run, String id, List<Sampled> anchors) {
    return ExperimentFile.read(run.experiment())
        .then(experiment -> sample(experiment.data(), id))
        .then(
            sample ->
                ImageDecoder.decode(sample.image(), sample.turn())
                    .map(image -> AnchorPicture.of(sample, image, anchors)));
  }

  private synchronized Outcome<Sample> sample(DataSource data, String id) {
    if (!known.equals(Optional.of(data))) {
      Outcome<ExperimentImages> opened = ExperimentImages.open(data, cache.get());
      if (!opened.isOk()) {
        return opened.then(images -> Outcome.bad("app.train.bin.no-image", id));
      }
      samples.clear();
      opened.orThrow().test().samples().forEach(sample -> samples.put(sample.id(), sample));
      known = Optional.of(data);
    }
    return Optional.ofNullable(samples.get(id))
        .map(Outcome::ok)
        .orElseGet(() -> Outcome.bad("app.train.bin.no-image", id));
  }
}
