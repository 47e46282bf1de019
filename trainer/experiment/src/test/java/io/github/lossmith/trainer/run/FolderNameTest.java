package io.github.lossmith.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNameTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../../x",
        "a/b",
        "a\\b",
        "\u0000",
        "a\u0000b",
        "a\u001b[31mred",
        "~",
        "a:b",
        "trailing ",
        "trailing.",
        " first",
        "\n",
        "two\nlines",
        ".hidden",
        "/etc/passwd",
        "CON",
        "nul.txt",
        "Com1",
        "lpt9.a.b",
        "\u009b31m",
        "a\u202egnp.exe",
        "\u2028"
      })
  void whatASystemRefusesBecomesAFolderBelow(String name) throws IOException {
    for (String made : List.of(FolderName.of(name), FolderName.readable(name))) {
      Path below = folder.resolve(made);
      assertThat(below.normalize().getParent()).isEqualTo(folder);
      assertThat(made).matches("[A-Za-z0-9_+.%~-]+");
      Files.createDirectories(below);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick", "two losses", "моя потеря", "γ = 2", "a.b", "CE + OHEM"})
  void ordinaryNamesStayReadable(String name) {
    assertThat(FolderName.readable(name)).isEqualTo(name);
  }

  @Test
  void longNamesAreCutAndStayApart() throws IOException {
    Set<String> made = new HashSet<>();
    for (String letter : List.of("a", "ф", "𝑝", "%", "/")) {
      for (int length : List.of(43, 201, 255, 256, 5000)) {
        String name = FolderName.of(letter.repeat(length));
        Files.createDirectories(folder.resolve(name).resolve("step-0000001.zip"));
        made.add(name);
        made.add(FolderName.of(letter.repeat(length) + "!"));
      }
    }
    assertThat(made).hasSize(50).allMatch(name -> name.length() <= 200);
  }

  @Test
  void namesOfVersion010Stay() {
    assertThat(FolderName.of("CE + OHEM")).isEqualTo("CE%20+%20OHEM");
    assertThat(FolderName.of("ф".repeat(33))).isEqualTo("%D1%84".repeat(33));
  }

  @ParameterizedTest
  @CsvSource({
    "CON, %43ON",
    "nul, %6Eul",
    "Aux.csv, %41ux.csv",
    "COM7, %43OM7",
    "lpt1.a.b, %6Cpt1.a.b",
    "con1, con1",
    "console, console",
    "com, com",
    "name., name%2E",
    "..., %2E.%2E"
  })
  void whatWindowsTakesForSomethingElseIsEscaped(String given, String folderName) {
    assertThat(FolderName.of(given)).isEqualTo(folderName);
  }

  @Test
  void foldersOfVersion010GoOnBeingUsed() throws IOException {
    for (String given : List.of("CON", "name.", "ф".repeat(40))) {
      assertThat(FolderName.in(folder, given)).isEqualTo(folder.resolve(FolderName.of(given)));
    }
    for (String made : List.of("CON", "name.", "%D1%84".repeat(40))) {
      Files.createDirectory(folder.resolve(made));
    }
    assertThat(FolderName.in(folder, "CON")).isEqualTo(folder.resolve("CON"));
    assertThat(FolderName.in(folder, "name.")).isEqualTo(folder.resolve("name."));
    assertThat(FolderName.in(folder, "ф".repeat(40)))
        .isEqualTo(folder.resolve("%D1%84".repeat(40)));
  }
}
