package io.github.lossmith.trainer.feature;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.dataset.Augmenter;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.dataset.ImageAugmentation;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.prior.Priors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pixels, for a trunk that learns. Resized images are kept in memory up to a limit, the others are
 * decoded each time.
 */
public final class PixelSource implements BatchSource {
  /** A third of the training's heap; what does not fit is decoded again at every use. */
  private static final long KEPT_BYTES = 400L << 20;

  private final ExperimentImages images;
  private final int side;
  private final Priors priors;
  private final BatchOrder order;
  private final Augmenter augmenter;
  private final boolean augmented;
  private final int limit;
  private final ConcurrentMap<Sample, float[]> kept = new ConcurrentHashMap<>();

  /**
   * A source.
   *
   * @param augmented whether training images are augmented anew each time
   */
  public PixelSource(
      ExperimentImages images,
      int side,
      Priors priors,
      BatchOrder order,
      Augmenter augmenter,
      boolean augmented) {
    this.images = images;
    this.side = side;
    this.priors = priors;
    this.order = order;
    this.augmenter = augmenter;
    this.augmented = augmented;
    this.limit = (int) Math.min(Integer.MAX_VALUE, KEPT_BYTES / (4L * PixelScaling.length(side)));
  }

  /** Decodes all images, which finds damaged ones before the training; keeps as many as fit. */
  public Optional<Problem> load(FeatureCache.Progress progress, BooleanSupplier stop) {
    List<Sample> all = new ArrayList<>(images.test().samples());
    all.addAll(images.train().samples());
    return ReadableImages.check(all, sample -> pixels(sample).failure(), progress, stop);
  }

  private Outcome<float[]> pixels(Sample sample) {
    float[] known = kept.get(sample);
    if (known != null) {
      return Outcome.ok(known);
    }
    Outcome<float[]> read = PixelScaling.read(sample, side);
    if (kept.size() < limit) {
      read.toOptional().ifPresent(pixels -> kept.put(sample, pixels));
    }
    return read;
  }

  @Override
  public Outcome<int[]> train(int step, INDArray[] inputs, INDArray labels) {
    int[] chosen = order.batch(step);
    float[] batch = new float[chosen.length * PixelScaling.length(side)];
    float[] targets = new float[chosen.length * PriorTargets.length(priors)];
    Optional<Problem> problem =
        IntStream.range(0, chosen.length)
            .parallel()
            .mapToObj(i -> put(step, i, chosen[i], batch, targets))
            .flatMap(Optional::stream)
            .findFirst();
    Floats.write(inputs[0], 0, batch, batch.length);
    Floats.write(labels, 0, targets, targets.length);
    return problem.map(Outcome::<int[]>bad).orElseGet(() -> Outcome.ok(chosen));
  }

  private Optional<Problem> put(int step, int i, int image, float[] batch, float[] targets) {
    Sample sample = images.train().samples().get(image);
    ImageAugmentation view =
        augmented ? augmenter.view(sample.id(), 1 + order.round(step, i)) : ImageAugmentation.PLAIN;
    PriorTargets.put(sample, view, priors, targets, i * PriorTargets.length(priors));
    return put(sample, view, i, batch);
  }

  private Optional<Problem> put(Sample sample, ImageAugmentation view, int i, float[] batch) {
    Outcome<float[]> pixels = pixels(sample);
    pixels
        .toOptional()
        .ifPresent(
            read -> PixelScaling.put(read, view, side, batch, i * PixelScaling.length(side)));
    return pixels.failure();
  }

  @Override
  public Outcome<Integer> test(int first, INDArray[] inputs) {
    int room = (int) inputs[0].size(0);
    int there = Math.min(room, images.test().samples().size() - first);
    float[] batch = new float[room * PixelScaling.length(side)];
    Optional<Problem> problem =
        IntStream.range(0, there)
            .parallel()
            .mapToObj(
                i -> put(images.test().samples().get(first + i), ImageAugmentation.PLAIN, i, batch))
            .flatMap(Optional::stream)
            .findFirst();
    Floats.write(inputs[0], 0, batch, batch.length);
    return problem.map(Outcome::<Integer>bad).orElseGet(() -> Outcome.ok(there));
  }

  @Override
  public void close() {
    kept.clear();
  }
}
