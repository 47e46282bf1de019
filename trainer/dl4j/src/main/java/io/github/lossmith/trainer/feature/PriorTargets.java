package io.github.lossmith.trainer.feature;

import io.github.lossmith.trainer.dataset.ImageAugmentation;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.prior.Matching;
import io.github.lossmith.trainer.prior.PriorMatch;
import io.github.lossmith.trainer.prior.Priors;

/** The training targets of the priors of an image: [priors] classes, then [priors x 4] offsets. */
public final class PriorTargets {
  private PriorTargets() {}

  /** Values of one image. */
  public static int length(Priors priors) {
    return 5 * priors.count();
  }

  /** Matches a view of an image and writes its targets into {@code out} from {@code at}. */
  public static void put(
      Sample sample, ImageAugmentation view, Priors priors, float[] out, int at) {
    PriorMatch match =
        Matching.match(
            priors,
            view.apply(sample.trainable(), sample.width(), sample.height()),
            sample.width(),
            sample.height());
    int[] labels = match.labels();
    for (int i = 0; i < labels.length; i++) {
      out[at + i] = labels[i];
    }
    System.arraycopy(match.offsets(), 0, out, at + labels.length, match.offsets().length);
  }
}
