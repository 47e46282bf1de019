package io.github.lossmith.app.command.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class VisibleWriterTest {
  @Test
  void escapesOfOthersAreShownAsQuestionMarks() {
    assertThat(VisibleWriter.visible("a\u001b]0;owned\u0007\u001b[31mred"))
        .isEqualTo("a?]0;owned??[31mred");
    assertThat(VisibleWriter.visible("\u009b31m \u0008\u007f\u0000\u0085")).isEqualTo("?31m ????");
  }

  @Test
  void ownProgressAndOrdinaryTextStay() {
    String text = "\rstep 3\u001b[K\n\tдоля ½ 𝑝\r\n";
    assertThat(VisibleWriter.visible(text)).isEqualTo(text);
  }

  @Test
  void everyWayToWriteIsFiltered() throws IOException {
    StringWriter seen = new StringWriter();
    try (VisibleWriter writer = new VisibleWriter(seen)) {
      writer.write('\u001b');
      writer.write("-\u0007-", 1, 2);
      writer.write(new char[] {'x', '\u009d', 'y'}, 1, 2);
    }
    assertThat(seen).hasToString("??-?y");
  }
}
