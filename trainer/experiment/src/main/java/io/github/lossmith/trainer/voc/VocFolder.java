package io.github.lossmith.trainer.voc;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder in the layout of Pascal VOC: {@code Annotations/ID.xml}, {@code JPEGImages/ID.jpg} (also
 * .jpeg, .png, .bmp, .gif, .tif) and {@code ImageSets/Main/SPLIT.txt} with an id a line. Extensions
 * may be in upper case.
 */
public final class VocFolder {
  private final Path root;
  private final Map<String, List<Path>> images;
  private final Map<String, Path> annotationFiles;
  private final AnnotationFile annotations = new AnnotationFile();
  private final SimilarNames imageNames;
  private final SimilarNames annotationNames;

  private VocFolder(Path root, Map<String, List<Path>> images, Map<String, Path> annotationFiles) {
    this.root = root;
    this.images = images;
    this.annotationFiles = annotationFiles;
    this.imageNames = new SimilarNames(images.keySet());
    this.annotationNames = new SimilarNames(annotationFiles.keySet());
  }

  /** Opens a folder, which must have {@code Annotations} in it; images may be missing. */
  public static Outcome<VocFolder> open(Path root) {
    if (!Files.isDirectory(root)) {
      return Outcome.bad("trainer.voc.no-folder", root);
    }
    if (!Files.isDirectory(root.resolve(FolderLayout.ANNOTATIONS))) {
      return Outcome.bad(FolderLayout.noAnnotations(root));
    }
    try {
      return Outcome.ok(
          new VocFolder(
              root,
              images(root.resolve(FolderLayout.IMAGES)),
              withEnding(root.resolve(FolderLayout.ANNOTATIONS), "xml")));
    } catch (IOException e) {
      return Outcome.bad("trainer.voc.unreadable", root, String.valueOf(e.getMessage()));
    }
  }

  /** The folder itself if it is in VOC layout, otherwise those directly below it, by name. */
  public static Outcome<List<VocFolder>> find(Path root) {
    if (!Files.isDirectory(root) || Files.isDirectory(root.resolve(FolderLayout.ANNOTATIONS))) {
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
    return found.isEmpty() ? Outcome.bad(FolderLayout.noAnnotations(root)) : Outcome.ok(found);
  }

  /** All image files by their id; those of one id by their names. */
  private static Map<String, List<Path>> images(Path folder) throws IOException {
    Map<String, List<Path>> images = new HashMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          if (FolderLayout.isImage(name)) {
            images.computeIfAbsent(withoutEnding(name), id -> new ArrayList<>(1)).add(file);
          }
        }
      }
    }
    images.values().forEach(files -> files.sort(Comparator.naturalOrder()));
    return images;
  }

  /** The files of a kind by their names without the ending; one in lower case goes first. */
  private static Map<String, Path> withEnding(Path folder, String ending) throws IOException {
    Map<String, Path> found = new HashMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          if (FolderLayout.ending(name).equals(ending)) {
            found.merge(withoutEnding(name), file, (a, b) -> a.compareTo(b) > 0 ? a : b);
          }
        }
      }
    }
    return found;
  }

  private static String withoutEnding(String fileName) {
    return fileName.substring(0, fileName.lastIndexOf('.'));
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** The names of all splits, sorted. */
  public List<String> splitNames() {
    return splitFiles().keySet().stream().sorted().toList();
  }

  private Map<String, Path> splitFiles() {
    try {
      return withEnding(splitFolder(), "txt");
    } catch (IOException e) {
      return Map.of();
    }
  }

  /** The ids of a split in the order of its file, each once. */
  public Outcome<List<String>> split(String name) {
    if (!ImageId.isSafe(name)) {
      return Outcome.bad("trainer.voc.split-name", name);
    }
    Map<String, Path> files = splitFiles();
    Path file = files.getOrDefault(name, splitFolder().resolve(name + ".txt"));
    if (!Files.isRegularFile(file)) {
      String known = NameList.of(files.keySet().stream().sorted().toList());
      return Outcome.bad(
          "trainer.voc.no-split", name, splitFolder(), known.isEmpty() ? "-" : known);
    }
    return SplitFile.read(file, this::isAnnotated).then(ids -> withoutEndings(file, ids));
  }

  /** A split may name images, not their files: "a", not "a.jpg". */
  private Outcome<List<String>> withoutEndings(Path file, List<String> ids) {
    for (String id : ids) {
      boolean ending = FolderLayout.isImage(id) || FolderLayout.ending(id).equals("xml");
      if (ending && !isAnnotated(id) && isAnnotated(withoutEnding(id))) {
        return Outcome.bad(
            "trainer.voc.ids-with-ending", file, id, id.substring(id.lastIndexOf('.')));
      }
    }
    return Outcome.ok(ids);
  }

  private boolean isAnnotated(String id) {
    return ImageId.isSafe(id) && Files.isRegularFile(annotationFile(id));
  }

  /**
   * True for the files that Pascal VOC has beside a split for each class, such as {@code
   * cat_train.txt} beside {@code train.txt}: each of their lines is an id and a flag.
   */
  public boolean isOfOneClass(String split) {
    Map<String, Path> files = splitFiles();
    Path file = files.get(split);
    int end = split.lastIndexOf('_');
    return file != null
        && end > 0
        && files.containsKey(split.substring(end + 1))
        && SplitFile.isOfOneClass(file, this::isAnnotated);
  }

  private Path splitFolder() {
    return root.resolve("ImageSets").resolve("Main");
  }

  /** The annotation of an image; a problem names the file and the line. */
  public Outcome<ImageAnnotation> annotation(String id) {
    Path file = annotationFile(id);
    if (!Files.exists(file)) {
      Problem missing =
          annotationNames
              .to(id)
              .map(one -> similar("trainer.voc.annotation-missing-similar", file, id, one))
              .orElse(Problem.of("trainer.voc.annotation-missing", file));
      return Outcome.bad(noAnnotations().filter(VocFolder::hasCause).orElse(missing));
    }
    return annotations.read(id, file);
  }

  /** The file of an image's annotation, whether or not it exists. */
  public Path annotationFile(String id) {
    Path usual = root.resolve(FolderLayout.ANNOTATIONS).resolve(ImageId.checked(id) + ".xml");
    return annotationFiles.getOrDefault(id, usual);
  }

  /** The image file with that id, if there is one; of several the first by name. */
  public Optional<Path> image(String id) {
    return images(id).stream().findFirst();
  }

  /** All image files with that id, sorted. */
  public List<Path> images(String id) {
    return images.getOrDefault(id, List.of());
  }

  /** What is said of an image that has no file. */
  public Problem noImage(String id) {
    return noImages()
        .filter(VocFolder::hasCause)
        .or(
            () ->
                imageNames
                    .to(id)
                    .map(one -> similar("trainer.voc.no-image-similar", root, id, one)))
        .orElse(Problem.of("trainer.voc.no-image", root, id));
  }

  private static boolean hasCause(Problem problem) {
    return !problem.key().endsWith("-empty");
  }

  /** A name that is not there, with one that is and looks alike. */
  private static Problem similar(String key, Path place, String id, String similar) {
    return Problem.of(
        key, place, ConfusableNames.apart(id, similar), ConfusableNames.apart(similar, id));
  }

  /** Why there is no image at all; empty where there is one. */
  public Optional<Problem> noImages() {
    return images.isEmpty() ? Optional.of(FolderLayout.noImages(root)) : Optional.empty();
  }

  /** Why there is no split; says where text files are. */
  public Problem noSplits() {
    return FolderLayout.noSplits(root);
  }

  /** Why there is no annotation at all; empty where there is one. */
  public Optional<Problem> noAnnotations() {
    return annotationFiles.isEmpty()
        ? Optional.of(FolderLayout.noAnnotations(root))
        : Optional.empty();
  }

  /** The ids of all image files, sorted. */
  public List<String> imageIds() {
    return images.keySet().stream().filter(ImageId::isSafe).sorted().toList();
  }

  /** The ids of all annotation files, sorted; none if the folder cannot be read. */
  public List<String> annotationIds() {
    return annotationFiles.keySet().stream().filter(ImageId::isSafe).sorted().toList();
  }
}
