package io.github.lossmith.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTitleTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir private Path folder;

  private RunDirectory run(String directory, String experiment) throws IOException {
    RunDirectory run = new RunDirectory(folder.resolve(directory));
    run.write(RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    Files.writeString(run.experiment(), experiment);
    return run;
  }

  private static String named(String name) {
    return "{\"version\": 1, \"name\": \"" + name + "\", \"losses\": [{\"name\": \"CE\"}]}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two%20losses   | two losses | two losses
          two losses     | two losses | two losses
          two%20losses-2 | two losses | two losses 2
          quick-12       | quick      | quick 12
          monday         | quick      | quick
          %D0%BF-3       | п          | п 3
          50%25          | 50%        | 50%
          a-2            | a-2        | a-2
          x              | a\\nb      | a b
          """)
  void titleIsTheExperimentsNameAsWritten(String directory, String name, String title)
      throws IOException {
    assertThat(RunTitle.of(run(directory, named(name)))).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          two%20losses | {}
          two%20losses | {"name": 7}
          two%20losses | {"losses": [{"name": "CE"}]}
          two%20losses | not json
          two%20losses | {"name": ""}
          """)
  void folderIsReadableWhereTheExperimentHasNoName(String directory, String experiment)
      throws IOException {
    assertThat(RunTitle.of(run(directory, experiment))).isEqualTo("two losses");
  }

  @Test
  void runsOfOneNameAreToldApartByTheirFolders() throws IOException {
    run("quick", named("quick"));
    run("quick-2", named("quick"));
    run("monday", named("quick"));
    run("friday%20late", named("quick"));
    run("alone", named("other"));
    List<RunSummary> runs = new RunFolder(folder).scan(NOW);
    assertThat(runs)
        .extracting(RunSummary::title)
        .containsExactlyInAnyOrder(
            "quick", "quick 2", "quick (monday)", "quick (friday late)", "other");
  }
}
