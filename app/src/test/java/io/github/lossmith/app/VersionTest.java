package io.github.lossmith.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.resources.LossmithVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The version stands in the root's pom.xml, and everything else takes it from there. */
class VersionTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Folders that are made, or that hold files of a certain version on purpose. */
  private static final Set<String> PASSED_OVER = Set.of("target", "release-0.1.0");

  private static final List<String> OURS =
      List.of("resources", "designer", "plotting", "trainer", "app", "docs", "scripts");

  private static final Set<String> WRITTEN_BY_HAND = Set.of("CHANGELOG.md", "CITATION.cff");

  @Test
  void theVersionIsTheOneOfThePom() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    assertThat(pom).contains("<revision>" + LossmithVersion.text() + "</revision>");
    assertThat(pom).doesNotContain("<version>" + LossmithVersion.text() + "<");
  }

  @Test
  void theCitationIsOfThisVersion() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("CITATION.cff")))
        .contains("version: " + LossmithVersion.text());
  }

  /** History may be told: "version 0.1.0 wrote it so". */
  @Test
  void noOtherFileTypesTheVersion() throws IOException {
    Pattern typed =
        Pattern.compile(
            "(?<!([Vv]ersion|release)[ -])(?<![0-9.])"
                + Pattern.quote(LossmithVersion.text())
                + "(?![0-9])");
    List<String> found = new ArrayList<>();
    List<Path> files = new ArrayList<>(filesIn(ROOT));
    for (String folder : OURS) {
      files.addAll(filesBelow(ROOT.resolve(folder)));
    }
    assertThat(files).hasSizeGreaterThan(500);
    for (Path file : files) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      if (typed.matcher(text).find()) {
        found.add(ROOT.relativize(file).toString());
      }
    }
    found.removeAll(WRITTEN_BY_HAND);
    assertThat(found).containsExactly("pom.xml");
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(Files::isRegularFile).filter(VersionTest::isText).toList();
    }
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(VersionTest::isText)
          .filter(
              file ->
                  Stream.of(ROOT.relativize(file).toString().split("[/\\\\]"))
                      .noneMatch(PASSED_OVER::contains))
          .toList();
    }
  }

  private static boolean isText(Path file) {
    return Stream.of(
            ".java",
            ".xml",
            ".md",
            ".txt",
            ".json",
            ".properties",
            ".sh",
            ".cmd",
            ".py",
            ".cff",
            ".template",
            ".yml",
            ".fxml",
            "/lossmith",
            "/check")
        .anyMatch(file.toString()::endsWith);
  }
}
