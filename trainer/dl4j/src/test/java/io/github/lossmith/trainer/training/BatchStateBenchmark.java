package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.trainer.backend.Backend;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.loss.DetectionLoss;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The detector's loss with a formula that has {@code ratio} beside the same formula with a constant
 * in its place, in turns, on [96000, 21] logits whose ratio of hard to easy anchors falls by about
 * a percent a step. Counting, smoothing, and new tables are part of the time.
 */
final class BatchStateBenchmark {
  private static final int IMAGES = 32;
  private static final int PRIORS = 3000;
  private static final int SCORES = 21;
  private static final int WARM_UP = 10;
  private static final int RUNS = 61;

  private BatchStateBenchmark() {}

  /** Prints the median, the least and the greatest of the ratios of the times. */
  public static void main(String[] args) {
    System.out.println(Backend.load());
    Trained plain = new Trained("-(1-p)^0.5/p");
    Trained moving = new Trained("-(1-p)^(0.5*ratio)/p");
    Random random = new Random(0);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, IMAGES, 5L * PRIORS);
    for (int i = 0; i < IMAGES * 15; i++) {
      labels.putScalar(i % IMAGES, random.nextInt(PRIORS), 1 + random.nextInt(SCORES - 1));
    }
    INDArray noise = Nd4j.randn(DataType.FLOAT, IMAGES, (long) PRIORS * (SCORES + 4)).muli(2);
    double[] ratios = new double[RUNS];
    for (int i = -WARM_UP; i < RUNS; i++) {
      INDArray output = sharpened(noise, 0.01 * (i + WARM_UP));
      double first = plain.time(i + WARM_UP, output, labels);
      double second = moving.time(i + WARM_UP, output, labels);
      if (i >= 0) {
        ratios[i] = second / first;
      }
      output.close();
    }
    Arrays.sort(ratios);
    System.out.printf(
        "[%d, %d] with ratio %.2f times without (%.2f to %.2f); the ratio ended at %s%n",
        IMAGES * PRIORS,
        SCORES,
        ratios[RUNS / 2],
        ratios[0],
        ratios[RUNS - 1],
        moving.tables.balance());
  }

  /** Logits in which background grows by {@code more}: more of it is easy. */
  private static INDArray sharpened(INDArray noise, double more) {
    INDArray output = noise.dup();
    for (int prior = 0; prior < PRIORS; prior++) {
      output.getColumn((long) prior * SCORES).addi(more);
    }
    return output;
  }

  /** A loss as {@link LossTraining} uses it. */
  private static final class Trained {
    final MovingTables tables;
    private final DetectionLoss loss;

    Trained(String formula) {
      tables = new MovingTables(PlannedLoss.of(LossSettings.of("a", formula)).orThrow(), 1000);
      loss = new DetectionLoss(tables.after(0), Normalisation.POSITIVES, 0, 1, PRIORS, SCORES);
    }

    /** Milliseconds of a step's loss and gradient. */
    double time(int step, INDArray output, INDArray labels) {
      long start = System.nanoTime();
      tables.changed(step).ifPresent(loss::follow);
      loss.computeGradient(labels, output, new ActivationIdentity(), null).close();
      tables.observe(
          loss.hard(IMAGES), (long) IMAGES * PRIORS, loss.last().classification().positives());
      return (System.nanoTime() - start) / 1e6;
    }
  }
}
