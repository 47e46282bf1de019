package io.github.lossmith.trainer.dataset;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.image.ExifOrientation;
import io.github.lossmith.trainer.image.ImageDecoder;
import io.github.lossmith.trainer.image.ImageHeader;
import io.github.lossmith.trainer.voc.AnnotatedObject;
import io.github.lossmith.trainer.voc.BoxFault;
import io.github.lossmith.trainer.voc.ConfusableNames;
import io.github.lossmith.trainer.voc.ImageAnnotation;
import io.github.lossmith.trainer.voc.NameList;
import io.github.lossmith.trainer.voc.RelativeBoxes;
import io.github.lossmith.trainer.voc.SimilarNames;
import io.github.lossmith.trainer.voc.VocFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads splits of Pascal VOC folders for a run: bad boxes are ignored, other errors are reported.
 */
public final class VocReader {
  /**
   * Splits of one folder.
   *
   * @param folder in VOC layout
   * @param splits names of files in {@code ImageSets/Main}; may be empty
   */
  public record Source(Path folder, List<String> splits) {
    public Source {
      splits = List.copyOf(splits);
    }
  }

  /** An image whose objects still have names. */
  private record Entry(ImageAnnotation annotation, Path image, ImageHeader header) {}

  private VocReader() {}

  /**
   * Reads annotations and the headers of images.
   *
   * @param sources folders, joined in this order
   * @param classes the class names in the order of their labels; empty: those found, sorted. A
   *     class that is not among them is a problem.
   */
  public static Outcome<Dataset> read(List<Source> sources, List<String> classes) {
    return entries(sources).then(entries -> dataset(entries, classes(classes, List.of(entries))));
  }

  /** Reads what to train on and what to test on, with the same classes. */
  public static Outcome<ExperimentImages> read(
      List<Source> train, List<Source> test, List<String> classes) {
    return entries(train).then(a -> entries(test).then(b -> both(a, b, classes)));
  }

  private static Outcome<ExperimentImages> both(
      List<Entry> train, List<Entry> test, List<String> given) {
    List<String> classes = classes(given, List.of(train, test));
    return dataset(train, classes)
        .then(a -> dataset(test, classes).map(b -> new ExperimentImages(a, b)));
  }

  private static List<String> classes(List<String> given, List<List<Entry>> entries) {
    if (!given.isEmpty()) {
      return given;
    }
    TreeSet<String> found = new TreeSet<>();
    entries.stream()
        .flatMap(List::stream)
        .flatMap(entry -> entry.annotation.objects().stream())
        .forEach(object -> found.add(object.name()));
    return List.copyOf(found);
  }

  private static Outcome<List<Entry>> entries(List<Source> sources) {
    return Outcome.each(sources, VocReader::entries).map(VocReader::joined);
  }

  private static Outcome<List<Entry>> entries(Source source) {
    return Outcome.each(
            source.splits(),
            split -> VocFolder.open(source.folder()).then(folder -> entries(folder, split)))
        .map(VocReader::joined);
  }

  private static List<Entry> joined(List<List<Entry>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  private static Outcome<List<Entry>> entries(VocFolder folder, String split) {
    return folder.split(split).then(ids -> entries(folder, ids));
  }

  private static Outcome<List<Entry>> entries(VocFolder folder, List<String> ids) {
    return Outcome.each(ids, id -> folder.annotation(id).then(read -> entry(folder, read)))
        .then(entries -> inPixels(folder, entries));
  }

  private static Outcome<List<Entry>> inPixels(VocFolder folder, List<Entry> entries) {
    List<ObjectBox> boxes =
        entries.stream()
            .flatMap(entry -> entry.annotation.objects().stream())
            .map(AnnotatedObject::box)
            .toList();
    return RelativeBoxes.areAll(boxes)
        ? Outcome.bad(relative(folder.root(), boxes.size()))
        : Outcome.ok(entries);
  }

  /** The message for a split whose boxes are all relative to their images. */
  public static Problem relative(Path root, int boxes) {
    return Problem.of("trainer.voc.shares", root, boxes);
  }

  private static Outcome<Entry> entry(VocFolder folder, ImageAnnotation annotation) {
    Optional<Path> image = folder.image(annotation.id());
    if (image.isEmpty()) {
      return Outcome.bad(folder.noImage(annotation.id()));
    }
    return ImageDecoder.header(image.get())
        .map(header -> new Entry(annotation, image.get(), header));
  }

  private static Outcome<Dataset> dataset(List<Entry> entries, List<String> classes) {
    Set<String> known = new HashSet<>(classes);
    List<Sample> samples = new ArrayList<>();
    int objects = 0;
    int kept = 0;
    for (Entry entry : entries) {
      for (AnnotatedObject object : entry.annotation.objects()) {
        if (!known.contains(object.name())) {
          return Outcome.bad(unknownClass(entry.annotation.id(), object.name(), classes));
        }
      }
      Sample sample = sample(entry, classes);
      samples.add(sample);
      objects += entry.annotation.objects().size();
      kept += sample.objects().size();
    }
    return Outcome.ok(new Dataset(classes, samples, objects - kept));
  }

  /** The message for a class that is not allowed. */
  public static Problem unknownClass(String id, String name, List<String> classes) {
    return new SimilarNames(classes)
        .to(name)
        .map(
            similar ->
                Problem.of(
                    "trainer.voc.class-similar",
                    id,
                    ConfusableNames.apart(name, similar),
                    ConfusableNames.apart(similar, name)))
        .orElseGet(
            () -> Problem.of("trainer.voc.class", id, NameList.cut(name), NameList.of(classes)));
  }

  private static Sample sample(Entry entry, List<String> classes) {
    ImageAnnotation annotation = entry.annotation;
    ExifOrientation turn = entry.header.turn(annotation.width(), annotation.height());
    ImageDecoder.Size size = turn.of(entry.header.stored());
    int width = size.width();
    int height = size.height();
    List<LabelledBox> objects = new ArrayList<>();
    for (AnnotatedObject object : annotation.objects()) {
      if (BoxFault.of(object.box(), width, height).filter(BoxFault::isSkipped).isEmpty()) {
        ObjectBox inside = object.box().clippedTo(width, height);
        int label = classes.indexOf(object.name()) + 1;
        objects.add(new LabelledBox(label, inside, object.difficult()));
      }
    }
    return new Sample(annotation.id(), entry.image, turn, width, height, objects);
  }
}
