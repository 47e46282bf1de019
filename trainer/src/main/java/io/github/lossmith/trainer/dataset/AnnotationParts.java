package io.github.lossmith.trainer.dataset;

import io.github.lossmith.trainer.box.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * Collects an annotation from the events of its document. Only the children of {@code object}
 * count: people of Pascal VOC also have the boxes of their heads and hands, in {@code object/part}.
 */
final class AnnotationParts {
  private static final String[] CORNERS = {"xmin", "ymin", "xmax", "ymax"};

  private final List<AnnotatedObject> objects = new ArrayList<>();
  private final StringBuilder path = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final double[] corners = new double[4];
  private String root = "";
  private String name = "";
  private int width;
  private int height;
  private boolean difficult;
  private boolean truncated;
  private int depth;

  void take(int event, XMLStreamReader xml) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> open(xml.getLocalName());
      case XMLStreamConstants.END_ELEMENT -> close(xml.getLocalName());
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
      default -> {}
    }
  }

  boolean isAnnotation() {
    return root.equals("annotation");
  }

  Annotation annotation(String id) {
    return new Annotation(id, width, height, objects);
  }

  private void open(String element) {
    text.setLength(0);
    depth++;
    if (depth == 1) {
      root = element;
    } else if (depth <= 4) {
      path.append('/').append(element);
    }
    if (depth == 2 && element.equals("object")) {
      name = "";
      difficult = false;
      truncated = false;
      Arrays.fill(corners, Double.NaN);
    }
  }

  private void close(String element) {
    if (depth >= 2 && depth <= 4) {
      keep(path.toString(), text.toString().strip());
      path.setLength(path.length() - element.length() - 1);
    }
    text.setLength(0);
    depth--;
  }

  private void keep(String place, String value) {
    switch (place) {
      case "/size/width" -> width = whole(value);
      case "/size/height" -> height = whole(value);
      case "/object/name" -> name = value;
      case "/object/difficult" -> difficult = isSet(value);
      case "/object/truncated" -> truncated = isSet(value);
      case "/object" -> objects.add(new AnnotatedObject(name, box(), difficult, truncated));
      default -> keepCorner(place, value);
    }
  }

  private void keepCorner(String place, String value) {
    for (int i = 0; i < CORNERS.length; i++) {
      if (place.startsWith("/object/bndbox/") && place.endsWith(CORNERS[i])) {
        corners[i] = PlainNumber.of(value);
      }
    }
  }

  private Box box() {
    return new Box(corners[0], corners[1], corners[2], corners[3]);
  }

  private static boolean isSet(String value) {
    return value.equals("1") || value.equalsIgnoreCase("true");
  }

  private static int whole(String value) {
    double number = PlainNumber.of(value);
    return number >= 1 && number <= Integer.MAX_VALUE ? (int) number : 0;
  }
}
