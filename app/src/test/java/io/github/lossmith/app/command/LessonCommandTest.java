package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.resources.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonCommandTest {
  @TempDir private Path folder;

  private Run lesson(String json) throws IOException {
    Path file = folder.resolve("my.lesson.json");
    Files.writeString(file, json);
    return Run.of("lesson", file.toString());
  }

  @Test
  void printsTheStepsOfALesson() throws IOException {
    Run run = lesson(Lessons.text("bug"));
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            "Find the bug\n  1  design      The sign; numbers that hold: 2; question, solved\n")
        .hasLineCount(7);
  }

  @Test
  void saysWhichLanguageIsMissing() throws IOException {
    Run run =
        lesson(
            "{\"version\":1,\"title\":{\"ru\":\"Т\"},\"steps\":[{\"title\":\"a\",\"text\":\"b\"}]}");
    assertThat(run.out()).isEqualTo("Т [no English]\n  1  as before   a\n");
  }

  @Test
  void badInputIsOneLineAndExitCode2() throws IOException {
    Run broken = lesson("{\"version\":1,\"title\":\"t\",\"steps\":[{\"title\":\"a\"}]}");
    Run untrue = lesson(Lessons.text("bug").replace("\"says\": \"0.5\"", "\"says\": \"0.6\""));
    for (Run run : new Run[] {broken, untrue, Run.of("lesson", "nowhere.lesson.json")}) {
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).hasLineCount(1).startsWith("lossmith: ");
    }
    assertThat(broken.err()).contains("my.lesson.json: steps/1/text has no text");
    assertThat(untrue.err()).contains("steps/1/facts/1 says 0.6, but it is 0.5.");
  }

  @Test
  void theWindowIsNotOpenedForABrokenLesson() throws IOException {
    Path file = folder.resolve("cut.lesson.json");
    Files.writeString(file, "{\"version\": 1");
    Run run = Run.of(file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).contains("cut.lesson.json");
  }
}
