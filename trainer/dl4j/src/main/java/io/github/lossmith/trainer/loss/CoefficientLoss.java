package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassVectors;
import io.github.lossmith.trainer.backend.Floats;
import io.github.lossmith.trainer.experiment.Coefficients;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
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
 * activation softmax or sigmoid. Labels are one-hot rows (softmax), or numbers in [0, 1] (sigmoid),
 * where those between are an expectation: y·L(p) + (1-y)·L(1-p). A design with two sides has one L
 * for objects and another for background: of a sigmoid for y = 1 and y = 0, of a softmax for the
 * class that {@link #setBackground} names and all others.
 *
 * <p>Tables of the classes in the design act on the logits in the order in which they name the
 * classes; under a softmax with a background, on all but that. Under a sigmoid each output has its
 * class: the weight counts for the label 1, the scale and the offset for both, and there are no
 * margins. A rule needs {@code "counts"} in the design.
 *
 * <p>Label masks are 0 and 1, [examples, 1] or of the labels' shape; what they leave out is not
 * looked at. Logits of -infinity are classes that are not there. All methods of a loss function
 * throw an {@link IllegalArgumentException} of one line, with the row and its values, for labels,
 * masks and shapes that cannot be meant.
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

  private transient @Nullable Design resolved;
  private transient @Nullable Tables tables;
  private transient @Nullable LabelledKernel kernel;
  private transient @Nullable Remembered last;

  /** The tables for networks with this number of background's logit, -1 for none. */
  private record Tables(int background, LabelledKernel.TabulatedSides sides) {}

  /** A score that was computed with a gradient. */
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
    curves(design().sides(), side -> design().side(side));
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    long fingerprint = fingerprint(labels, preOutput, mask);
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
    rows(labels, preOutput, activation, mask, preOutput).check();
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
    last = new Remembered(fingerprint(labels, preOutput, mask), both.getFirst());
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
    INDArray gradient = Nd4j.createUninitialized(DataType.FLOAT, preOutput.shape(), 'c');
    LabelledRows rows = rows(labels, preOutput, activation, mask, gradient);
    LabelledKernel worker = kernel == null ? new LabelledKernel() : kernel;
    kernel = worker;
    boolean sigmoid = rows instanceof SigmoidRows;
    LabelledKernel.TabulatedSides sides = sides(sigmoid ? -1 : background);
    if (!sigmoid && background < 0 && !sides.object().equals(sides.background())) {
      throw LabelledRows.refusal("trainer.loss.no-background", rows.outputs - 1);
    }
    AnchorSelection selection =
        new AnchorSelection(
            normalisation, sigmoid ? 0 : background, easyPerHard, sigmoid ? rows.outputs : 1);
    LossResult result = worker.run(rows, sides, selection);
    return new Pair<>(result.value(), gradient.castTo(preOutput.dataType()));
  }

  private LabelledRows rows(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      INDArray gradient) {
    ClassVectors classes =
        sides(activation instanceof ActivationSigmoid ? -1 : background).classes();
    if (classes != null && preOutput.rank() == 2 && classes.size() != preOutput.size(1)) {
      throw LabelledRows.refusal("trainer.loss.tables", classes.size(), preOutput.size(1));
    }
    if (activation instanceof ActivationSigmoid) {
      if (classes != null && classes.hasMargins()) {
        throw LabelledRows.refusal("trainer.loss.sigmoid-margin");
      }
      return new SigmoidRows(labels, preOutput, mask, gradient, classes);
    }
    if (activation instanceof ActivationSoftmax || activation instanceof ActivationIdentity) {
      DenseRows rows = new DenseRows(labels, preOutput, mask, gradient);
      if (background < -1 || background >= rows.outputs) {
        throw LabelledRows.refusal("trainer.loss.background", background, rows.outputs - 1);
      }
      return rows;
    }
    throw LabelledRows.refusal("trainer.loss.activation", activation);
  }

  /** Distinguishes two calls with the same arrays from calls with other contents. */
  private static long fingerprint(INDArray labels, INDArray preOutput, @Nullable INDArray mask) {
    long both =
        31 * Floats.fingerprint(LabelledRows.plain(labels))
            + Floats.fingerprint(LabelledRows.plain(preOutput));
    return mask == null ? both : 31 * both + 1 + Floats.fingerprint(LabelledRows.plain(mask));
  }

  private Design design() {
    Design known = resolved;
    if (known == null) {
      known = orRefuse(DesignRef.of(design).resolve());
      resolved = known;
    }
    return known;
  }

  private LabelledKernel.TabulatedSides sides(int ofBackground) {
    Tables known = tables;
    if (known == null || known.background() != ofBackground) {
      known = new Tables(ofBackground, tabulated(design(), ofBackground));
      tables = known;
    }
    return known.sides();
  }

  private LabelledKernel.TabulatedSides tabulated(Design found, int ofBackground) {
    List<LossCurve> sides = curves(found.sides(), found::side);
    if (found.classTables().isEmpty() && !found.usesShare()) {
      return LabelledKernel.TabulatedSides.of(sides, null, List.of());
    }
    ClassTables named = found.classTables();
    ClassVectors classes = orRefuse(named.resolve(named.named(), Map.of(), ofBackground));
    if (!found.usesShare()) {
      return LabelledKernel.TabulatedSides.of(sides, classes, List.of());
    }
    if (classes.size() == 0 || !classes.hasShares()) {
      throw LabelledRows.refusal("designer.table.noShare");
    }
    List<Integer> logits = IntStream.range(0, classes.size()).boxed().toList();
    return LabelledKernel.TabulatedSides.of(
        sides,
        classes,
        curves(
            logits, logit -> Coefficients.atTarget(found, classes, logit, logit == ofBackground)));
  }

  private <T> List<LossCurve> curves(List<T> parts, Function<T, Design> part) {
    return orRefuse(Outcome.each(parts, one -> Coefficients.curve(part.apply(one), progress)));
  }

  private static <T> T orRefuse(Outcome<T> outcome) {
    return outcome.fold(
        made -> made,
        problem -> {
          throw new IllegalArgumentException(problem.message());
        });
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
    resolved = null;
    tables = null;
    last = null;
  }

  /** The divisor of the sum over the batch; NONE as in DL4J's own losses. */
  public Normalisation getNormalisation() {
    return normalisation;
  }

  public void setNormalisation(Normalisation normalisation) {
    this.normalisation = normalisation;
    last = null;
  }

  /** The class of the negatives under a softmax; -1, the default: all rows are positive. */
  public int getBackground() {
    return background;
  }

  public void setBackground(int background) {
    this.background = background;
    last = null;
  }

  /** Mining: the number of hardest negatives kept for each positive; 0, the default, keeps all. */
  public double getEasyPerHard() {
    return easyPerHard;
  }

  public void setEasyPerHard(double easyPerHard) {
    this.easyPerHard = easyPerHard;
    last = null;
  }

  /** The training progress t in [0, 1] at which a scheduled design is evaluated. */
  public double getProgress() {
    return progress;
  }

  public void setProgress(double progress) {
    this.progress = progress;
    tables = null;
    last = null;
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
