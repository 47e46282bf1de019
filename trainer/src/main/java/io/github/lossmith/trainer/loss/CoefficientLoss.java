package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.integration.CoefficientTable;
import io.github.lossmith.trainer.backend.Floats;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss made from a scale coefficient g(p) = dL/dp, for any DL4J network whose last layer has the
 * activation softmax or sigmoid. Labels are one-hot rows (softmax) or zeros and ones (sigmoid).
 *
 * <p>The gradient by the logits comes from the coefficient: (p·g(p))·(1[k = t] - p_k) for a
 * softmax, ±p(1-p)·g(p) for a sigmoid; it is not the derivative of a table. Normalisation and
 * mining are over the whole batch, so build the network with {@code miniBatch(false)}, or DL4J
 * divides the gradient by the number of examples once more. DL4J always divides the score it
 * reports by the number of examples.
 *
 * <p>A model with this loss saves and restores: the design is a property, as text. Where the design
 * uses the training progress {@code t}, call {@link #setProgress} between steps.
 */
public class CoefficientLoss implements ILossFunction {
  private static final long serialVersionUID = 1L;

  private String design = "ce";
  private Normalisation normalisation = Normalisation.NONE;
  private int background = -1;
  private double easyPerHard;
  private double progress;

  private transient @Nullable CoefficientTable table;
  private transient @Nullable SoftmaxKernel kernel;
  private transient @Nullable Remembered last;

  /** A score that was computed together with a gradient. */
  private record Remembered(long fingerprint, double score) {}

  /** Cross-entropy, not normalised; the properties are filled in afterwards. */
  public CoefficientLoss() {}

  /**
   * A loss.
   *
   * @param design a preset's name, a formula of p, or the JSON text of a design
   * @throws IllegalArgumentException with the reason, if it is none of these or cannot be
   *     integrated
   */
  public CoefficientLoss(String design) {
    this.design = design;
    table();
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    long fingerprint = fingerprint(labels, preOutput);
    Remembered known = last;
    last = null;
    double score =
        known != null && known.fingerprint() == fingerprint
            ? known.score()
            : run(labels, preOutput, activation, mask).getFirst();
    return average ? score / preOutput.size(0) : score;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    INDArray scores = Nd4j.create(preOutput.dataType(), preOutput.size(0), 1);
    for (long row = 0; row < preOutput.size(0); row++) {
      INDArray label = labels.getRow(row, true);
      INDArray kept = mask == null ? null : mask.getRow(row, true);
      scores.putScalar(
          row, 0, run(label, preOutput.getRow(row, true), activation, kept).getFirst());
    }
    return scores;
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    Pair<Double, INDArray> both = run(labels, preOutput, activation, mask);
    last = new Remembered(fingerprint(labels, preOutput), both.getFirst());
    return both.getSecond();
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    Pair<Double, INDArray> both = run(labels, preOutput, activation, mask);
    double score = average ? both.getFirst() / preOutput.size(0) : both.getFirst();
    return new Pair<>(score, both.getSecond());
  }

  private Pair<Double, INDArray> run(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    if (!java.util.Arrays.equals(labels.shape(), preOutput.shape())) {
      throw new IllegalArgumentException(
          "labels have shape "
              + java.util.Arrays.toString(labels.shape())
              + ", the network's output "
              + java.util.Arrays.toString(preOutput.shape()));
    }
    INDArray z = plain(preOutput);
    INDArray y = plain(labels);
    INDArray kept = mask == null ? null : plain(mask);
    INDArray gradient = Nd4j.createUninitialized(DataType.FLOAT, z.shape(), 'c');
    SoftmaxKernel worker = kernel == null ? new SoftmaxKernel() : kernel;
    kernel = worker;
    boolean sigmoid = isSigmoid(activation);
    Rows rows =
        sigmoid ? new SigmoidRows(z, y, kept, gradient) : new DenseRows(z, y, kept, gradient);
    Selection selection =
        new Selection(
            normalisation, sigmoid ? 0 : background, easyPerHard, sigmoid ? (int) z.size(1) : 1);
    LossResult result = worker.run(rows, table(), selection);
    return new Pair<>(result.value(), gradient.castTo(preOutput.dataType()));
  }

  private static boolean isSigmoid(IActivation activation) {
    if (activation instanceof ActivationSigmoid) {
      return true;
    }
    if (activation instanceof ActivationSoftmax || activation instanceof ActivationIdentity) {
      return false;
    }
    throw new IllegalArgumentException(
        "the output layer's activation is " + activation + "; it must be softmax or sigmoid");
  }

  private static INDArray plain(INDArray array) {
    INDArray floats = array.castTo(DataType.FLOAT);
    return floats.ordering() == 'c' && floats.stride(0) == floats.size(1) && floats.stride(1) == 1
        ? floats
        : floats.dup('c');
  }

  /** Tells two calls with the same arrays from two with other contents. */
  private static long fingerprint(INDArray labels, INDArray preOutput) {
    return 31 * Floats.fingerprint(plain(labels)) + Floats.fingerprint(plain(preOutput));
  }

  private CoefficientTable table() {
    CoefficientTable known = table;
    if (known == null) {
      known =
          Coefficients.table(design, progress)
              .fold(
                  made -> made,
                  problem -> {
                    throw new IllegalArgumentException(problem.message());
                  });
      table = known;
    }
    return known;
  }

  @Override
  public String name() {
    return "CoefficientLoss";
  }

  /** A preset's name, a formula, or the JSON text of a design. */
  public String getDesign() {
    return design;
  }

  public void setDesign(String design) {
    this.design = design;
    table = null;
  }

  /** What the sum over the batch is divided by; NONE as DL4J's own losses. */
  public Normalisation getNormalisation() {
    return normalisation;
  }

  public void setNormalisation(Normalisation normalisation) {
    this.normalisation = normalisation;
  }

  /** The class of the negatives under a softmax; -1, the default: all rows are positive. */
  public int getBackground() {
    return background;
  }

  public void setBackground(int background) {
    this.background = background;
  }

  /** Mining: so many of the hardest negatives are kept for each positive; 0, the default: all. */
  public double getEasyPerHard() {
    return easyPerHard;
  }

  public void setEasyPerHard(double easyPerHard) {
    this.easyPerHard = easyPerHard;
  }

  /** The training progress t in [0, 1] at which a scheduled design is looked at. */
  public double getProgress() {
    return progress;
  }

  public void setProgress(double progress) {
    this.progress = progress;
    table = null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CoefficientLoss loss
        && design.equals(loss.design)
        && normalisation == loss.normalisation
        && background == loss.background
        && easyPerHard == loss.easyPerHard
        && progress == loss.progress;
  }

  @Override
  public int hashCode() {
    return Objects.hash(design, normalisation, background, easyPerHard, progress);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "CoefficientLoss(%s, %s, background %d, 1:%s)",
        design,
        normalisation,
        background,
        easyPerHard);
  }
}
