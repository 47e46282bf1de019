package io.github.lossmith.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.resources.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The lessons that come with Lossmith are true: each number and each question of theirs. */
class LessonReviewTest {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)?");

  /** Those of 1 - p, of p · g(p) and of a slope of 0 are no results. */
  private static final Set<Double> PLAIN = Set.of(0.0, 1.0);

  static Stream<String> names() {
    return Lessons.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void numbersHoldAndQuestionsAreOpenUntilSolved(String name) {
    List<LessonReview.Step> steps = LessonReview.of(LessonFile.shipped(name)).orThrow();
    assertThat(steps).allMatch(step -> step.solved() == step.asked());
    assertThat(steps.stream().filter(LessonReview.Step::asked).count()).isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyTextIsThereInBothLanguages(String name) {
    texts(tree(name), text -> assertThat(text.has("ru")).as(text.toString()).isTrue());
  }

  /** A number in a text is a fact that was checked, or one that its step sets or asks for. */
  @ParameterizedTest
  @MethodSource("names")
  void everyNumberInATextIsOneOfTheProgram(String name) {
    for (JsonNode step : tree(name).path("steps")) {
      Set<Double> known = new TreeSet<>(PLAIN);
      for (String part : List.of("set", "facts")) {
        numbers(step.path(part), known);
      }
      numbers(step.path("question").path("when"), known);
      numbers(step.path("question").path("solution"), known);
      texts(
          step,
          text ->
              text.forEach(
                  words ->
                      assertThat(numbers(words.textValue())).as("" + words).isSubsetOf(known)));
    }
  }

  private static JsonNode tree(String name) {
    return StrictJson.parse(Lessons.text(name), name).orThrow();
  }

  /** The objects with a text in English. */
  private static void texts(JsonNode node, Consumer<JsonNode> each) {
    if (node.has("en")) {
      each.accept(node);
    } else {
      node.forEach(part -> texts(part, each));
    }
  }

  private static void numbers(JsonNode node, Set<Double> found) {
    if (node.isNumber()) {
      found.add(Math.abs(node.doubleValue()));
    } else if (node.isTextual()) {
      found.addAll(numbers(node.textValue()));
    }
    node.forEach(part -> numbers(part, found));
  }

  private static List<Double> numbers(String words) {
    List<Double> found = new ArrayList<>();
    NUMBER
        .matcher(words)
        .results()
        .forEach(number -> found.add(Double.parseDouble(number.group().replace(',', '.'))));
    return found;
  }

  /** Each makes a lesson untrue in one place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"says\" : \"33\"|\"says\" : \"34\"|steps/1/facts/3 says 34, but it is 33.3",
        "\"from\" : 0.9|\"from\" : 20, \"over\" : \"CE\"|steps/1/question/solution does not answer",
        "\"to\" : 1.1|\"to\" : 50|steps/1/question is answered already"
      })
  void whatIsNotTrueIsToldWithItsPlace(String piece, String instead, String says) {
    String whole = tree("paper").toPrettyString();
    assertThat(whole).contains(piece);
    Lesson lesson = LessonFile.parse(whole.replaceFirst(piece, instead), "x").orThrow();
    assertThat(LessonReview.of(lesson).failure().orElseThrow().message()).startsWith(says);
  }

  @Test
  void theExampleOfTheDocumentationIsTrue() throws IOException {
    String page = Files.readString(Path.of("../docs/lessons.md"));
    int from = page.indexOf("```json\n") + 8;
    String example = page.substring(from, page.indexOf("```", from));
    Lesson lesson = LessonFile.parse(example, "x").orThrow();
    assertThat(LessonReview.of(lesson).orThrow()).hasSize(1).allMatch(LessonReview.Step::solved);
  }

  @Test
  void aQuestionWithoutAnyStateIsRefused() {
    String bare =
        """
        {"version": 1, "title": "t", "steps": [{"title": "a", "text": "b", "question":
          {"ask": "c", "answer": "d", "when": [{"measure": "steps", "from": 5}]}}]}
        """;
    Lesson lesson = LessonFile.parse(bare, "x").orThrow();
    assertThat(LessonReview.of(lesson).failure().orElseThrow().message()).startsWith("steps/1 ");
  }
}
