package io.github.lossmith.app.train.detail;

import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.image.RgbImage;
import io.github.lossmith.trainer.prior.AnchorSamples.Sampled;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A test image with some of its anchors.
 *
 * @param id of the image
 * @param pixels of the image, perhaps fewer than the file has
 * @param width in pixels of the file, to which the boxes refer
 * @param height in pixels of the file
 */
record AnchorPicture(
    String id,
    Image pixels,
    int width,
    int height,
    List<LabelledBox> truth,
    List<Sampled> anchors) {
  /** Twice the side at which pictures are shown, for screens of high density. */
  private static final int SIDE = 600;

  AnchorPicture {
    truth = List.copyOf(truth);
    anchors = List.copyOf(anchors);
  }

  static AnchorPicture of(Sample sample, RgbImage image, List<Sampled> anchors) {
    return new AnchorPicture(
        sample.id(), small(image), image.width(), image.height(), sample.objects(), anchors);
  }

  /** Every n-th pixel, so that eight photographs do not fill the memory. */
  private static Image small(RgbImage image) {
    int stride = Math.max(1, Math.max(image.width(), image.height()) / SIDE);
    int width = Math.max(1, image.width() / stride);
    int height = Math.max(1, image.height() / stride);
    byte[] all = image.pixels();
    byte[] some = new byte[3 * width * height];
    for (int y = 0, to = 0; y < height; y++) {
      for (int x = 0; x < width; x++, to += 3) {
        System.arraycopy(all, 3 * (y * stride * image.width() + x * stride), some, to, 3);
      }
    }
    WritableImage shown = new WritableImage(width, height);
    shown
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getByteRgbInstance(), some, 0, 3 * width);
    return shown;
  }
}
