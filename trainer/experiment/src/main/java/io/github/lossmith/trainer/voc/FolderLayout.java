package io.github.lossmith.trainer.voc;

import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds files of a data set that are not where Pascal VOC has them. */
final class FolderLayout {
  static final String ANNOTATIONS = "Annotations";
  static final String IMAGES = "JPEGImages";
  private static final Set<String> IMAGE_ENDINGS =
      Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff");

  private FolderLayout() {}

  /** Whether an extension, in any case, is that of a supported image. */
  static boolean isImage(String fileName) {
    return IMAGE_ENDINGS.contains(ending(fileName));
  }

  /** What follows the last dot, in lower case; empty where nothing stands before or after it. */
  static String ending(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }

  /** A folder without annotations: where they may be. */
  static Problem noAnnotations(Path root) {
    Path right = root.resolve(ANNOTATIONS);
    boolean missing = !Files.isDirectory(right);
    Optional<Path> other = richest(root, right, Set.of("xml"));
    if (other.isPresent()) {
      long files = count(other.get(), Set.of("xml"));
      return Problem.of("trainer.voc.annotations-elsewhere", right, other.get(), files);
    }
    Optional<Path> labels = richest(root, right, Set.of("txt", "json"));
    if (missing && labels.isPresent()) {
      return Problem.of("trainer.voc.labels", root, labels.get());
    }
    return missing
        ? Problem.of("trainer.voc.no-layout", root)
        : Problem.of("trainer.voc.annotations-empty", right);
  }

  /** A folder without images: where they may be. */
  static Problem noImages(Path root) {
    Path right = root.resolve(IMAGES);
    Optional<Path> other = richest(root, right, IMAGE_ENDINGS);
    if (other.isPresent()) {
      long files = count(other.get(), IMAGE_ENDINGS);
      return Problem.of("trainer.voc.images-elsewhere", right, other.get(), files);
    }
    return Problem.of("trainer.voc.images-empty", right);
  }

  /** A folder without splits: where they may be. */
  static Problem noSplits(Path root) {
    Path right = root.resolve("ImageSets").resolve("Main");
    List<Path> places = new ArrayList<>();
    for (Path sets : folders(root)) {
      if (sets.getFileName().toString().equalsIgnoreCase("ImageSets")) {
        places.addAll(folders(sets));
        places.add(sets);
      }
    }
    places.add(root);
    return places.stream()
        .filter(place -> !place.equals(right) && count(place, Set.of("txt")) > 0)
        .findFirst()
        .map(place -> Problem.of("trainer.voc.splits-elsewhere", right, place))
        .orElse(Problem.of("trainer.doctor.no-splits", root));
  }

  /**
   * The folder with the most such files: among the root, its subfolders and those of the right one.
   */
  private static Optional<Path> richest(Path root, Path right, Set<String> endings) {
    List<Path> folders = new ArrayList<>(folders(root));
    folders.addAll(folders(right));
    folders.add(root);
    folders.remove(right);
    Path best = root;
    long most = 0;
    for (Path folder : folders) {
      long files = count(folder, endings);
      if (files > most) {
        best = folder;
        most = files;
      }
    }
    return most == 0 ? Optional.empty() : Optional.of(best);
  }

  private static List<Path> folders(Path root) {
    return list(root, Files::isDirectory);
  }

  private static long count(Path folder, Set<String> endings) {
    return list(folder, file -> endings.contains(ending(file.getFileName().toString()))).size();
  }

  /** Sorted; none where the folder is missing or cannot be read. */
  static List<Path> list(Path folder, DirectoryStream.Filter<Path> wanted) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, wanted)) {
        all.forEach(files::add);
      } catch (IOException e) {
        return List.of();
      }
    }
    Collections.sort(files);
    return files;
  }
}
