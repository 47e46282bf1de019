package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class LossmithCommandTest {
  @Test
  void everyCommandIsCalledLikeItsClass() {
    for (Class<?> command : LossmithCommand.COMMANDS) {
      assertThat(command.getAnnotation(Command.class).name())
          .isEqualTo(LossmithCommand.name(command));
    }
  }

  @Test
  void helpNamesEveryCommand() {
    Run run = Run.of("--help");
    assertThat(run.code()).isZero();
    LossmithCommand.COMMANDS.forEach(
        command -> assertThat(run.out()).contains("  " + LossmithCommand.name(command) + " "));
  }

  @Test
  void everyCommandExplainsItself() {
    for (Class<?> command : LossmithCommand.COMMANDS) {
      Run run = Run.of(LossmithCommand.name(command), "--help");
      assertThat(run.code()).isZero();
      assertThat(run.out()).startsWith("Usage: lossmith " + LossmithCommand.name(command));
    }
  }

  /**
   * picocli formats the description of a command; of one with a single percent sign it prints a
   * warning.
   */
  @Test
  void descriptionsAreFormats() {
    for (Class<?> command : LossmithCommand.COMMANDS) {
      for (String text : command.getAnnotation(Command.class).description()) {
        assertThatCode(() -> String.format(Locale.ROOT, text))
            .as(text.replace("%", "%%"))
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void versionSaysWhatRuns() {
    assertThat(Run.of("--version").out()).startsWith("Lossmith ").contains("Java");
  }

  @Test
  void unknownCommandsAndOptionsAreOneLine() {
    for (String bad : new String[] {"integrat", "--bogus", "INTEGRATE", "-x"}) {
      Run run = Run.of(bad);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err().toLowerCase(Locale.ROOT)).contains(bad.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void unknownCommandsAreToldWhatWasMeant() {
    assertThat(Run.of("integrat").err()).contains("did you mean").contains("integrate");
    assertThat(Run.of("qqqqqq").err()).contains("no command \"qqqqqq\"", "inspect, integrate");
  }

  @Test
  void listOfCommandsHasWholeSentences() {
    for (Class<?> command : LossmithCommand.COMMANDS) {
      assertThat(command.getAnnotation(Command.class).description()[0]).endsWith(".");
    }
  }

  @Test
  void fileThatIsNoDesignIsRefusedBeforeTheWindow(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.lossmith.json"), "{\"formula\": ");
    Run run = Run.of(file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("a.lossmith.json").hasLineCount(1);
  }

  @Test
  void fileThatIsNotThereIsNoUnknownCommand(@TempDir Path folder) {
    for (String name : List.of("no.lossmith.json", "no.probe.json", "no.lesson.json", "fit")) {
      String word = folder.resolve(name).toString();
      Run run = Run.of(word);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains(word, "no such file").hasLineCount(1);
    }
    assertThat(Run.of("missing.lossmith.json").err()).contains("no such file");
    assertThat(Run.of("inspct").err()).contains("did you mean inspect?");
  }

  @Test
  void brokenFileOfTheProbeIsRefusedBeforeTheWindow(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.probe.json"), "{\"format\": ");
    Run run = Run.of(file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("a.probe.json").hasLineCount(1);
  }

  @Test
  void aBrokenLinkIsRefusedBeforeTheWindow() {
    for (String link : new String[] {"lossmith:", "lossmith:1/AAAA", "lossmith:2/AAAA"}) {
      Run run = Run.of(link);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).startsWith("lossmith: ").hasLineCount(1);
    }
  }

  @Test
  void memoryThatRanOutIsOneLine() {
    for (Error tooLarge :
        new Error[] {new OutOfMemoryError("Java heap space"), new StackOverflowError()}) {
      for (String command :
          new String[] {"integrate --preset maki", "inspect --formula -1/p", "--version"}) {
        Writer full =
            new StringWriter() {
              @Override
              public void write(String text, int from, int count) {
                throw tooLarge;
              }

              @Override
              public void write(int letter) {
                throw tooLarge;
              }
            };
        StringWriter err = new StringWriter();
        int code =
            LossmithCommand.run(
                new PrintWriter(full), new PrintWriter(err), command.split(" ", -1));
        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
            .hasLineCount(1)
            .contains("more memory than there is", "MiB for this command", "-Xmx");
      }
    }
  }
}
