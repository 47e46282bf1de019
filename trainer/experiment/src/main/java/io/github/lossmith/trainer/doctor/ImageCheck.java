package io.github.lossmith.trainer.doctor;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.dataset.VocReader;
import io.github.lossmith.trainer.doctor.DataFinding.Effect;
import io.github.lossmith.trainer.doctor.DataFinding.Kind;
import io.github.lossmith.trainer.image.ExifOrientation;
import io.github.lossmith.trainer.image.ImageDecoder;
import io.github.lossmith.trainer.image.ImageHeader;
import io.github.lossmith.trainer.prior.Matching;
import io.github.lossmith.trainer.prior.PriorMatch;
import io.github.lossmith.trainer.voc.AnnotatedObject;
import io.github.lossmith.trainer.voc.BoxFault;
import io.github.lossmith.trainer.voc.ImageAnnotation;
import io.github.lossmith.trainer.voc.NameList;
import io.github.lossmith.trainer.voc.VocFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks one image and its annotation. */
final class ImageCheck {
  /** A usable object and the IoU of the prior that fits it best. */
  record Seen(AnnotatedObject object, float overlap) {}

  private final VocFolder folder;
  private final String id;
  private final boolean inSplit;
  private final DoctorSettings settings;
  private final List<DataFinding> findings = new ArrayList<>();
  private final List<Seen> objects = new ArrayList<>();
  private List<ObjectBox> boxes = List.of();
  private int positives;

  ImageCheck(VocFolder folder, String id, boolean inSplit, DoctorSettings settings) {
    this.folder = folder;
    this.id = id;
    this.inSplit = inSplit;
    this.settings = settings;
  }

  String id() {
    return id;
  }

  List<DataFinding> findings() {
    return findings;
  }

  List<Seen> objects() {
    return objects;
  }

  /** All boxes as they are written. */
  List<ObjectBox> boxes() {
    return boxes;
  }

  int positives() {
    return positives;
  }

  ImageCheck look() {
    Optional<ImageHeader> header = header();
    if (folder.noAnnotations().isEmpty()) {
      Outcome<ImageAnnotation> annotation = folder.annotation(id);
      annotation.failure().ifPresent(problem -> stop(Kind.BAD_ANNOTATION, problem));
      annotation.toOptional().ifPresent(read -> look(read, header));
    }
    if (!inSplit) {
      note(Kind.IN_NO_SPLIT, Problem.of("trainer.doctor.in-no-split", id));
    }
    return this;
  }

  private Optional<ImageHeader> header() {
    List<Path> files = folder.images(id);
    if (files.isEmpty()) {
      if (folder.noImages().isEmpty()) {
        stop(Kind.MISSING_IMAGE, folder.noImage(id));
      }
      return Optional.empty();
    }
    if (files.size() > 1) {
      List<String> names = files.stream().map(file -> file.getFileName().toString()).toList();
      note(
          Kind.TWO_IMAGES,
          Problem.of("trainer.doctor.two-images", id, NameList.of(names), names.get(0)));
    }
    Outcome<ImageHeader> header = ImageDecoder.header(files.get(0));
    if (settings.decode()) {
      header =
          header.then(
              read -> ImageDecoder.decode(files.get(0), ExifOrientation.NONE).map(image -> read));
    }
    header.failure().ifPresent(problem -> stop(Kind.UNREADABLE_IMAGE, problem));
    return header.toOptional();
  }

  private ImageDecoder.Size upright(ImageHeader header, ImageAnnotation annotation) {
    ExifOrientation turn = header.turn(annotation.width(), annotation.height());
    ImageDecoder.Size size = turn.of(header.stored());
    if (header.mark() != ExifOrientation.NONE) {
      String key =
          turn == ExifOrientation.NONE ? "trainer.doctor.as-stored" : "trainer.doctor.turned";
      int mark = header.mark().mark();
      note(Kind.ORIENTATION, Problem.of(key, id, mark, size.width(), size.height()));
    }
    return size;
  }

  private void look(ImageAnnotation annotation, Optional<ImageHeader> header) {
    Optional<ImageDecoder.Size> size = header.map(read -> upright(read, annotation));
    int width = size.map(ImageDecoder.Size::width).orElse(annotation.width());
    int height = size.map(ImageDecoder.Size::height).orElse(annotation.height());
    if (size.isPresent() && (width != annotation.width() || height != annotation.height())) {
      note(
          Kind.OTHER_SIZE,
          Problem.of(
              "trainer.doctor.other-size",
              id,
              annotation.width(),
              annotation.height(),
              width,
              height));
    }
    boxes = annotation.objects().stream().map(AnnotatedObject::box).toList();
    List<AnnotatedObject> usable = new ArrayList<>();
    for (AnnotatedObject object : annotation.objects()) {
      checkClass(object.name());
      if (object.boxes() > 1) {
        String name = NameList.cut(object.name());
        note(Kind.TWO_BOXES, Problem.of("trainer.doctor.two-boxes", id, name, object.boxes()));
      }
      if (isUsable(object, width, height)) {
        usable.add(object);
      }
    }
    if (usable.isEmpty()) {
      note(Kind.NO_OBJECTS, Problem.of("trainer.doctor.no-objects", id));
    }
    match(usable, width, height);
  }

  private void checkClass(String name) {
    if (!settings.classes().isEmpty() && !settings.classes().contains(name)) {
      stop(Kind.UNKNOWN_CLASS, VocReader.unknownClass(id, name, settings.classes()));
    }
  }

  private boolean isUsable(AnnotatedObject object, int width, int height) {
    Optional<BoxFault> fault = BoxFault.of(object.box(), width, height);
    fault.ifPresent(found -> report(found, object, width, height));
    return fault.filter(BoxFault::isSkipped).isEmpty();
  }

  private void report(BoxFault fault, AnnotatedObject object, int width, int height) {
    String name = NameList.cut(object.name());
    String box =
        fault == BoxFault.NO_NUMBER ? String.join(" ", object.corners()) : printed(object.box());
    switch (fault) {
      case NO_NUMBER ->
          leaveOut(
              Kind.BOX_WITHOUT_NUMBERS,
              Problem.of("trainer.doctor.box-without-numbers", id, name, box));
      case INVERTED ->
          leaveOut(Kind.INVERTED_BOX, Problem.of("trainer.doctor.inverted-box", id, name, box));
      case EMPTY -> leaveOut(Kind.EMPTY_BOX, Problem.of("trainer.doctor.empty-box", id, name, box));
      case OUTSIDE ->
          leaveOut(
              Kind.BOX_OUTSIDE,
              Problem.of("trainer.doctor.box-outside", id, name, box, width, height));
      case REACHES_OUT ->
          note(
              Kind.BOX_REACHES_OUT,
              Problem.of("trainer.doctor.box-reaches-out", id, name, box, width, height));
    }
  }

  private void match(List<AnnotatedObject> usable, int width, int height) {
    List<LabelledBox> boxes =
        usable.stream()
            .map(o -> new LabelledBox(1, o.box().clippedTo(width, height), o.difficult()))
            .toList();
    PriorMatch match = Matching.match(settings.priors(), boxes, width, height);
    positives = match.positives();
    for (int i = 0; i < usable.size(); i++) {
      float overlap = match.bestOverlaps()[i];
      objects.add(new Seen(usable.get(i), overlap));
      if (overlap < Matching.THRESHOLD) {
        note(
            Kind.NOT_REACHED,
            Problem.of(
                "trainer.doctor.not-reached",
                id,
                NameList.cut(usable.get(i).name()),
                printed(usable.get(i).box()),
                String.format(Locale.ROOT, "%.2f", overlap)));
      }
    }
  }

  private void stop(Kind kind, Problem problem) {
    findings.add(
        new DataFinding(kind, inSplit ? Effect.STOPS_A_RUN : Effect.WORTH_KNOWING, id, problem));
  }

  private void leaveOut(Kind kind, Problem problem) {
    findings.add(new DataFinding(kind, Effect.BOX_LEFT_OUT, id, problem));
  }

  private void note(Kind kind, Problem problem) {
    findings.add(new DataFinding(kind, Effect.WORTH_KNOWING, id, problem));
  }

  private static String printed(ObjectBox box) {
    return "%s %s %s %s"
        .formatted(plain(box.xmin()), plain(box.ymin()), plain(box.xmax()), plain(box.ymax()));
  }

  private static String plain(double value) {
    if (Double.isNaN(value)) {
      return "?";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
