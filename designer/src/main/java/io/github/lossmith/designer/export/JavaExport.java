package io.github.lossmith.designer.export;

import io.github.lossmith.designer.export.code.CodeNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code --to java}: one class without dependencies, in doubles. */
final class JavaExport {
  /** A parameter and the values that say which targets are objects, where there are two sides. */
  private static final Map<String, String> SIDES =
      Map.of(
          "side_declared", ", boolean object",
          "side", ", object",
          "side_about", " Of a target that is an object, or of one that is background.",
          "background_declared", ", int background",
          "background_about",
              "   * @param background the class that is background, such as 0; the others are"
                  + " objects\n",
          "side_of_class", ", target != background",
          "side_of_truth", ", truth");

  private final List<ExportedLoss> losses;
  private final List<JavaFunctions> sides;

  private JavaExport(List<ExportedLoss> losses) {
    this.losses = losses;
    Map<String, String> names = CodeNames.java(SidedFunctions.letters(losses));
    sides = losses.stream().map(loss -> new JavaFunctions(loss, names)).toList();
  }

  /**
   * The source of the class {@link #className}, in the unnamed package.
   *
   * @param sides the loss, or that for objects and that for background
   */
  static String text(List<ExportedLoss> sides) {
    return new JavaExport(sides).text();
  }

  /** The design's name as a class name: {@code poly1-focal} is {@code Poly1FocalLoss}. */
  static String className(String designName) {
    StringBuilder name = new StringBuilder();
    for (String word : designName.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    boolean valid = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
    return (valid ? "" : "Designed") + name + "Loss";
  }

  private String text() {
    ExportedLoss loss = losses.get(0);
    Map<String, String> places = new HashMap<>();
    SIDES.forEach((place, text) -> places.put(place, isTwoSided() ? text : ""));
    places.put("declared", each(", double %s"));
    places.put("values", each(", %s"));
    places.put("constant", constant());
    places.put("package", "");
    places.put("title", html(LossSummary.title(loss)));
    places.put(
        "about",
        LossSummary.about(losses).stream()
            .map(line -> (" * " + html(line)).stripTrailing())
            .collect(Collectors.joining("\n")));
    places.put("name", className(loss.name()));
    places.put("constants", isTwoSided() ? "" : sides.get(0).constants());
    places.put("functions", isTwoSided() ? both() : sides.get(0).functions());
    return Template.fill("loss.java", places);
  }

  /** Where L is 0: at p = 1, unless it is infinite there. */
  private String constant() {
    boolean inside = losses.stream().anyMatch(loss -> loss.curve().zeroInside().isPresent());
    return inside ? "; see above where it is 0" : "; L(1) = 0";
  }

  private boolean isTwoSided() {
    return sides.size() > 1;
  }

  /** Both methods of each side in a class of its own, and methods that choose. */
  private String both() {
    return Template.fill(
        "sides.java",
        Map.of(
            "object", within(sides.get(0)),
            "background", within(sides.get(1)),
            "declared", each(", double %s"),
            "object_values", JavaFunctions.each(sides.get(0).free().keySet(), ", %s"),
            "background_values", JavaFunctions.each(sides.get(1).free().keySet(), ", %s")));
  }

  private static String within(JavaFunctions side) {
    return (side.constants() + side.functions().stripTrailing())
        .lines()
        .map(line -> line.isBlank() ? "" : "  " + line)
        .collect(Collectors.joining("\n"));
  }

  /** A pattern for each argument of either side. */
  private String each(String pattern) {
    Set<String> all = new TreeSet<>();
    sides.forEach(side -> all.addAll(side.free().keySet()));
    return JavaFunctions.each(all, pattern);
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;");
  }
}
