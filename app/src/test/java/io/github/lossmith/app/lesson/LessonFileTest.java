package io.github.lossmith.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.resources.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonFileTest {
  private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
  private static final String WHOLE =
      """
      {"version": 1, "title": {"en": "T", "ru": "Т"}, "steps": [
        {"title": "one", "text": {"ru": "слова"}, "set": {"place": "design", "designs": ["CE"]},
         "hide": ["checks"], "panels": ["loss"],
         "question": {"ask": "?", "answer": "!", "when": [{"measure": "t", "from": 0.5}]},
         "facts": [{"measure": "coefficient", "p": 0.5, "says": "-2.0"}]}]}
      """;

  @Test
  void aTextThatIsMissingInALanguageIsThatOfTheOther() {
    LessonStep step = LessonFile.parse(WHOLE, "x").orThrow().steps().get(0);
    assertThat(step.text().in(Locale.ENGLISH)).isEqualTo("слова");
    assertThat(step.title().in(RUSSIAN)).isEqualTo("one");
    assertThat(step.text().has(Locale.ENGLISH)).isFalse();
    assertThat(step.hide().orElseThrow()).containsExactly(LessonPart.CHECKS);
    assertThat(step.set().orElseThrow().selected()).isZero();
  }

  @Test
  void aStateMayBeALink() {
    String link = LessonFile.shipped("bug").steps().get(0).set().orElseThrow().link().orThrow();
    String with =
        WHOLE.replace("{\"place\": \"design\", \"designs\": [\"CE\"]}", "\"" + link + "\"");
    assertThat(LessonFile.parse(with, "x").orThrow().steps().get(0).set())
        .isEqualTo(LessonFile.shipped("bug").steps().get(0).set());
  }

  /** Each replaces a piece of the whole lesson. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": 1|\"version\": 2|x is a lesson of version 2",
        "\"version\": 1|\"versoin\": 1|x is no lesson",
        "\"title\": \"one\"|\"title\": \"\"|x: steps/1/title has no text",
        "{\"ru\": \"слова\"}|{\"de\": \"Worte\"}|x: steps/1/text has no text",
        "{\"ru\": \"слова\"}|{\"ru\": \"a\", \"de\": \"b\"}|x: steps/1/text: \"de\" is not known",
        "\"text\": {\"ru\": \"слова\"},||x: steps/1/text has no text",
        "\"hide\"|\"hied\"|x: steps/1: \"hied\" is not known there; known are title, text, set",
        "\"checks\"|\"chekcs\"|x: steps/1/hide/1: \"chekcs\" is not known there; known are menus",
        "[\"loss\"]|[\"c\"]|x: steps/1/panels/1: \"c\" is not known",
        "\"panels\": [\"loss\"]|\"axis\": \"x\"|x: steps/1/axis: \"x\" is not known there; known",
        "[\"loss\"]|[]|x: steps/1/panels must be a list of 1 to 4",
        "\"design\"|\"help\"|x: steps/1/set: The link is no state of Lossmith: /place",
        "\"CE\"|\"XE\"|x: steps/1/set: ",
        "{\"place\": \"design\", \"designs\": [\"CE\"]}|\"lossmith:1/AAAA\"|x: steps/1/set: The",
        "{\"place\": \"design\", \"designs\": [\"CE\"]}|\"/etc/passwd\"|x: steps/1/set: ",
        "\"from\": 0.5|\"form\": 0.5|x: steps/1/question/when/1: \"form\" is not known",
        "\"from\": 0.5|\"of\": \"CE\"|x: steps/1/question/when/1/from is missing",
        "\"from\": 0.5|\"from\": \"a\"|x: steps/1/question/when/1/from must be a number",
        "\"t\"|\"tt\"|x: steps/1/question/when/1/measure: \"tt\" is not known",
        "[{\"measure\": \"t\", \"from\": 0.5}]|[]|x: steps/1/question/when must be a list of 1",
        "\"ask\": \"?\",||x: steps/1/question/ask has no text",
        "\"p\": 0.5|\"p\": 1.5|x: steps/1/facts/1/p must be a number from",
        "\"-2.0\"|\"two\"|x: steps/1/facts/1/says is missing",
        "\"-2.0\"|\"1e999999999\"|x: steps/1/facts/1/says is missing",
        "]}]}|]}],|x, line 6",
        "[{\"measure\": \"t\", \"from\": 0.5}]|7|x: steps/1/question/when must be a list"
      })
  void brokenLessonsAreOneLineWithThePlace(String piece, String instead, String says) {
    String broken = WHOLE.replace(piece, instead == null ? "" : instead);
    assertThat(broken).isNotEqualTo(WHOLE);
    Problem problem = LessonFile.parse(broken, "x").failure().orElseThrow();
    assertThat(problem.message()).hasLineCount(1).startsWith(says);
    assertThat(problem.message(RUSSIAN)).hasLineCount(1);
  }

  @Test
  void whatIsTooMuchIsRefused(@TempDir Path folder) throws IOException {
    String long900 = WHOLE.replace("слова", "a".repeat(901));
    assertThat(LessonFile.parse(long900, "x").failure().orElseThrow().message())
        .contains("901", "900");
    String many = "{\"version\":1,\"title\":\"t\",\"steps\":[" + "{},".repeat(60) + "{}]}";
    assertThat(LessonFile.parse(many, "x").failure().orElseThrow().message())
        .isEqualTo("x: steps must be a list of 1 to 60.");
    Path file = folder.resolve("a.lesson.json");
    Files.writeString(file, " ".repeat(300_000));
    assertThat(LessonFile.read(file).failure().orElseThrow().message()).contains("262144");
    assertThat(LessonFile.read(folder.resolve("b.lesson.json")).isOk()).isFalse();
  }

  @Test
  void noDamageOfAFileThrows() {
    Random random = new Random(19);
    String whole = Lessons.text("bug");
    for (int i = 0; i < 300; i++) {
      StringBuilder damaged = new StringBuilder(whole);
      int at = random.nextInt(whole.length());
      if (i % 2 == 0) {
        damaged.setCharAt(at, (char) (32 + random.nextInt(95)));
      } else {
        damaged.setLength(at);
      }
      LessonFile.parse(damaged.toString(), "x")
          .failure()
          .ifPresent(problem -> assertThat(problem.message()).hasLineCount(1));
    }
  }
}
