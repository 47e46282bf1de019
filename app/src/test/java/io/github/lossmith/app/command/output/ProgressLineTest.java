package io.github.lossmith.app.command.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What a download says: in a line that changes on a terminal, in few whole lines elsewhere. */
class ProgressLineTest {
  private static final long MEBI = 1 << 20;

  private final StringWriter text = new StringWriter();

  private ProgressLine line(boolean terminal) {
    return new ProgressLine(new PrintWriter(text), terminal);
  }

  @Test
  void logFileGetsALineForEachTenth() {
    ProgressLine line = line(false);
    for (int i = 1; i <= 500; i++) {
      line.at("a.tar", i * MEBI / 5, 100 * MEBI);
    }
    line.end();
    assertThat(text.toString()).hasLineCount(10).doesNotContain("\r", "\u001b");
    assertThat(text.toString().lines().toList().get(9))
        .startsWith("a.tar 100.0 of 100.0 MiB, 100%");
  }

  @Test
  void unknownLengthFillsNoLogFile() {
    ProgressLine line = line(false);
    for (int i = 1; i <= 500; i++) {
      line.at("a.tar", i * MEBI, 0);
    }
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void newAttemptIsALineOfItsOwn() {
    ProgressLine line = line(true);
    line.at("a.tar", 100, 100);
    line.again(Problem.of("app.fetch.again", "a.tar", "Read timed\nout", 2, 5, "4"));
    line.at("a.tar", 100, 100);
    line.end();
    line.end();
    assertThat(text.toString().split(System.lineSeparator(), -1))
        .hasSize(4)
        .contains("lossmith: a.tar: Read timed out. Attempt 2 of 5 in 4 s.", "");
  }
}
