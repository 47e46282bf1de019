package io.github.lossmith.trainer.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The source of an experiment's images. */
public sealed interface DataSource {
  /**
   * The generated images of the quick experiment.
   *
   * @param images to train on
   * @param testImages to test on
   */
  record Generated(int images, int testImages) implements DataSource {
    @Override
    public <T> T fold(Function<Generated, T> generated, Function<VocFolders, T> voc) {
      return generated.apply(this);
    }
  }

  /**
   * Photographs in Pascal VOC layout.
   *
   * @param folder the folder that holds the parts, empty where the user still has to name it
   * @param parts Pascal VOC folders, joined
   * @param classes the class names in the order of their numbers; empty: those found in the
   *     annotations, sorted
   */
  record VocFolders(String folder, List<Part> parts, List<String> classes) implements DataSource {
    public VocFolders {
      parts = List.copyOf(parts);
      classes = List.copyOf(classes);
    }

    /**
     * The folder of a part.
     *
     * @throws InvalidPathException if the system knows no path of that name
     */
    public Path folder(Part part) {
      return Path.of(folder).resolve(part.root());
    }

    /** The same parts below another folder. */
    public VocFolders in(String newFolder) {
      return new VocFolders(newFolder, parts, classes);
    }

    @Override
    public <T> T fold(Function<Generated, T> generated, Function<VocFolders, T> voc) {
      return voc.apply(this);
    }
  }

  /**
   * One Pascal VOC folder.
   *
   * @param root relative to the experiment's folder, empty for the folder itself
   * @param train the names of the splits to train on
   * @param test the names of the splits to test on
   */
  record Part(String root, List<String> train, List<String> test) {
    public Part {
      train = List.copyOf(train);
      test = List.copyOf(test);
    }
  }

  /** The value for the kind of source that this is; a new kind does not compile unhandled. */
  <T> T fold(Function<Generated, T> generated, Function<VocFolders, T> voc);

  /** Whether there is nothing to read: the images are drawn by a program. */
  default boolean isGenerated() {
    return fold(generated -> true, voc -> false);
  }

  /** The Pascal VOC folders, where it is of that kind. */
  default Optional<VocFolders> voc() {
    return fold(generated -> Optional.empty(), Optional::of);
  }

  /** The named classes; empty where the data decides. */
  default List<String> classes() {
    return fold(generated -> List.of(), VocFolders::classes);
  }

  /** The folder that holds the images; empty where there is none or the user has to name it. */
  default String folder() {
    return fold(generated -> "", VocFolders::folder);
  }

  /** The same photographs below another folder; generated images have none. */
  default DataSource withFolder(String folder) {
    return fold(generated -> generated, voc -> voc.in(folder));
  }
}
