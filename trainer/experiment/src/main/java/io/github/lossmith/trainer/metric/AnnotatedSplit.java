package io.github.lossmith.trainer.metric;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.voc.AnnotatedObject;
import io.github.lossmith.trainer.voc.ImageAnnotation;
import io.github.lossmith.trainer.voc.NameList;
import io.github.lossmith.trainer.voc.VocFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The objects of a split: every object as it is written, also where its box is empty or inverted,
 * as in the devkit.
 *
 * @param ids of the images, in the order of the split
 * @param classes of the objects, sorted; label k is {@code classes.get(k - 1)}
 * @param objects image by image
 */
public record AnnotatedSplit(
    List<String> ids, List<String> classes, List<List<LabelledBox>> objects) {
  public AnnotatedSplit {
    ids = List.copyOf(ids);
    classes = List.copyOf(classes);
    objects = List.copyOf(objects);
  }

  /** Reads the annotations of a split; the images themselves are not needed. */
  public static Outcome<AnnotatedSplit> read(VocFolder folder, String split) {
    return folder.split(split).then(ids -> read(folder, ids));
  }

  private static Outcome<AnnotatedSplit> read(VocFolder folder, List<String> ids) {
    return Outcome.each(
            ids, id -> folder.annotation(id).then(annotation -> numbered(folder, annotation)))
        .map(annotations -> of(ids, annotations));
  }

  private static Outcome<ImageAnnotation> numbered(VocFolder folder, ImageAnnotation annotation) {
    for (AnnotatedObject object : annotation.objects()) {
      if (!Double.isFinite(object.box().width() + object.box().height())) {
        return Outcome.bad(
            "trainer.metric.no-number",
            folder.annotationFile(annotation.id()),
            NameList.cut(object.name()),
            String.join(" ", object.corners()));
      }
    }
    return Outcome.ok(annotation);
  }

  private static AnnotatedSplit of(List<String> ids, List<ImageAnnotation> annotations) {
    TreeSet<String> names = new TreeSet<>();
    for (ImageAnnotation annotation : annotations) {
      annotation.objects().forEach(object -> names.add(object.name()));
    }
    List<String> classes = List.copyOf(names);
    Map<String, Integer> labels = new HashMap<>();
    classes.forEach(name -> labels.put(name, labels.size() + 1));
    List<List<LabelledBox>> objects = new ArrayList<>();
    for (ImageAnnotation annotation : annotations) {
      objects.add(annotation.objects().stream().map(o -> labelled(o, labels)).toList());
    }
    return new AnnotatedSplit(ids, classes, objects);
  }

  private static LabelledBox labelled(AnnotatedObject object, Map<String, Integer> labels) {
    return new LabelledBox(labels.getOrDefault(object.name(), 0), object.box(), object.difficult());
  }
}
