package io.github.lossmith.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Checkstyle does not see: the lines of controllers, the files of a package, tests' files. */
class SourceLimitsTest {
  /** More than this decides something, which belongs into a view-model. */
  private static final int MOST_LINES_OF_A_CONTROLLER = 150;

  /** So many can be looked over in a list. */
  private static final int MOST_FILES_OF_A_PACKAGE = 25;

  private static List<Path> sources() throws IOException {
    return sources("src/main/java");
  }

  private static List<Path> sources(String kind) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains(kind.replace("/", separator())))
          .toList();
    }
  }

  private static String separator() {
    return Path.of("").getFileSystem().getSeparator();
  }

  @Test
  void controllersAreShort() throws IOException {
    TreeMap<String, Integer> lines = new TreeMap<>();
    for (Path file : sources()) {
      if (file.toString().endsWith("Controller.java")) {
        lines.put(file.getFileName().toString(), Files.readAllLines(file).size());
      }
    }
    assertThat(lines).hasSizeGreaterThan(10);
    lines.values().removeIf(count -> count <= MOST_LINES_OF_A_CONTROLLER);
    assertThat(lines).isEmpty();
  }

  @Test
  void packagesHaveAtMostTwentyFiveFiles() throws IOException {
    TreeMap<Path, Long> files =
        sources().stream()
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
    assertThat(files).hasSizeGreaterThan(20);
    files.values().removeIf(count -> count <= MOST_FILES_OF_A_PACKAGE);
    assertThat(files).isEmpty();
  }

  /** JUnit deletes a {@code @TempDir}; nobody deletes a temporary file of one's own. */
  @Test
  void testsLeaveNoTemporaryFiles() throws IOException {
    TreeMap<String, Long> left = new TreeMap<>();
    for (Path file : sources("src/test/java")) {
      long calls =
          Files.readAllLines(file).stream()
              .filter(line -> line.contains(".create" + "Temp"))
              .count();
      left.put(file.getFileName().toString(), calls);
    }
    assertThat(left).hasSizeGreaterThan(100);
    left.values().removeIf(calls -> calls == 0);
    assertThat(left).isEmpty();
  }
}
