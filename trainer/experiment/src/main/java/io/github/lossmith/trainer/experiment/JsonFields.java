package io.github.lossmith.trainer.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTablesJson;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the fields of one JSON object; errors are reported with their path, such as {@code
 * data.images}.
 */
public final class JsonFields {
  /** A design with a drawing, as text, or a note. */
  private static final int MAX_TEXT = 200_000;

  /** Losses, classes or folders in one experiment. */
  private static final int MAX_ITEMS = 1_000;

  /** A message stays a line. */
  private static final int MOST_SHOWN = 60;

  /** Largest whole number; a double holds every one up to it. */
  private static final double MOST_WHOLE = 1L << 53;

  /** Invisible characters, including no-break spaces. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\h\\p{Cc}\\p{Cf}]*");

  private final JsonNode node;
  private final String path;

  /** The fields of an object; {@code path} is its place in the file, empty for the whole. */
  public JsonFields(JsonNode node, String path) throws BadField {
    if (!node.isObject()) {
      throw new BadField("trainer.experiment.not-an-object", path.isEmpty() ? "/" : path);
    }
    this.node = node;
    this.path = path;
  }

  /** Rejects unknown keys; a misspelt one would silently mean a default. */
  public JsonFields only(String... known) throws BadField {
    Set<String> names = Set.of(known);
    for (Iterator<String> all = node.fieldNames(); all.hasNext(); ) {
      String name = all.next();
      if (!names.contains(name)) {
        throw new BadField("trainer.experiment.unknown-key", at(name), String.join(", ", known));
      }
    }
    return this;
  }

  /** The names of all fields, in the order of the file. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether there is a field of this name that is not null. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** Whether there is a list of this name. */
  public boolean isList(String name) {
    return node.path(name).isArray();
  }

  /** Numbers or texts, one or more, each only once; a single one may stand without a list. */
  public List<JsonNode> values(String name) throws BadField {
    JsonNode value = node.path(name);
    if (value.isNumber() || value.isTextual()) {
      return List.of(value);
    }
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!item.isNumber() && !item.isTextual()) {
        throw new BadField(
            "trainer.experiment.not-a-value", at(name) + '[' + values.size() + ']', shown(item));
      }
      if (values.contains(item)) {
        throw new BadField("trainer.experiment.value-twice", at(name), shown(item));
      }
      values.add(item);
    }
    if (values.isEmpty()) {
      throw new BadField("trainer.experiment.no-values", at(name));
    }
    return values;
  }

  /** The fields of an inner object, which may be missing. */
  public JsonFields object(String name) throws BadField {
    JsonNode child = node.path(name);
    return new JsonFields(
        child.isMissingNode() ? JsonNodeFactory.instance.objectNode() : child, at(name));
  }

  /** A text, or an object as its JSON. */
  public String text(String name, String otherwise) throws BadField {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (value.isObject()) {
      return value.toString();
    }
    if (!value.isTextual() || value.textValue().length() > MAX_TEXT) {
      throw new BadField("trainer.experiment.not-text", at(name), shown(value));
    }
    return value.textValue();
  }

  /**
   * A text that is not blank, and no longer than the longest formula, which may be its own name.
   */
  public String name(String name, String otherwise) throws BadField {
    String text = text(name, otherwise);
    if (has(name) && (BLANKS.matcher(text).matches() || text.length() > Formula.LONGEST)) {
      throw new BadField("trainer.experiment.bad-name", at(name), Formula.LONGEST, text.length());
    }
    return text;
  }

  /** One of the constants of an enum, as {@link #print(Enum)} spells them. */
  public <E extends Enum<E>> E choice(String name, E otherwise) throws BadField {
    String text = text(name, print(otherwise));
    for (E candidate : otherwise.getDeclaringClass().getEnumConstants()) {
      if (print(candidate).equals(text)) {
        return candidate;
      }
    }
    List<String> all = new ArrayList<>();
    for (E candidate : otherwise.getDeclaringClass().getEnumConstants()) {
      all.add(print(candidate));
    }
    throw new BadField("trainer.experiment.not-a-choice", at(name), text, String.join(", ", all));
  }

  /** The file's spelling of an enum constant: {@code fine-tuned}. */
  public static String print(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A number between two bounds, both included. */
  public double number(String name, double otherwise, double least, double most) throws BadField {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    return number(value, at(name), least, most);
  }

  /** A whole number between two bounds, both included. */
  public int integer(String name, int otherwise, int least, int most) throws BadField {
    return (int) whole(name, otherwise, least, most);
  }

  /** True or false; false where it is not there. */
  public boolean flag(String name) throws BadField {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw new BadField("trainer.experiment.not-a-choice", at(name), shown(value), "true, false");
    }
    return value.booleanValue();
  }

  /** A whole number; {@code most} is at most 2^53, as far as doubles count. */
  public long whole(String name, long otherwise, long least, long most) throws BadField {
    double value = number(name, (double) otherwise, (double) least, (double) most);
    if (value != Math.rint(value)) {
      throw new BadField("trainer.experiment.not-whole", at(name), Double.toString(value));
    }
    return (long) value;
  }

  /** A list of numbers between two bounds, both included. */
  public List<Double> numbers(String name, List<Double> otherwise, double least, double most)
      throws BadField {
    List<Double> values = new ArrayList<>();
    for (JsonNode item : items(name)) {
      values.add(number(item, at(name) + '[' + values.size() + ']', least, most));
    }
    return has(name) ? values : otherwise;
  }

  /** Seeds: a list of whole numbers, or the text of a {@link SeedList}. */
  public List<Long> seeds(String name) throws BadField {
    Outcome<List<Long>> read =
        node.path(name).isTextual()
            ? SeedList.parse(text(name, ""))
            : SeedList.checked(wholes(name));
    Optional<Problem> problem = read.failure();
    if (problem.isPresent()) {
      throw new BadField("trainer.experiment.seeds", at(name), problem.get());
    }
    return read.orThrow();
  }

  private List<Long> wholes(String name) throws BadField {
    List<Long> values = new ArrayList<>();
    for (double value : numbers(name, List.of(), 0, SeedList.LARGEST)) {
      if (value != Math.rint(value)) {
        throw new BadField("trainer.experiment.not-whole", at(name), Double.toString(value));
      }
      values.add((long) value);
    }
    return values;
  }

  /** {@code optimizer} and {@code learningRateSchedule}, as texts. */
  Optimisation optimisation() throws BadField {
    return new Optimisation(
        read("optimizer", Optimizer.ADAM, Optimizer::parse),
        read("learningRateSchedule", LearningRateSchedule.CONSTANT, LearningRateSchedule::parse));
  }

  private <T> T read(String name, T otherwise, Function<String, Outcome<T>> parse) throws BadField {
    Outcome<T> read = has(name) ? parse.apply(text(name, "")) : Outcome.ok(otherwise);
    Optional<Problem> problem = read.failure();
    if (problem.isPresent()) {
      throw new BadField("trainer.experiment.optimisation", at(name), problem.get());
    }
    return read.orThrow();
  }

  ClassTables classTables(String name) throws BadField {
    Outcome<ClassTables> read = ClassTablesJson.read(node.path(name));
    Optional<Problem> problem = read.failure();
    if (problem.isPresent()) {
      throw new BadField("trainer.experiment.class-tables", at(name), problem.get());
    }
    return read.orThrow();
  }

  /** A list of texts; empty where it is missing. */
  public List<String> texts(String name) throws BadField {
    List<String> values = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!item.isTextual() || item.textValue().length() > MAX_TEXT) {
        throw new BadField(
            "trainer.experiment.not-text", at(name) + '[' + values.size() + ']', shown(item));
      }
      values.add(item.textValue());
    }
    return values;
  }

  /** The fields of each object in a list; empty where it is missing. */
  public List<JsonFields> objects(String name) throws BadField {
    List<JsonFields> values = new ArrayList<>();
    for (JsonNode item : items(name)) {
      values.add(new JsonFields(item, at(name) + '[' + values.size() + ']'));
    }
    return values;
  }

  private JsonNode items(String name) throws BadField {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return JsonNodeFactory.instance.arrayNode();
    }
    if (!value.isArray() || value.size() > MAX_ITEMS) {
      throw new BadField("trainer.experiment.not-a-list", at(name), Integer.toString(MAX_ITEMS));
    }
    return value;
  }

  private static double number(JsonNode value, String where, double least, double most)
      throws BadField {
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= least && number <= most)) {
      throw new BadField(
          "trainer.experiment.not-in-range", where, shown(value), print(least), print(most));
    }
    return number;
  }

  /** A value in a line; a number beyond the doubles is not called Infinity, which nobody wrote. */
  private static String shown(JsonNode value) {
    if (value.isNumber() && Double.isInfinite(value.doubleValue())) {
      return value.doubleValue() > 0 ? "> 1.8e308" : "< -1.8e308";
    }
    String text = value.toString();
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }

  /** A number as the file has it: whole ones without a point. */
  public static String print(double value) {
    return value == Math.rint(value) && Math.abs(value) <= MOST_WHOLE
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + '.' + name;
  }

  /** An invalid field. */
  public static final class BadField extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    /** What is wrong, as a message key with arguments. */
    public BadField(String key, Object... arguments) {
      super(key);
      problem = Problem.of(key, arguments);
    }

    /** What is wrong with it. */
    public Problem problem() {
      return problem;
    }
  }
}
