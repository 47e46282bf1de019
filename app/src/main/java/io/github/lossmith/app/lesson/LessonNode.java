package io.github.lossmith.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.designer.problem.OneLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A part of a lesson file, with its place in it. Reading refuses what no lesson has. */
final class LessonNode {
  /** Of a name in a message. */
  private static final int LONGEST_NAME = 60;

  private final JsonNode node;
  private final String where;

  LessonNode(JsonNode node, String where) {
    this.node = node;
    this.where = where;
  }

  /** Carries the problem of a part out of the reading of the whole. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Refused(Problem problem) {
      super(problem.key());
      this.problem = problem;
    }
  }

  /** What {@code reading} makes, or the problem that it found. */
  static <T> Outcome<T> read(Supplier<T> reading) {
    try {
      return Outcome.ok(reading.get());
    } catch (Refused refused) {
      return Outcome.bad(refused.problem);
    }
  }

  private static RuntimeException refused(String key, Object... arguments) {
    return new Refused(Problem.of(key, arguments));
  }

  /** Refuses names that a lesson does not have, which are misspelt ones. */
  LessonNode only(String... keys) {
    if (!node.isObject()) {
      throw refused("app.lesson.bad.missing", where);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!List.of(keys).contains(field.getKey())) {
        throw unknown(field.getKey(), List.of(keys));
      }
    }
    return this;
  }

  private RuntimeException unknown(String found, List<String> known) {
    String line = OneLine.of(found);
    String name = line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    return refused("app.lesson.bad.unknown", where, name, String.join(", ", known));
  }

  boolean has(String name) {
    return node.has(name);
  }

  LessonNode at(String name) {
    return new LessonNode(node.path(name), where.isEmpty() ? name : where + "/" + name);
  }

  Optional<LessonNode> maybe(String name) {
    return has(name) ? Optional.of(at(name)) : Optional.empty();
  }

  /** The parts of a list, counted from 1. */
  List<LessonNode> list(String name, int least, int most) {
    JsonNode found = node.path(name);
    boolean list = found.isArray() || (found.isMissingNode() && least == 0);
    if (!list || found.size() < least || found.size() > most) {
      throw refused("app.lesson.bad.list", at(name).where, least, most);
    }
    List<LessonNode> parts = new ArrayList<>();
    for (JsonNode part : found) {
      parts.add(new LessonNode(part, at(name).where + "/" + (parts.size() + 1)));
    }
    return parts;
  }

  /** A text in one language, which then is that of both, or an object of en and ru. */
  LessonText text(String name, int longest) {
    LessonNode found = at(name);
    Map<String, String> words = new LinkedHashMap<>();
    for (Locale language : LessonText.LANGUAGES) {
      String tag = language.getLanguage();
      JsonNode said = found.node.isTextual() ? found.node : found.node.path(tag);
      if (said.isTextual() && !said.textValue().isBlank()) {
        words.put(tag, found.bounded(said.textValue(), longest));
      }
    }
    if (words.isEmpty()) {
      throw refused("app.lesson.bad.text", found.where);
    }
    if (found.node.isObject()) {
      found.only("en", "ru");
    }
    return new LessonText(words);
  }

  Optional<LessonText> maybeText(String name, int longest) {
    return has(name) ? Optional.of(text(name, longest)) : Optional.empty();
  }

  private String bounded(String text, int longest) {
    if (text.length() > longest) {
      throw refused("app.lesson.bad.long", where, text.length(), longest);
    }
    return text.strip();
  }

  /** A word of the file, such as the name of a loss. */
  String word() {
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw refused("app.lesson.bad.missing", where);
    }
    return bounded(node.textValue(), LONGEST_NAME);
  }

  /** A word out of a few. */
  <T> T word(List<T> values, List<String> keys) {
    String found = word();
    if (!keys.contains(found)) {
      throw unknown(found, keys);
    }
    return values.get(keys.indexOf(found));
  }

  double number(double least, double most) {
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= least && value <= most)) {
      throw refused("app.lesson.bad.number", where, Double.toString(least), Double.toString(most));
    }
    return value;
  }

  boolean yesOrNo() {
    if (!node.isBoolean()) {
      throw refused("app.lesson.bad.yes", where);
    }
    return node.booleanValue();
  }

  JsonNode json() {
    return node;
  }

  /** The value, or its problem with the place in the lesson. */
  <T> T of(Outcome<T> outcome) {
    outcome
        .failure()
        .ifPresent(
            problem -> {
              throw refused("app.lesson.bad.state", where, problem);
            });
    return outcome.orThrow();
  }

  RuntimeException missing() {
    return refused("app.lesson.bad.missing", where);
  }
}
