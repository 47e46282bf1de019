package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.experiment.SideTables;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The detector's loss: the designed loss over a softmax of each prior's classes, plus λ times the
 * smooth-L1 (Huber, δ = 1) of the box offsets of the positive priors, over their number.
 *
 * <p>The network's output is [images, priors·scores + priors·4], class logits first; labels are
 * [images, priors + priors·4], the true classes (0 is background) first, then the offsets.
 */
public final class DetectionLoss implements ILossFunction {
  private static final long serialVersionUID = 1L;

  /** Offsets of a box: centre, width and height. */
  private static final int BOX = 4;

  /** -log(1/2). */
  private static final float LN2 = (float) Math.log(2);

  private final transient SoftmaxKernel kernel = new SoftmaxKernel();
  private final transient AnchorSelection selection;
  private final double boxWeight;
  private final int priors;
  private final int scores;
  private transient SideTables tables;
  private transient Parts last = new Parts(new LossResult(0, 0, 0, 1), 0, 0);

  /** The batch whose parts are processed one after another; null if batches are not split. */
  private transient @Nullable BatchTotals whole;

  private transient int first;

  /**
   * The two parts of the last step's loss.
   *
   * @param classification the designed loss
   * @param boxes smooth-L1 before λ
   * @param total classification + λ·boxes
   */
  public record Parts(LossResult classification, double boxes, double total) {}

  /**
   * A loss.
   *
   * @param tables of the coefficients
   * @param normalisation of the classification part
   * @param easyPerHard negatives kept for each positive; 0: all are kept
   * @param boxWeight λ
   * @param priors of an image
   * @param scores classes, background included
   */
  public DetectionLoss(
      SideTables tables,
      Normalisation normalisation,
      double easyPerHard,
      double boxWeight,
      int priors,
      int scores) {
    this.tables = tables;
    this.selection = new AnchorSelection(normalisation, 0, easyPerHard, 1);
    this.boxWeight = boxWeight;
    this.priors = priors;
    this.scores = scores;
  }

  /** Switches to other tables, for a design that changes with the training progress. */
  public void follow(SideTables next) {
    tables = next;
  }

  /** Whether all parts of a batch have to be {@link #look examined} before one is trained on. */
  public boolean isMined() {
    return selection.easyPerHard() > 0;
  }

  /**
   * Starts a batch in parts, each announced by {@link #part}; their gradients add up to that of the
   * whole, their losses in {@link #last} as well.
   *
   * @param labels of the whole batch
   */
  public void begin(INDArray labels) {
    int images = (int) labels.size(0);
    int[] targets = new int[images * priors];
    for (int image = 0; image < images; image++) {
      float[] classes = classes(labels, image);
      for (int i = 0; i < priors; i++) {
        targets[image * priors + i] = (int) classes[i];
      }
    }
    BatchTotals batch = new BatchTotals(targets, selection);
    LossResult nothing = new LossResult(0, batch.positives(), batch.anchors(), batch.divisor());
    last = new Parts(nothing, 0, 0);
    whole = batch;
  }

  /** Determines how hard the anchors of a part are; required if {@link #isMined}. */
  public void look(INDArray output, INDArray labels, int firstImage) {
    kernel.forward(new BatchRows(output, labels, output), tables.classes().orElse(null));
    batch().remember(firstImage * priors, (int) output.size(0) * priors, kernel.negativeLog());
  }

  /** Called after all parts were examined. */
  public void mine() {
    batch().mine();
  }

  /** The next gradient is that of the part that begins with this image. */
  public void part(int firstImage) {
    first = firstImage * priors;
  }

  private BatchTotals batch() {
    return Objects.requireNonNull(whole, "no batch was begun");
  }

  /** The parts of the loss at the last step. */
  public Parts last() {
    return last;
  }

  /**
   * p_t of each prior of the last step's batch, image by image; NaN where a logit was NaN. With
   * tables of the classes it is that of the changed logits.
   */
  public float[] probabilities(int images) {
    float[] p = new float[images * priors];
    float[] seen = whole == null ? kernel.negativeLog() : whole.negativeLog();
    for (int i = 0; i < p.length; i++) {
      p[i] = (float) Math.exp(-seen[i]);
    }
    return p;
  }

  /** How many anchors of the last step's batch have p_t below 1/2; those without a number count. */
  public int hard(int images) {
    float[] seen = whole == null ? kernel.negativeLog() : whole.negativeLog();
    int hard = 0;
    for (int i = 0; i < images * priors; i++) {
      hard += seen[i] <= LN2 ? 0 : 1;
    }
    return hard;
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray output, IActivation activation, @Nullable INDArray mask) {
    INDArray gradient = Nd4j.createUninitialized(DataType.FLOAT, output.shape(), 'c');
    BatchRows rows = new BatchRows(output, labels, gradient);
    BatchTotals batch = whole;
    if (batch == null) {
      LossResult result = kernel.run(rows, tables, selection);
      double boxes = boxes(output, labels, gradient, Math.max(1, result.positives()));
      last = new Parts(result, boxes, result.value() + boxWeight * boxes);
    } else {
      double share = kernel.run(rows, tables, batch, first);
      add(share, boxes(output, labels, gradient, Math.max(1, batch.positives())));
    }
    return gradient;
  }

  /** Adds a part's share to those of the parts before it. */
  private void add(double share, double shareOfBoxes) {
    LossResult before = last.classification();
    double value = before.value() + share;
    double boxes = last.boxes() + shareOfBoxes;
    last =
        new Parts(
            new LossResult(value, before.positives(), before.anchors(), before.divisor()),
            boxes,
            value + boxWeight * boxes);
  }

  /** The score of the gradient computed before, times the images that DL4J will divide it by. */
  @Override
  public double computeScore(
      INDArray labels,
      INDArray output,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    return average ? last.total() : last.total() * output.size(0);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray output,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    INDArray gradient = computeGradient(labels, output, activation, mask);
    return new Pair<>(computeScore(labels, output, activation, mask, average), gradient);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray output, IActivation activation, @Nullable INDArray mask) {
    throw new IllegalStateException("the loss is normalised over the batch, not by image");
  }

  @Override
  public String name() {
    return "DetectionLoss";
  }

  private double boxes(INDArray output, INDArray labels, INDArray gradient, int positives) {
    int images = (int) output.size(0);
    double[] sums = new double[images];
    IntStream.range(0, images)
        .parallel()
        .forEach(image -> sums[image] = boxes(output, labels, gradient, image, positives));
    double sum = 0;
    for (double one : sums) {
      sum += one;
    }
    return sum / positives;
  }

  private float[] classes(INDArray labels, int image) {
    float[] classes = new float[priors];
    Floats.read(labels, (long) image * priors * (1 + BOX), classes, priors);
    return classes;
  }

  private double boxes(
      INDArray output, INDArray labels, INDArray gradient, int image, int positives) {
    int count = priors * BOX;
    float[] said = new float[count];
    float[] wanted = new float[count];
    float[] classes = classes(labels, image);
    long outputAt = (long) image * priors * (scores + BOX) + (long) priors * scores;
    long labelsAt = (long) image * priors * (1 + BOX);
    Floats.read(output, outputAt, said, count);
    Floats.read(labels, labelsAt + priors, wanted, count);
    float weight = (float) (boxWeight / positives);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      float difference = classes[i / BOX] > 0 ? said[i] - wanted[i] : 0;
      float size = Math.abs(difference);
      sum += size < 1 ? 0.5f * size * size : size - 0.5f;
      said[i] = weight * (size < 1 ? difference : Math.signum(difference));
    }
    Floats.write(gradient, outputAt, said, count);
    return sum;
  }

  /** The priors of all images, one after another. */
  private final class BatchRows implements AnchorRows {
    private final INDArray output;
    private final INDArray labels;
    private final INDArray gradient;

    BatchRows(INDArray output, INDArray labels, INDArray gradient) {
      this.output = output;
      this.labels = labels;
      this.gradient = gradient;
    }

    @Override
    public int count() {
      return (int) output.size(0) * priors;
    }

    @Override
    public int width() {
      return scores;
    }

    @Override
    public void logits(int first, int rows, float[] out) {
      for (int done = 0; done < rows; ) {
        int run = Math.min(rows - done, priors - (first + done) % priors);
        float[] part = done == 0 ? out : new float[run * scores];
        Floats.read(output, at(first + done), part, run * scores);
        if (done > 0) {
          System.arraycopy(part, 0, out, done * scores, part.length);
        }
        done += run;
      }
    }

    /** The index of the first logit of a row. */
    private long at(int row) {
      long image = row / priors;
      return image * priors * (scores + BOX) + (long) (row % priors) * scores;
    }

    @Override
    public void targets(int first, int rows, int[] out) {
      float[] one = new float[rows];
      for (int done = 0; done < rows; ) {
        int row = first + done;
        int run = Math.min(rows - done, priors - row % priors);
        Floats.read(labels, (long) (row / priors) * priors * (1 + BOX) + row % priors, one, run);
        for (int i = 0; i < run; i++) {
          out[done + i] = (int) one[i];
        }
        done += run;
      }
    }

    @Override
    public void gradients(int first, int rows, float[] values) {
      for (int done = 0; done < rows; ) {
        int run = Math.min(rows - done, priors - (first + done) % priors);
        float[] part =
            done == 0
                ? values
                : java.util.Arrays.copyOfRange(values, done * scores, (done + run) * scores);
        Floats.write(gradient, at(first + done), part, run * scores);
        done += run;
      }
    }
  }
}
