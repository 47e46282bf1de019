package io.github.lossmith.trainer.feature;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.dataset.Augmenter;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.dataset.ImageAugmentation;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.image.ImageDecoder;
import io.github.lossmith.trainer.network.DetectorNetwork;
import io.github.lossmith.trainer.prior.Priors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Features of a frozen trunk, read from the {@link FeatureCache}. */
public final class FeatureSource implements BatchSource {
  /** A sixth of the training's heap; what does not fit is matched again at every use. */
  private static final long KEPT_TARGET_BYTES = 200L << 20;

  private final ExperimentImages images;
  private final FeatureFile train;
  private final FeatureFile test;
  private final List<Integer> lengths;
  private final Priors priors;
  private final BatchOrder order;
  private final Augmenter augmenter;
  private final int copies;
  private final float[][] targets;

  private FeatureSource(
      ExperimentImages images,
      FeatureFile train,
      FeatureFile test,
      DetectorSettings settings,
      Priors priors,
      BatchOrder order,
      Augmenter augmenter) {
    this.images = images;
    this.train = train;
    this.test = test;
    this.lengths = DetectorNetwork.featureLengths(settings.width(), settings.size());
    this.priors = priors;
    this.order = order;
    this.augmenter = augmenter;
    this.copies = settings.copies();
    this.targets = new float[images.train().samples().size() * (1 + copies)][];
  }

  /** Opens, or computes, the features of both parts of an experiment's images. */
  public static Outcome<FeatureSource> open(
      FeatureCache cache,
      ExperimentImages images,
      DetectorSettings settings,
      Priors priors,
      BatchOrder order,
      Augmenter augmenter,
      FeatureCache.Progress progress,
      BooleanSupplier stop) {
    Optional<Problem> unreadable = check(cache, images, settings, augmenter, progress, stop);
    if (unreadable.isPresent()) {
      return Outcome.bad(unreadable.get());
    }
    return cache
        .open(images.train(), augmenter, settings.copies(), progress, stop)
        .then(
            train ->
                cache
                    .open(images.test(), augmenter, 0, progress, stop)
                    .map(
                        test ->
                            new FeatureSource(
                                images, train, test, settings, priors, order, augmenter)));
  }

  /** Checks all images whose features must be computed before computing the first. */
  private static Optional<Problem> check(
      FeatureCache cache,
      ExperimentImages images,
      DetectorSettings settings,
      Augmenter augmenter,
      FeatureCache.Progress progress,
      BooleanSupplier stop) {
    List<Sample> needed = new ArrayList<>();
    if (!cache.holds(images.train(), augmenter, settings.copies())) {
      needed.addAll(images.train().samples());
    }
    if (!cache.holds(images.test(), augmenter, 0)) {
      needed.addAll(images.test().samples());
    }
    return ReadableImages.check(
        needed,
        sample -> ImageDecoder.decode(sample.image(), sample.turn()).failure(),
        progress,
        stop);
  }

  @Override
  public Outcome<int[]> train(int step, INDArray[] inputs, INDArray labels) {
    int[] chosen = order.batch(step);
    long[] records = new long[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      int copy = order.round(step, i) % (1 + copies);
      records[i] = (long) chosen[i] * (1 + copies) + copy;
      float[] wanted = targets(chosen[i], copy);
      Floats.write(labels, (long) i * wanted.length, wanted, wanted.length);
    }
    fill(train, records, inputs);
    return Outcome.ok(chosen);
  }

  private float[] targets(int image, int copy) {
    int at = image * (1 + copies) + copy;
    float[] known = targets[at];
    if (known == null) {
      Sample sample = images.train().samples().get(image);
      ImageAugmentation view = augmenter.view(sample.id(), copy);
      known = new float[PriorTargets.length(priors)];
      PriorTargets.put(sample, view, priors, known, 0);
      if (4L * known.length * at < KEPT_TARGET_BYTES) {
        targets[at] = known;
      }
    }
    return known;
  }

  private void fill(FeatureFile file, long[] records, INDArray[] inputs) {
    int from = 0;
    for (int map = 0; map < inputs.length; map++) {
      int length = lengths.get(map);
      float[] one = new float[length];
      for (int i = 0; i < records.length; i++) {
        file.read(records[i], from, one, 0, length);
        Floats.write(inputs[map], (long) i * length, one, length);
      }
      from += length;
    }
  }

  @Override
  public Outcome<Integer> test(int first, INDArray[] inputs) {
    int room = (int) inputs[0].size(0);
    int last = images.test().samples().size() - 1;
    long[] records = new long[room];
    for (int i = 0; i < room; i++) {
      records[i] = Math.min(first + i, last);
    }
    fill(test, records, inputs);
    return Outcome.ok(Math.min(room, last + 1 - first));
  }

  @Override
  public void close() {
    try {
      train.close();
      test.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
