package io.github.lossmith.trainer.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The images of an experiment.
 *
 * @param synthetic true for the generated data set of the quick experiment; then {@code images} and
 *     {@code testImages} say how many, and the rest is not looked at
 * @param folder the folder that holds the parts, empty where the user still has to name it
 * @param parts Pascal VOC folders, joined
 * @param classes the class names in the order of their numbers; empty: those found in the
 *     annotations, sorted
 * @param images generated training images
 * @param testImages generated test images
 */
public record DataSettings(
    boolean synthetic,
    String folder,
    List<Part> parts,
    List<String> classes,
    int images,
    int testImages) {
  /**
   * One Pascal VOC folder.
   *
   * @param root relative to the experiment's folder, empty for the folder itself
   * @param train the names of the splits to train on
   * @param test the names of the splits to test on
   */
  public record Part(String root, List<String> train, List<String> test) {
    public Part {
      train = List.copyOf(train);
      test = List.copyOf(test);
    }
  }

  public DataSettings {
    parts = List.copyOf(parts);
    classes = List.copyOf(classes);
  }

  /**
   * Where a part is.
   *
   * @throws InvalidPathException if the system knows no path of that name
   */
  public Path folder(Part part) {
    return Path.of(folder).resolve(part.root());
  }

  /** The same data below another folder. */
  public DataSettings withFolder(String newFolder) {
    return new DataSettings(synthetic, newFolder, parts, classes, images, testImages);
  }
}
