package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.table.ClassVectors;
import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.dataset.Dataset;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.detector.Detector;
import io.github.lossmith.trainer.experiment.SideTables;
import io.github.lossmith.trainer.feature.BatchSource;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.loss.HardExampleMining;
import io.github.lossmith.trainer.metric.Interpolation;
import io.github.lossmith.trainer.metric.MeanAveragePrecision;
import io.github.lossmith.trainer.metric.MetricSettings;
import io.github.lossmith.trainer.prior.AnchorSampling;
import io.github.lossmith.trainer.prior.BoxCoding;
import io.github.lossmith.trainer.prior.Matching;
import io.github.lossmith.trainer.prior.NonMaximumSuppression;
import io.github.lossmith.trainer.prior.Priors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Evaluates a detector on the test images. */
final class Evaluator {
  private static final MetricSettings ALL_POINT =
      new MetricSettings(
          MetricSettings.VOC2007.overlap(),
          Interpolation.ALL_POINT,
          MetricSettings.VOC2007.convention());

  private final Dataset images;
  private final BatchSource source;
  private final Priors priors;
  private final int scores;
  private final int[][] targets;

  Evaluator(Dataset images, BatchSource source, Priors priors) {
    this.images = images;
    this.source = source;
    this.priors = priors;
    this.scores = images.classes().size() + 1;
    this.targets = new int[images.samples().size()][];
  }

  /** What is done with the detector's output for some test images. */
  @FunctionalInterface
  private interface Look {
    /**
     * Leaves probabilities in place of the class logits.
     *
     * @param first number of the first of these images
     */
    void at(float[] output, int first, int images);
  }

  /**
   * Runs the detector on all test images.
   *
   * @param tables of the coefficients, for the gradient's share of each bin
   * @param easyPerHard as in training, here over {@code inputs}' number of images
   */
  Outcome<DetectorEvaluation> evaluate(
      Detector detector, INDArray[] inputs, SideTables tables, double easyPerHard) {
    List<List<Detection>> found = new ArrayList<>();
    Look detect =
        (output, first, count) ->
            found.addAll(
                IntStream.range(0, count)
                    .parallel()
                    .mapToObj(i -> detections(output, i, images.samples().get(first + i)))
                    .toList());
    AnchorSampling sampling = new AnchorSampling(priors);
    return look(detector, inputs, tables, easyPerHard, detect, Optional.of(sampling))
        .map(
            histogram ->
                new DetectorEvaluation(
                    mean(found, MetricSettings.VOC2007),
                    mean(found, ALL_POINT),
                    histogram,
                    sampling.samples(images.classes(), this::size),
                    found));
  }

  /** The p_t of all test images alone: no objects are looked for, so it takes less time. */
  Outcome<ProbabilityHistogram> probabilities(
      Detector detector, INDArray[] inputs, SideTables tables, double easyPerHard) {
    Look plain =
        (output, first, count) ->
            IntStream.range(0, count).parallel().forEach(i -> probabilities(output, i));
    return look(detector, inputs, tables, easyPerHard, plain, Optional.empty());
  }

  private Outcome<ProbabilityHistogram> look(
      Detector detector,
      INDArray[] inputs,
      SideTables tables,
      double easyPerHard,
      Look look,
      Optional<AnchorSampling> sampling) {
    int room = (int) inputs[0].size(0);
    ProbabilityHistogram.Builder histogram = ProbabilityHistogram.builder(images.classes());
    for (int start = 0; start < images.samples().size(); start += room) {
      int first = start;
      Outcome<Integer> there = source.test(first, inputs);
      if (!there.isOk()) {
        return there.map(none -> histogram.build());
      }
      float[] output = detector.predict(inputs);
      int found = there.orThrow();
      Optional<float[]> changed =
          tables.classes().map(classes -> changed(output, first, found, classes));
      look.at(output, first, found);
      float[] p = changed.orElseGet(() -> ofTargets(output, first, found));
      count(p, first, found, tables, easyPerHard, histogram, sampling);
    }
    return Outcome.ok(histogram.build());
  }

  private AnchorSampling.ImageSize size(int image) {
    Sample sample = images.samples().get(image);
    return new AnchorSampling.ImageSize(sample.id(), sample.width(), sample.height());
  }

  private MeanAveragePrecision mean(List<List<Detection>> found, MetricSettings settings) {
    List<List<LabelledBox>> truth =
        images.samples().subList(0, found.size()).stream().map(Sample::objects).toList();
    return MeanAveragePrecision.of(images.classes(), truth, found, settings);
  }

  /** Turns the class logits of an image into probabilities, in place. */
  private void probabilities(float[] output, int image) {
    int at = image * priors.count() * (scores + 4);
    for (int prior = 0; prior < priors.count(); prior++) {
      softmax(output, at + prior * scores);
    }
  }

  /** Turns the class logits of an image into probabilities, in place, and finds the objects. */
  private List<Detection> detections(float[] output, int image, Sample sample) {
    int at = image * priors.count() * (scores + 4);
    probabilities(output, image);
    float[] boxes = new float[4 * priors.count()];
    BoxCoding.decode(output, at + priors.count() * scores, priors, boxes, 0);
    return NonMaximumSuppression.USUAL
        .detections(output, at, scores, boxes, 0, priors.count())
        .stream()
        .map(one -> one.scaled(sample.width(), sample.height()))
        .toList();
  }

  private void softmax(float[] z, int at) {
    float greatest = z[at];
    for (int k = at + 1; k < at + scores; k++) {
      greatest = Math.max(greatest, z[k]);
    }
    double sum = 0;
    for (int k = at; k < at + scores; k++) {
      double e = Math.exp(z[k] - greatest);
      z[k] = (float) e;
      sum += e;
    }
    for (int k = at; k < at + scores; k++) {
      z[k] /= (float) sum;
    }
  }

  /** p_t of the priors of images whose outputs are probabilities. */
  private float[] ofTargets(float[] probabilities, int first, int images) {
    float[] p = new float[images * priors.count()];
    for (int i = 0; i < p.length; i++) {
      p[i] = probabilities[at(i) + target(first, i)];
    }
    return p;
  }

  /** The probabilities that a loss with tables of the classes sees: of the changed logits. */
  private float[] changed(float[] output, int first, int images, ClassVectors classes) {
    float[] p = new float[images * priors.count()];
    float[] row = new float[scores];
    for (int i = 0; i < p.length; i++) {
      int target = target(first, i);
      System.arraycopy(output, at(i), row, 0, scores);
      classes.change(row, 0, target);
      softmax(row, 0);
      p[i] = row[target];
    }
    return p;
  }

  /** Where the class scores of a prior begin, counted through all images. */
  private int at(int anchor) {
    int image = anchor / priors.count();
    return image * priors.count() * (scores + 4) + anchor % priors.count() * scores;
  }

  private int target(int first, int anchor) {
    return targets(first + anchor / priors.count())[anchor % priors.count()];
  }

  private void count(
      float[] p,
      int first,
      int images,
      SideTables tables,
      double easyPerHard,
      ProbabilityHistogram.Builder histogram,
      Optional<AnchorSampling> sampling) {
    int anchors = images * priors.count();
    float[] negativeLog = new float[anchors];
    int[] wanted = new int[anchors];
    int positives = 0;
    for (int i = 0; i < anchors; i++) {
      wanted[i] = target(first, i);
      positives += wanted[i] > 0 ? 1 : 0;
      negativeLog[i] = (float) -Math.log(p[i]);
    }
    int[] labels = wanted.clone();
    if (easyPerHard > 0) {
      long kept = Math.round(easyPerHard * Math.max(1, positives));
      HardExampleMining.keep(negativeLog, wanted, anchors, 0, kept);
    }
    for (int i = 0; i < anchors; i++) {
      float g = tables.of(labels[i], 0).coefficient(p[i]);
      double size = wanted[i] < 0 ? 0 : Math.abs(g) * tables.factor(labels[i]);
      histogram.add(p[i], labels[i], size);
      if (sampling.isPresent()) {
        int image = first + i / priors.count();
        sampling.get().add(image, i % priors.count(), labels[i], p[i], size);
      }
    }
  }

  private int[] targets(int image) {
    int[] known = targets[image];
    if (known == null) {
      Sample sample = images.samples().get(image);
      known = Matching.match(priors, sample.trainable(), sample.width(), sample.height()).labels();
      targets[image] = known;
    }
    return known;
  }
}
