package io.github.lossmith.designer.design;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.KnotRange;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.problem.ReadableNumber;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTablesJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** A design as a JSON tree. Errors are reported with their path, such as {@code /mining}. */
final class DesignTree {
  /** Names become file names, of which file systems take 255 bytes. */
  private static final int LONGEST_NAME = 200;

  /** Characters; a formula of some lines. */
  private static final int LONGEST_FORM = 2_000;

  /** Each gets a slider; the published losses have two at most. */
  private static final int MOST_PARAMETERS = 50;

  private static final List<String> KEYS =
      List.of(
          "version",
          "name",
          "formula",
          "loss",
          "drawing",
          "background",
          "parameters",
          "normalisation",
          "mining",
          "citation",
          "closedForm",
          "note",
          "classTables");
  private static final List<String> SHAPES = List.of("formula", "loss", "drawing");
  private static final List<String> BACKGROUND_KEYS =
      List.of("formula", "loss", "drawing", "closedForm");
  private static final List<String> DRAWING_KEYS = List.of("leftTail", "knots", "band");
  private static final List<String> PARAMETER_KEYS = List.of("value", "minimum", "maximum");
  private final String place;

  private DesignTree(String place) {
    this.place = place;
  }

  static Outcome<Design> read(JsonNode tree, String place) {
    try {
      return Outcome.ok(new DesignTree(place).design(tree));
    } catch (Refusal refusal) {
      return Outcome.bad(refusal.problem);
    }
  }

  static String print(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private Design design(JsonNode tree) {
    if (!tree.isObject()) {
      throw refuse("/", "designer.file.notObject", shown(tree));
    }
    double version = number(tree, "/version", DesignFile.VERSION, 1, Integer.MAX_VALUE);
    if (version >= DesignFile.VERSION + 1) {
      throw refuse("/version", "designer.file.newer", (long) version, DesignFile.VERSION);
    }
    requireKnown(tree, "/", KEYS);
    if (tree.hasNonNull("background") && version < DesignFile.TWO_SIDED) {
      throw refuse("/background", "designer.file.background", DesignFile.TWO_SIDED);
    }
    Design design =
        new Design(
            text(tree, "/name", "design", LONGEST_NAME),
            shape(tree, "/"),
            background(tree.path("background")),
            parameters(tree.path("parameters")),
            choice(tree, "/normalisation", Normalisation.POSITIVES),
            mining(tree),
            // Characters: a citation of some lines, a note of some pages.
            text(tree, "/citation", "", 2_000),
            text(tree, "/closedForm", "", LONGEST_FORM),
            text(tree, "/note", "", 100_000),
            classTables(tree.path("classTables"), version));
    String name = design.name().replaceAll("\\p{Cntrl}+", " ").strip();
    return complete(requireLetters(design.withName(name.isEmpty() ? "design" : name)));
  }

  /** A misspelt key would silently mean a default. */
  private void requireKnown(JsonNode tree, String path, List<String> known) {
    tree.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw refuse(path + name, "designer.file.unknownKey", String.join(", ", known));
              }
            });
  }

  /** A parameter that the formula does not have was probably misspelt. */
  private Design requireLetters(Design design) {
    Set<String> letters = design.letters();
    for (String name : design.parameters().keySet()) {
      if (isRead(design) && !letters.contains(name)) {
        String known = letters.isEmpty() ? "-" : String.join(", ", letters);
        throw refuse("/parameters/" + name, "designer.file.strayParameter", known);
      }
    }
    return design;
  }

  /** Letters of the formulas that the file gives no value have their usual one, and a slider. */
  private static Design complete(Design design) {
    if (!isRead(design)) {
      return design;
    }
    Map<String, FormulaParameter> all = new LinkedHashMap<>(design.parameters());
    design.letters().forEach(name -> all.putIfAbsent(name, FormulaParameter.usual(name)));
    return design.withParameters(all);
  }

  /** Whether the letters of all formulas are known, and there is a formula. */
  private static boolean isRead(Design design) {
    List<Design> sides =
        design.sides().stream()
            .map(design::side)
            .filter(side -> !(side.shape() instanceof CoefficientSource.Drawn))
            .toList();
    return !sides.isEmpty() && sides.stream().allMatch(side -> side.typedFormula().isOk());
  }

  private ClassTables classTables(JsonNode tree, double version) {
    String path = "/classTables";
    if (tree.isMissingNode() || tree.isNull()) {
      return ClassTables.NONE;
    }
    if (version < DesignFile.VERSION) {
      throw refuse(path, "designer.file.classTables", DesignFile.VERSION);
    }
    return ClassTablesJson.read(tree)
        .fold(
            read -> read,
            wrong -> {
              throw refuse(path, "designer.file.wrongTables", wrong);
            });
  }

  private Optional<BackgroundSide> background(JsonNode tree) {
    if (tree.isMissingNode() || tree.isNull()) {
      return Optional.empty();
    }
    if (!tree.isObject()) {
      throw refuse("/background", "designer.file.notObject", shown(tree));
    }
    String path = "/background/";
    requireKnown(tree, path, BACKGROUND_KEYS);
    String closedForm = text(tree, path + "closedForm", "", LONGEST_FORM);
    return Optional.of(new BackgroundSide(shape(tree, path), closedForm));
  }

  private CoefficientSource shape(JsonNode tree, String path) {
    long shapes = SHAPES.stream().filter(tree::hasNonNull).count();
    if (shapes != 1) {
      throw refuse(path, shapes > 1 ? "designer.file.bothShapes" : "designer.file.noShape");
    }
    if (tree.hasNonNull("formula")) {
      // More than Formula parses (4,000): such a file opens, and the error is shown.
      return new CoefficientSource.Typed(text(tree, path + "formula", "", 200_000));
    }
    return tree.hasNonNull("loss")
        ? new CoefficientSource.TypedLoss(text(tree, path + "loss", "", 200_000))
        : new CoefficientSource.Drawn(drawing(tree.path("drawing"), path + "drawing"));
  }

  private Drawing drawing(JsonNode tree, String place) {
    requireKnown(tree, place + "/", DRAWING_KEYS);
    JsonNode items = tree.path("knots");
    if (!items.isArray() || items.size() < 2 || items.size() > Drawing.MOST_KNOTS) {
      throw refuse(place + "/knots", "designer.file.knots", Drawing.MOST_KNOTS, items.size());
    }
    List<Knot> knots = new ArrayList<>();
    for (JsonNode item : items) {
      String path = place + "/knots/" + knots.size();
      if (!item.isArray() || item.size() != 2) {
        throw refuse(path, "designer.file.knot", shown(item));
      }
      double p = number(item.path(0), path + "/0", Double.MIN_NORMAL, 1);
      double g = value(item.path(1), path + "/1");
      if (!knots.isEmpty() && p - knots.get(knots.size() - 1).p() < Drawing.LEAST_GAP) {
        throw refuse(path + "/0", "designer.file.order", p);
      }
      knots.add(new Knot(p, g));
    }
    return new Drawing(
        knots,
        choice(tree, place + "/leftTail", LeftTail.HOLD),
        band(tree.path("band"), place + "/band"));
  }

  /** Differences of two such values are still doubles. */
  private double value(JsonNode item, String path) {
    return number(item, path, -1e300, 1e300);
  }

  private List<KnotRange> band(JsonNode items, String place) {
    if (items.isMissingNode() || items.isNull()) {
      return List.of();
    }
    if (!items.isArray() || items.size() > Drawing.MOST_RANGES) {
      throw refuse(place, "designer.file.band", Drawing.MOST_RANGES, items.size());
    }
    List<KnotRange> band = new ArrayList<>();
    for (JsonNode item : items) {
      String path = place + "/" + band.size();
      if (!item.isArray() || item.size() != 3) {
        throw refuse(path, "designer.file.bandRange", shown(item));
      }
      double p = number(item.path(0), path + "/0", Double.MIN_NORMAL, 1);
      double low = value(item.path(1), path + "/1");
      double high = value(item.path(2), path + "/2");
      if (low > high) {
        throw refuse(path, "designer.file.bandRange", shown(item));
      }
      if (!band.isEmpty() && p - band.get(band.size() - 1).p() < Drawing.LEAST_GAP) {
        throw refuse(path + "/0", "designer.file.order", p);
      }
      band.add(new KnotRange(p, low, high));
    }
    return band;
  }

  private Map<String, FormulaParameter> parameters(JsonNode tree) {
    if (!tree.isMissingNode() && !tree.isNull() && !tree.isObject()) {
      throw refuse("/parameters", "designer.file.notObject", shown(tree));
    }
    if (tree.size() > MOST_PARAMETERS) {
      throw refuse("/parameters", "designer.file.parameters", MOST_PARAMETERS, tree.size());
    }
    Map<String, FormulaParameter> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      String path = "/parameters/" + entry.getKey();
      FormulaParameter parameter = parameter(entry.getValue(), path);
      if (parameters.putIfAbsent(letter(entry.getKey()), parameter) != null) {
        throw refuse(path, "designer.file.sameParameter", letter(entry.getKey()));
      }
    }
    return parameters;
  }

  /** γ and gamma are the same; an invalid name is rejected where the formula is known. */
  private static String letter(String key) {
    return Formula.letter(key).fold(letter -> letter, problem -> key);
  }

  private FormulaParameter parameter(JsonNode tree, String path) {
    if (tree.isNumber()) {
      // Far beyond any use: p^1e9 is 0 or infinite for nearly every p.
      return FormulaParameter.unranged(number(tree, path, -1e9, 1e9));
    }
    if (!tree.isObject()) {
      throw refuse(path, "designer.file.notObject", shown(tree));
    }
    requireKnown(tree, path + "/", PARAMETER_KEYS);
    double value = number(tree, path + "/value", 1, -1e9, 1e9);
    FormulaParameter plain = FormulaParameter.unranged(value);
    double minimum = number(tree, path + "/minimum", plain.minimum(), -1e9, 1e9);
    double maximum = number(tree, path + "/maximum", plain.maximum(), -1e9, 1e9);
    if (value < minimum || value > maximum) {
      throw refuse(path, "designer.file.range", plain(value), plain(minimum), plain(maximum));
    }
    return new FormulaParameter(value, minimum, maximum);
  }

  private OptionalDouble mining(JsonNode tree) {
    return tree.hasNonNull("mining")
        // More negatives for a positive than a batch of 128 images has anchors, 384,000.
        ? OptionalDouble.of(number(tree.path("mining"), "/mining", 0, 1e6))
        : OptionalDouble.empty();
  }

  private String text(JsonNode tree, String path, String otherwise, int longest) {
    JsonNode value = tree.path(key(path));
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual() || value.textValue().length() > longest) {
      throw refuse(path, "designer.file.text", longest, shown(value));
    }
    return value.textValue();
  }

  private double number(JsonNode tree, String path, double otherwise, double least, double most) {
    JsonNode value = tree.path(key(path));
    return value.isMissingNode() || value.isNull() ? otherwise : number(value, path, least, most);
  }

  private double number(JsonNode value, String path, double least, double most) {
    double number = value.doubleValue();
    if (!value.isNumber() || !(number >= least && number <= most)) {
      throw refuse(path, "designer.file.number", plain(least), plain(most), shown(value));
    }
    return number;
  }

  private <E extends Enum<E>> E choice(JsonNode tree, String path, E otherwise) {
    String text = text(tree, path, print(otherwise), 100);
    E[] choices = otherwise.getDeclaringClass().getEnumConstants();
    for (E candidate : choices) {
      if (print(candidate).equals(text)) {
        return candidate;
      }
    }
    String known = Arrays.stream(choices).map(DesignTree::print).collect(Collectors.joining(", "));
    throw refuse(path, "designer.file.choice", known, shown(tree.path(key(path))));
  }

  private static String plain(double value) {
    return ReadableNumber.of(value);
  }

  private static String key(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    // A message stays one line of a terminal.
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private Refusal refuse(String path, String key, Object... values) {
    List<Object> arguments = new ArrayList<>(List.of(place, OneLine.of(path)));
    arguments.addAll(List.of(values));
    return new Refusal(Problem.of(key, arguments.toArray()));
  }

  /** Ends the reading of a tree; never leaves this class. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Refusal(Problem problem) {
      super(null, null, false, false);
      this.problem = problem;
    }
  }
}
