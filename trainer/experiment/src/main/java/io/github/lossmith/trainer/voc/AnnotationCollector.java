package io.github.lossmith.trainer.voc;

import io.github.lossmith.trainer.box.ObjectBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Collects an annotation from the events of its document. Elements count by their whole names, in
 * the namespace of the root, and where they stand: of an object its own children only, for people
 * of Pascal VOC also have the boxes of their heads and hands, in {@code object/part}. Of elements
 * that stand twice the first counts; boxes are counted. Attributes do not matter.
 */
final class AnnotationCollector {
  private static final List<String> CORNERS = List.of("xmin", "ymin", "xmax", "ymax");

  /** Nothing of interest lies deeper than annotation/object/bndbox/xmin. */
  private static final int DEEPEST = 4;

  /** Kept of a text that should be a name or a number; longer ones are neither. */
  private static final int MOST_LETTERS = 10_000;

  private final List<AnnotatedObject> objects = new ArrayList<>();
  private final StringBuilder path = new StringBuilder();
  private final int[] lengths = new int[DEEPEST + 1];
  private final StringBuilder[] texts = new StringBuilder[DEEPEST + 1];
  private final @Nullable String[] corners = new String[4];
  private String root = "";
  private @Nullable String namespace;
  private @Nullable String name;
  private @Nullable String difficult;
  private @Nullable String truncated;
  private @Nullable String width;
  private @Nullable String height;
  private int boxes;
  private int depth;

  AnnotationCollector() {
    Arrays.setAll(texts, i -> new StringBuilder());
  }

  void take(int event, XMLStreamReader xml) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> open(xml);
      case XMLStreamConstants.END_ELEMENT -> close();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (depth <= DEEPEST && texts[depth].length() < MOST_LETTERS) {
          texts[depth].append(xml.getText());
        }
      }
      default -> {}
    }
  }

  boolean isAnnotation() {
    return root.equals("annotation");
  }

  ImageAnnotation annotation(String id) {
    return new ImageAnnotation(id, whole(width), whole(height), objects);
  }

  private void open(XMLStreamReader xml) {
    depth++;
    if (depth > DEEPEST) {
      return;
    }
    texts[depth].setLength(0);
    lengths[depth] = path.length();
    if (depth == 1) {
      root = xml.getLocalName();
      namespace = xml.getNamespaceURI();
      return;
    }
    boolean own = Objects.equals(namespace, xml.getNamespaceURI());
    path.append('/').append(own ? xml.getLocalName() : "?");
    if (path.toString().equals("/object")) {
      name = null;
      difficult = null;
      truncated = null;
      boxes = 0;
      Arrays.fill(corners, null);
    } else if (path.toString().equals("/object/bndbox")) {
      boxes++;
    }
  }

  private void close() {
    if (depth >= 2 && depth <= DEEPEST) {
      keep(path.toString(), texts[depth].toString().strip());
      path.setLength(lengths[depth]);
    }
    depth--;
  }

  private void keep(String place, String value) {
    switch (place) {
      case "/size/width" -> width = first(width, value);
      case "/size/height" -> height = first(height, value);
      case "/object/name" -> name = first(name, value);
      case "/object/difficult" -> difficult = first(difficult, value);
      case "/object/truncated" -> truncated = first(truncated, value);
      case "/object" -> objects.add(object());
      default -> {
        int corner = CORNERS.indexOf(place.substring(place.lastIndexOf('/') + 1));
        if (boxes == 1 && corner >= 0 && place.startsWith("/object/bndbox/")) {
          corners[corner] = first(corners[corner], value);
        }
      }
    }
  }

  private static String first(@Nullable String before, String value) {
    return before == null ? value : before;
  }

  private AnnotatedObject object() {
    double[] numbers = new double[4];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = PlainNumber.of(Objects.requireNonNullElse(corners[i], ""));
    }
    return new AnnotatedObject(
        Objects.requireNonNullElse(name, ""),
        new ObjectBox(numbers[0], numbers[1], numbers[2], numbers[3]),
        isSet(difficult),
        isSet(truncated),
        boxes,
        Arrays.stream(corners).map(AnnotationCollector::shown).toList());
  }

  private static String shown(@Nullable String corner) {
    String text = corner == null || corner.isEmpty() ? "?" : corner;
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && (value.equals("1") || value.equalsIgnoreCase("true"));
  }

  private static int whole(@Nullable String value) {
    double number = PlainNumber.of(Objects.requireNonNullElse(value, ""));
    return number >= 1 && number <= Integer.MAX_VALUE ? (int) number : 0;
  }
}
