package io.github.lossmith.app.train.detail;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** The test images on which an evaluation drew what it found. */
final class SampleImages {
  /** The detector's side; the pictures are written at this size. */
  private static final double SIDE = 300;

  private SampleImages() {}

  /** Views of the pictures, loaded in the background. */
  static List<ImageView> of(List<Path> files) {
    return files.stream().map(SampleImages::view).toList();
  }

  private static ImageView view(Path file) {
    ImageView view =
        new ImageView(new Image(file.toUri().toString(), SIDE, SIDE, true, true, true));
    view.setAccessibleText(String.valueOf(file.getFileName()));
    return view;
  }
}
