package io.github.lossmith.trainer.loss;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTablesText;
import io.github.lossmith.trainer.backend.Backend;
import java.util.Arrays;
import java.util.Random;
import java.util.StringJoiner;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Gradient, then score, as DL4J's output layers ask for them: a designed loss beside DL4J's own
 * cross-entropy on the same arrays. Prints median and minimum in milliseconds and the ratio.
 */
public final class LossBenchmark {
  private static final IActivation SOFTMAX = new ActivationSoftmax();
  private static final int WARM_UP = 10;
  private static final int RUNS = 31;

  private LossBenchmark() {}

  /** Runs both sizes of the detector: BCCD, batch 16, and VOC, batch 32. */
  public static void main(String[] args) {
    System.out.println(Backend.load());
    Sample small = new Sample(16 * 3000, 4);
    Sample large = new Sample(32 * 3000, 21);
    compare(small);
    compare(large);
    // last: a JVM that has compiled them for one width computes all losses of another more slowly
    compareSides(large, "two sides and class tables", tabled(21));
    compareSides(small, "two sides and class tables", tabled(4));
  }

  /** Logits and one-hot labels, one row in two hundred an object. */
  private record Sample(INDArray labels, INDArray logits) {
    private Sample(int rows, int classes) {
      this(Nd4j.create(DataType.FLOAT, rows, classes), Nd4j.create(DataType.FLOAT, rows, classes));
      Random random = new Random(0);
      float[] z = new float[rows * classes];
      for (int i = 0; i < z.length; i++) {
        z[i] = (float) (3 * random.nextGaussian());
      }
      logits.assign(Nd4j.createFromArray(z).reshape('c', rows, classes));
      for (int i = 0; i < rows; i++) {
        labels.putScalar(i, random.nextInt(200) == 0 ? 1 + random.nextInt(classes - 1) : 0, 1);
      }
    }
  }

  private static void compare(Sample sample) {
    INDArray labels = sample.labels();
    INDArray logits = sample.logits();
    long rows = logits.size(0);
    long classes = logits.size(1);
    double theirs = time("LossMCXENT", new LossMCXENT(), labels, logits);
    for (String design : new String[] {"ce", "focal", "maki", "qce"}) {
      double ours = time(design, new CoefficientLoss(design), labels, logits);
      System.out.printf(
          "  [%d, %d] %-6s %.2f times LossMCXENT%n", rows, classes, design, ours / theirs);
    }
    CoefficientLoss mined = new CoefficientLoss("ce");
    mined.setBackground(0);
    mined.setEasyPerHard(1);
    double ours = time("ce, mined 1:1", mined, labels, logits);
    System.out.printf("  [%d, %d] mined  %.2f times LossMCXENT%n", rows, classes, ours / theirs);
    compareSides(sample, "two sides", new CoefficientLoss("asl"));
  }

  /** All four tables, and a value of each for every class. */
  private static CoefficientLoss tabled(int classes) {
    StringJoiner margins = new StringJoiner(", ", "{", "}");
    for (int i = 1; i < classes; i++) {
      margins.add("\"c" + i + "\": " + 0.5 / i);
    }
    Design design = DesignRef.of("asl").resolve().orThrow();
    String tables =
        "{\"weights\": %s, \"scales\": %s, \"offsets\": %s, \"margins\": %s}"
            .formatted(margins, margins, margins, margins);
    ClassTables typed = ClassTablesText.parse(tables).orThrow();
    return new CoefficientLoss(DesignFile.print(design.withClassTables(typed)));
  }

  /** Two sides beside one, in turns; prints the medians and the median of the ratios. */
  private static void compareSides(Sample sample, String name, CoefficientLoss two) {
    INDArray labels = sample.labels();
    INDArray logits = sample.logits();
    CoefficientLoss one = new CoefficientLoss("focal");
    one.setBackground(0);
    two.setBackground(0);
    double[] ratios = new double[RUNS];
    for (int i = -WARM_UP; i < RUNS; i++) {
      double single = once(one, labels, logits);
      double both = once(two, labels, logits);
      if (i >= 0) {
        ratios[i] = both / single;
      }
    }
    Arrays.sort(ratios);
    System.out.printf(
        "  [%d, %d] %s %.2f times one (%.2f to %.2f)%n",
        logits.size(0), logits.size(1), name, ratios[RUNS / 2], ratios[0], ratios[RUNS - 1]);
  }

  private static double once(ILossFunction loss, INDArray labels, INDArray logits) {
    long start = System.nanoTime();
    INDArray gradient = loss.computeGradient(labels, logits, SOFTMAX, null);
    loss.computeScore(labels, logits, SOFTMAX, null, false);
    double milliseconds = (System.nanoTime() - start) / 1e6;
    gradient.close();
    return milliseconds;
  }

  private static double time(String name, ILossFunction loss, INDArray labels, INDArray logits) {
    double[] times = new double[RUNS];
    for (int i = -WARM_UP; i < RUNS; i++) {
      double milliseconds = once(loss, labels, logits);
      if (i >= 0) {
        times[i] = milliseconds;
      }
    }
    Arrays.sort(times);
    System.out.printf(
        "%-14s [%d, %d] median %.2f ms, minimum %.2f ms%n",
        name, logits.size(0), logits.size(1), times[RUNS / 2], times[0]);
    return times[RUNS / 2];
  }
}
