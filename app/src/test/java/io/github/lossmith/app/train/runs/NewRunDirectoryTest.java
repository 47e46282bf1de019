package io.github.lossmith.app.train.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewRunDirectoryTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run        |                  | run        | run
          run        | run              | run 2      | run-2
          run        | run, run 2       | run 3      | run-3
          run 2      | run, run 2       | run 3      | run-3
          run 9      | run 9            | run 10     | run-10
          fold 1     |                  | fold 1     | fold-1
          fold 01    |                  | fold 01    | fold-01
          VOC 2007   | VOC 2007         | VOC 2007 2 | VOC%202007-2
          two losses | two losses       | two losses 2 | two%20losses-2
          ' '        | run              | run 2      | run-2
          ../x       |                  | ../x       | %2E.%2Fx
          """)
  void nameThatIsTakenGetsTheNextNumber(
      String wanted, String taken, String name, String directory) {
    Set<String> names =
        taken == null
            ? Set.of()
            : Arrays.stream(taken.split(",")).map(String::strip).collect(Collectors.toSet());
    NewRunDirectory run = NewRunDirectory.free(folder, wanted, names);
    assertThat(run.name()).isEqualTo(name);
    assertThat(run.directory()).isEqualTo(new RunDirectory(folder.resolve(directory)));
  }

  @Test
  void whatIsOnTheDiskIsTakenToo() throws IOException {
    Files.createDirectory(folder.resolve("run"));
    Files.createFile(folder.resolve("run-2"));
    Files.createSymbolicLink(folder.resolve("run-3"), folder.resolve("nowhere"));
    assertThat(NewRunDirectory.free(folder, "run", Set.of()).name()).isEqualTo("run 4");
  }
}
