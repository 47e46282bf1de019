package io.github.lossmith.trainer.metric;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.box.Box;
import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.dataset.PlainNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Collects detections line by line. */
final class DetectionLines {
  /** Stands for the image where each line begins with its name. */
  static final int NAMED_IN_THE_LINE = -1;

  static final long MAXIMUM_BYTES = 1L << 30;
  private static final int NUMBERS = 5;
  private static final int SHOWN = 80;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Map<String, Integer> images = new HashMap<>();
  private final Map<String, Integer> labels = new HashMap<>();
  private final List<ReportedBox> boxes = new ArrayList<>();
  private final TreeSet<String> otherImages = new TreeSet<>();
  private final TreeSet<String> otherClasses = new TreeSet<>();
  private int inverted;
  private String firstInverted = "";

  DetectionLines(AnnotatedSplit split) {
    for (int i = 0; i < split.ids().size(); i++) {
      images.put(split.ids().get(i), i);
    }
    for (int i = 0; i < split.classes().size(); i++) {
      labels.put(split.classes().get(i), i + 1);
    }
  }

  List<ReportedBox> boxes() {
    return boxes;
  }

  List<Problem> notes() {
    List<Problem> notes = new ArrayList<>();
    if (!otherImages.isEmpty()) {
      notes.add(Problem.of("trainer.metric.other-images", otherImages.size(), otherImages.first()));
    }
    if (!otherClasses.isEmpty()) {
      notes.add(Problem.of("trainer.metric.other-classes", String.join(", ", otherClasses)));
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
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank() && !take(line.strip(), image, file + ", line " + number)) {
          String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
          String key =
              image == NAMED_IN_THE_LINE ? "trainer.metric.line-with-image" : "trainer.metric.line";
          return Optional.of(Problem.of(key, file, number, shown));
        }
      }
      return Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.of(Problem.of("trainer.metric.not-text", file));
    }
  }

  private boolean take(String line, int image, String place) {
    String[] words = BLANKS.split(line);
    int names = image == NAMED_IN_THE_LINE ? imageWords(words) : 0;
    int classWords = words.length - NUMBERS - names;
    if (classWords < 1) {
      return false;
    }
    double[] numbers = new double[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] = PlainNumber.of(words[words.length - NUMBERS + i]);
      if (Double.isNaN(numbers[i])) {
        return false;
      }
    }
    String className = joined(words, names, names + classWords);
    keep(names == 0 ? image : image(joined(words, 0, names)), className, numbers, place);
    return true;
  }

  /** How many words name the image: as many as make a name of the split, or one. */
  private int imageWords(String[] words) {
    for (int count = words.length - NUMBERS - 1; count > 1; count--) {
      if (images.containsKey(joined(words, 0, count))) {
        return count;
      }
    }
    return 1;
  }

  private static String joined(String[] words, int from, int to) {
    return String.join(" ", List.of(words).subList(from, to));
  }

  private int image(String id) {
    Integer image = images.get(id);
    if (image == null) {
      otherImages.add(id);
      return NAMED_IN_THE_LINE;
    }
    return image;
  }

  private void keep(int image, String className, double[] numbers, String place) {
    Integer label = labels.get(className);
    if (label == null) {
      otherClasses.add(className);
    } else if (image != NAMED_IN_THE_LINE) {
      Box box = new Box(numbers[1], numbers[2], numbers[3], numbers[4]);
      if (box.width() < 0 || box.height() < 0) {
        firstInverted = inverted == 0 ? place : firstInverted;
        inverted++;
      }
      boxes.add(new ReportedBox(image, new Detection(label, numbers[0], box)));
    }
  }
}
