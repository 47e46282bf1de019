package io.github.lossmith.trainer.doctor;

import io.github.lossmith.trainer.prior.Matching;
import org.jspecify.annotations.Nullable;

/** Counts the objects of one class; images come one after another. */
final class ClassTally {
  private int images;
  private int objects;
  private int difficult;
  private int truncated;
  private int notReached;
  private @Nullable ImageCheck lastImage;

  void add(ImageCheck image, ImageCheck.Seen seen) {
    images += image == lastImage ? 0 : 1;
    lastImage = image;
    objects++;
    difficult += seen.object().difficult() ? 1 : 0;
    truncated += seen.object().truncated() ? 1 : 0;
    notReached += seen.overlap() < Matching.THRESHOLD ? 1 : 0;
  }

  ClassCount count(String name) {
    return new ClassCount(name, images, objects, difficult, truncated, notReached);
  }
}
