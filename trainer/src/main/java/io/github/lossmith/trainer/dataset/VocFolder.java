package io.github.lossmith.trainer.dataset;

import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder in the layout of Pascal VOC: {@code Annotations/ID.xml}, {@code JPEGImages/ID.jpg} (also
 * .jpeg, .png, .bmp, .gif, .tif) and {@code ImageSets/Main/SPLIT.txt} with an id a line.
 */
public final class VocFolder {
  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff");

  private final Path root;
  private final Map<String, Path> images;
  private final AnnotationFile annotations = new AnnotationFile();

  private VocFolder(Path root, Map<String, Path> images) {
    this.root = root;
    this.images = images;
  }

  /** Opens a folder, which must have {@code Annotations} in it; images may be missing. */
  public static Outcome<VocFolder> open(Path root) {
    if (!Files.isDirectory(root)) {
      return Outcome.bad("trainer.voc.no-folder", root);
    }
    if (!Files.isDirectory(root.resolve("Annotations"))) {
      return Outcome.bad("trainer.voc.no-layout", root);
    }
    try {
      return Outcome.ok(new VocFolder(root, listImages(root.resolve("JPEGImages"))));
    } catch (IOException e) {
      return Outcome.bad("trainer.voc.unreadable", root, String.valueOf(e.getMessage()));
    }
  }

  /** The folder itself if it is in VOC layout, otherwise those directly below it, by name. */
  public static Outcome<List<VocFolder>> find(Path root) {
    if (!Files.isDirectory(root) || Files.isDirectory(root.resolve("Annotations"))) {
      return open(root).map(List::of);
    }
    List<VocFolder> found = new ArrayList<>();
    try (DirectoryStream<Path> below = Files.newDirectoryStream(root)) {
      for (Path folder : below) {
        open(folder).toOptional().ifPresent(found::add);
      }
    } catch (IOException e) {
      return Outcome.bad("trainer.voc.unreadable", root, String.valueOf(e.getMessage()));
    }
    found.sort(Comparator.comparing(VocFolder::root));
    return found.isEmpty() ? Outcome.bad("trainer.voc.no-layout", root) : Outcome.ok(found);
  }

  private static Map<String, Path> listImages(Path folder) throws IOException {
    Map<String, Path> images = new HashMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          int dot = name.lastIndexOf('.');
          if (dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            images.merge(name.substring(0, dot), file, VocFolder::first);
          }
        }
      }
    }
    return images;
  }

  /** Of two images with one id the choice must not depend on the order of the folder. */
  private static Path first(Path a, Path b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** The names of all splits, sorted. */
  public List<String> splitNames() {
    return names(splitFolder(), ".txt");
  }

  private static List<String> names(Path folder, String extension) {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + extension)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          names.add(name.substring(0, name.length() - extension.length()));
        }
      } catch (IOException e) {
        return List.of();
      }
    }
    Collections.sort(names);
    return names;
  }

  /** The ids of a split in the order of its file, each once. */
  public Outcome<List<String>> split(String name) {
    if (!ImageId.isSafe(name)) {
      return Outcome.bad("trainer.voc.split-name", name);
    }
    Path file = splitFolder().resolve(name + ".txt");
    if (!Files.isRegularFile(file)) {
      String known = String.join(", ", splitNames());
      return Outcome.bad(
          "trainer.voc.no-split", name, splitFolder(), known.isEmpty() ? "-" : known);
    }
    return SplitFile.read(
        file, id -> ImageId.isSafe(id) && Files.isRegularFile(annotationFile(id)));
  }

  private Path splitFolder() {
    return root.resolve("ImageSets").resolve("Main");
  }

  /** The annotation of an image; a problem names the file and the line. */
  public Outcome<Annotation> annotation(String id) {
    return annotations.read(id, annotationFile(id));
  }

  /** Where the annotation of an image is, or should be. */
  public Path annotationFile(String id) {
    return root.resolve("Annotations").resolve(ImageId.checked(id) + ".xml");
  }

  /** The image file with that id, if there is one. */
  public Optional<Path> image(String id) {
    return Optional.ofNullable(images.get(id));
  }

  /** The ids of all image files, sorted. */
  public List<String> imageIds() {
    return images.keySet().stream().filter(ImageId::isSafe).sorted().toList();
  }

  /** The ids of all annotation files, sorted; none if the folder cannot be read. */
  public List<String> annotationIds() {
    return names(root.resolve("Annotations"), ".xml").stream().filter(ImageId::isSafe).toList();
  }
}
