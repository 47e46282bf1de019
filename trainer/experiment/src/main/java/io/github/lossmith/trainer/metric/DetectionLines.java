package io.github.lossmith.trainer.metric;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.ObjectBox;
import io.github.lossmith.trainer.voc.NameList;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects detections line by line. */
final class DetectionLines {
  /** Stands for the image index if each line begins with the image's name. */
  static final int NAMED_IN_THE_LINE = -1;

  /** Ten million lines of a hundred characters; what fits is held in memory. */
  static final long MAXIMUM_BYTES = 1L << 30;

  /** About the width of a terminal. */
  private static final int SHOWN = 80;

  private final AnnotatedSplit split;
  private final NameIndex images;
  private final NameIndex classes;
  private final List<ReportedBox> boxes = new ArrayList<>();
  private int lines;
  private int onImages;
  private int inverted;
  private String firstInverted = "";

  DetectionLines(AnnotatedSplit split) {
    this.split = split;
    images = new NameIndex(split.ids());
    classes = new NameIndex(split.classes());
  }

  List<ReportedBox> boxes() {
    return boxes;
  }

  /** Why the detections as a whole are rejected; empty if they match the split. */
  Optional<Problem> problem() {
    if (lines > 0 && onImages == 0) {
      return Optional.of(
          Problem.of(
              "trainer.metric.no-image-fits",
              lines,
              NameList.of(images.unknown()),
              NameList.of(split.ids())));
    }
    if (lines > 0 && boxes.isEmpty()) {
      return Optional.of(
          Problem.of(
              "trainer.metric.no-class-fits",
              lines,
              NameList.of(classes.unknown()),
              NameList.of(split.classes())));
    }
    return BoxReading.problem(boxes, split.objects());
  }

  List<Problem> notes() {
    List<Problem> notes = new ArrayList<>();
    if (!images.unknown().isEmpty()) {
      notes.add(
          Problem.of(
              "trainer.metric.other-images",
              images.unknown().size(),
              NameList.cut(images.unknown().first())));
    }
    if (!classes.unknown().isEmpty()) {
      notes.add(Problem.of("trainer.metric.other-classes", NameList.of(classes.unknown())));
    }
    if (inverted > 0) {
      notes.add(Problem.of("trainer.metric.inverted", inverted, firstInverted));
    }
    return notes;
  }

  /** Reads a file; the problem is that of its first bad line. */
  Optional<Problem> read(Path file, int image) throws IOException {
    long bytes = Files.size(file);
    if (bytes > MAXIMUM_BYTES) {
      return Optional.of(Problem.of("trainer.voc.annotation-large", file, bytes, MAXIMUM_BYTES));
    }
    try (DetectionText text = DetectionText.open(file)) {
      try {
        return read(text, file, image);
      } catch (CharacterCodingException e) {
        long line = DetectionText.lineOfBadBytes(file, text.charset());
        return Optional.of(Problem.of("trainer.voc.not-text", file, line, text.charset().name()));
      }
    }
  }

  private Optional<Problem> read(DetectionText text, Path file, int image) throws IOException {
    for (String line = text.next(); line != null; line = text.next()) {
      if (text.isCut()) {
        return Optional.of(
            Problem.of(
                "trainer.metric.long-line", file, text.number(), DetectionText.MOST_LETTERS));
      }
      if (!line.isBlank() && !take(line, image, file, text.number())) {
        String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        String key =
            image == NAMED_IN_THE_LINE ? "trainer.metric.line-with-image" : "trainer.metric.line";
        return Optional.of(Problem.of(key, file, text.number(), shown));
      }
    }
    return Optional.empty();
  }

  private boolean take(String line, int image, Path file, int number) {
    Optional<DetectionLine> read = DetectionLine.of(line);
    if (read.isEmpty()) {
      return false;
    }
    DetectionLine found = read.get();
    String names = found.names().strip();
    int nameEnd = image == NAMED_IN_THE_LINE ? imageEnd(names) : 0;
    String className = names.substring(nameEnd).strip();
    if (className.isEmpty()) {
      return false;
    }
    lines++;
    int at = image == NAMED_IN_THE_LINE ? images.take(names.substring(0, nameEnd)) : image;
    int label = 1 + classes.take(className);
    onImages += at >= 0 ? 1 : 0;
    if (at >= 0 && label > 0) {
      ObjectBox box = new ObjectBox(found.xmin(), found.ymin(), found.xmax(), found.ymax());
      if (box.width() < 0 || box.height() < 0) {
        firstInverted = inverted == 0 ? file + ", line " + number : firstInverted;
        inverted++;
      }
      boxes.add(new ReportedBox(at, new Detection(label, found.score(), box)));
    }
    return true;
  }

  /**
   * The end of the image's name: the longest name of an image of the split, preferably one that a
   * class of the split follows; else the first word.
   */
  private int imageEnd(String names) {
    int first = names.length();
    int known = 0;
    int both = 0;
    int words = 0;
    for (int at = 0; at < names.length() && words < images.mostWords(); ) {
      int end = wordEnd(names, at);
      words++;
      first = words == 1 ? end : first;
      if (end < names.length() && images.find(names.substring(0, end)) >= 0) {
        known = end;
        both = classes.find(names.substring(end).strip()) >= 0 ? end : both;
      }
      at = wordStart(names, end);
    }
    return both > 0 ? both : known > 0 ? known : first;
  }

  private static int wordEnd(String names, int from) {
    int end = from;
    while (end < names.length() && !DetectionLine.isBlank(names.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int wordStart(String names, int from) {
    int start = from;
    while (start < names.length() && DetectionLine.isBlank(names.charAt(start))) {
      start++;
    }
    return start;
  }
}
