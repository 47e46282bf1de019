package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lossmith fetch}, as typed, where it brings nothing. */
class FetchCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          voc2009                             | voc2007, voc2012, weights
          weights --alpha 0.4                 | 0.35, 0.5, 0.75, 1.0
          weights --from ftp://host/folder    | "ftp://host/folder" is not an address
          weights --from http://bad^host/     | is not an address
          voc2007 --from /nowhere/at/all      | VOCtrainval_06-Nov-2007.tar
          """)
  void badInputIsOneLineAndLeavesNothing(String arguments, String message) {
    Path data = folder.resolve("data");
    Run run = Run.of(("fetch " + arguments + " --to " + data).split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
    assertThat(data).doesNotExist();
  }

  @Test
  void dryRunSaysAddressAndSize() {
    Run run = Run.of("fetch", "voc2007", "--dry-run", "--to", folder.resolve("data").toString());
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("host.robots.ox.ac.uk", "438 MiB");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void whatIsNoWeightFileIsNotTakenFromAFolder() throws Exception {
    Path given = Files.createDirectories(folder.resolve("given"));
    String name = "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_224_no_top.h5";
    Files.writeString(given.resolve(name), "weights");
    Path data = folder.resolve("data");
    Run run =
        Run.of(
            "fetch", "weights", "--alpha", "0.35", "--from", given.toString(), "--to", "" + data);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(data.resolve("weights").resolve(name)).doesNotExist();
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamedWithTheReason() throws Exception {
    Path file = Files.writeString(folder.resolve("a file"), "x");
    Run run = Run.of("fetch", "weights", "--from", folder.toString(), "--to", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("lossmith: " + file + " cannot be written: it is no folder.");
    assertThat(file).hasContent("x");
  }
}
