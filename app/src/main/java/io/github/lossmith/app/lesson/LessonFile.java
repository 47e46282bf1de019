package io.github.lossmith.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.app.design.model.FigureChoice;
import io.github.lossmith.app.share.SharedState;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.plotting.article.Quantity;
import io.github.lossmith.resources.Lessons;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file format of lessons, {@code *.lesson.json}, described in docs/lessons.md. Files come from
 * strangers: everything is bounded, and nothing in them names a file or is run.
 */
public final class LessonFile {
  public static final String SUFFIX = ".lesson.json";

  /** Raised where an older Lossmith would misread a lesson. */
  static final int VERSION = 1;

  /** Ten times the longest lesson that comes with Lossmith. */
  private static final int MOST_BYTES = 256 * 1024;

  private static final int MOST_STEPS = 60;
  private static final int MOST_CONDITIONS = 8;
  private static final int MOST_FACTS = 40;

  /** A line of a small window, in large type. */
  private static final int LONGEST_TITLE = 90;

  /** A quarter of a small window; what is longer is two steps. */
  private static final int LONGEST_TEXT = 900;

  private static final int LONGEST_ANSWER = 400;

  /** The scales of p. */
  private static final List<String> AXES =
      List.of(FigureChoice.LINEAR, FigureChoice.LOG, FigureChoice.LOGIT);

  /** The scales of values. */
  private static final List<String> SCALES =
      List.of(FigureChoice.LINEAR, FigureChoice.SYMLOG, FigureChoice.LOG);

  private LessonFile() {}

  public static boolean isLesson(Path file) {
    return String.valueOf(file.getFileName()).endsWith(SUFFIX);
  }

  /** Reads a file of anybody's. */
  public static Outcome<Lesson> read(Path file) {
    return StrictJson.read(file, MOST_BYTES).then(tree -> lesson(tree, file.toString()));
  }

  /** A lesson that comes with Lossmith. */
  public static Lesson shipped(String name) {
    return parse(Lessons.text(name), name).orThrow();
  }

  static Outcome<Lesson> parse(String json, String place) {
    return StrictJson.parse(json, place).then(tree -> lesson(tree, place));
  }

  private static Outcome<Lesson> lesson(JsonNode tree, String place) {
    int version = tree.path("version").asInt();
    if (version > VERSION) {
      return Outcome.bad("app.lesson.bad.newer", place, version, VERSION);
    }
    if (version < 1) {
      return Outcome.bad("app.lesson.bad.version", place, VERSION);
    }
    return LessonNode.read(() -> lesson(new LessonNode(tree, "")))
        .mapProblem(problem -> Problem.of("app.lesson.bad", place, problem));
  }

  private static Lesson lesson(LessonNode node) {
    node.only("version", "title", "steps");
    return new Lesson(
        node.text("title", LONGEST_TITLE),
        node.list("steps", 1, MOST_STEPS).stream().map(LessonFile::step).toList());
  }

  private static LessonStep step(LessonNode node) {
    node.only("title", "text", "set", "hide", "panels", "axis", "scale", "question", "facts");
    return new LessonStep(
        node.text("title", LONGEST_TITLE),
        node.text("text", LONGEST_TEXT),
        node.maybe("set").map(LessonFile::state),
        node.has("hide") ? Optional.of(parts(node)) : Optional.empty(),
        node.has("panels") ? Optional.of(panels(node)) : Optional.empty(),
        node.maybe("axis").map(axis -> axis.word(AXES, AXES)),
        node.maybe("scale").map(scale -> scale.word(SCALES, SCALES)),
        node.maybe("question").map(LessonFile::question),
        node.list("facts", 0, MOST_FACTS).stream().map(LessonFile::fact).toList());
  }

  /** A link, or what is in one. */
  private static SharedState state(LessonNode node) {
    JsonNode json = node.json();
    return node.of(json.isTextual() ? SharedState.read(json.textValue()) : SharedState.of(json));
  }

  private static Set<LessonPart> parts(LessonNode node) {
    List<LessonPart> all = List.of(LessonPart.values());
    Set<LessonPart> parts = EnumSet.noneOf(LessonPart.class);
    node.list("hide", 0, all.size()).forEach(part -> parts.add(part.word(all, LessonPart.keys())));
    return parts;
  }

  private static Set<Quantity> panels(LessonNode node) {
    List<Quantity> all = List.of(Quantity.values());
    List<String> keys = all.stream().map(Quantity::key).toList();
    Set<Quantity> panels = EnumSet.noneOf(Quantity.class);
    node.list("panels", 1, all.size()).forEach(panel -> panels.add(panel.word(all, keys)));
    return panels;
  }

  private static LessonQuestion question(LessonNode node) {
    node.only("ask", "hint", "answer", "when", "solution");
    return new LessonQuestion(
        node.text("ask", LONGEST_ANSWER),
        node.maybeText("hint", LONGEST_ANSWER),
        node.text("answer", LONGEST_ANSWER),
        node.list("when", 1, MOST_CONDITIONS).stream().map(LessonFile::condition).toList(),
        node.maybe("solution").map(LessonFile::state));
  }

  private static LessonCondition condition(LessonNode node) {
    LessonMeasure measure = LessonMeasures.read(node, "from", "to", "is");
    if (measure.kind().isYesOrNo()) {
      double wanted = node.has("is") && !node.at("is").yesOrNo() ? 0 : 1;
      return new LessonCondition(measure, wanted, wanted);
    }
    if (!node.has("from") && !node.has("to")) {
      throw node.at("from").missing();
    }
    return new LessonCondition(
        measure,
        bound(node, "from", Double.NEGATIVE_INFINITY),
        bound(node, "to", Double.POSITIVE_INFINITY));
  }

  private static double bound(LessonNode node, String name, double without) {
    return node.maybe(name)
        .map(found -> found.number(-Double.MAX_VALUE, Double.MAX_VALUE))
        .orElse(without);
  }

  private static LessonFact fact(LessonNode node) {
    LessonMeasure measure = LessonMeasures.read(node, "says");
    String says = node.at("says").word();
    try {
      BigDecimal number = new BigDecimal(says);
      if (Math.abs(number.scale()) <= LessonMeasures.MOST_DIGITS) {
        return new LessonFact(measure, number);
      }
    } catch (NumberFormatException noNumber) {
      // Told below.
    }
    throw node.at("says").missing();
  }
}
