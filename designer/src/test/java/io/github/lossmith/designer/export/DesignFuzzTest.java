package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassRule;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTerm;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Design files with words, numbers and bytes exchanged, from a seed. Python's JSON reader and the
 * rules of the file, written down again in judge_designs.py, say which are good.
 */
class DesignFuzzTest {
  private static final List<String> VALUES =
      List.of(
          "null",
          "null",
          "null",
          "true",
          "-1",
          "0",
          "1",
          "1",
          "1.5",
          "0.5",
          "1e400",
          "-1e308",
          "1e-320",
          "NaN",
          "01",
          "\"\"",
          "\"all\"",
          "\"hold\"",
          "\"-1/p\"",
          "\"-γ/p\"",
          "[]",
          "{}",
          "[[0.1,-9],[1,0]]",
          "{\"value\":1e10}",
          "{\"value\":3,\"maximum\":2}",
          "[0.5,0.5]",
          "\"\\u0000\\n\"",
          "\"\\ud800\"",
          "\"=cmd|'/C calc'!A0\"",
          "\"${jndi:ldap://x}\"",
          "\"$(touch x)\"",
          "\"../../x\"",
          "\"<!DOCTYPE a>\"",
          "'a'",
          "/* c */ 1",
          "\"".concat("x".repeat(201)) + "\"");
  private static final List<String> KEYS =
      List.of(
          "version",
          "name",
          "formula",
          "loss",
          "drawing",
          "background",
          "parameters",
          "normalisation",
          "mining",
          "citation",
          "closedForm",
          "note",
          "classTables",
          "rule",
          "counts",
          "weights",
          "mning",
          "gamma",
          "knots",
          "leftTail",
          "value");

  @TempDir private Path folder;

  private static List<byte[]> seeds() {
    List<Design> designs = new ArrayList<>(Losses.designs());
    designs.add(Design.typedLoss("loss", "-(1-p)^γ*log(p) + c").withParameter("gamma", 2.5));
    designs.add(Presets.named("asl").orElseThrow());
    designs.add(designs.get(1).withClassTables(ClassTables.of(ClassRule.VS)));
    designs.add(
        designs
            .get(2)
            .withClassTables(
                new ClassTables(
                    Optional.empty(),
                    Map.of(),
                    Map.of(
                        ClassTerm.WEIGHT, Map.of("cat", 2.0), ClassTerm.SCALE, Map.of("cat", 0.5)),
                    Map.of("cat", 3L))));
    designs.add(
        designs.get(0).withBackground(Optional.of(designs.get(designs.size() - 1).shape())));
    return designs.stream()
        .map(design -> DesignFile.print(design).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String any(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole;
    for (int k = random.nextInt(5) / 3; k >= 0; k--) {
      bytes = random.nextInt(3) == 0 ? bytesChanged(bytes, random) : wordsChanged(bytes, random);
    }
    return bytes;
  }

  /** A value or a key for another one, or another member. */
  private static byte[] wordsChanged(byte[] bytes, Random random) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] lines = text.split("(?<=\n)", -1);
    int at = random.nextInt(lines.length);
    String key = "  \"" + any(KEYS, random) + "\" : ";
    lines[at] =
        switch (random.nextInt(4)) {
          case 0 -> key + any(VALUES, random) + ",\n" + lines[at];
          case 1 -> lines[at].replaceFirst("^\\s*\"[^\"]*\" : ", key);
          case 2 -> "";
          default -> {
            int colon = lines[at].indexOf(" : ");
            String comma = lines[at].stripTrailing().endsWith(",") ? "," : "";
            yield colon < 0
                ? lines[at]
                : lines[at].substring(0, colon + 3) + any(VALUES, random) + comma + "\n";
          }
        };
    return String.join("", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytesChanged(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    byte[] changed = bytes.clone();
    changed[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : 32 + random.nextInt(95));
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.writeBytes(changed);
    twice.write(bytes, at, Math.min(bytes.length - at, random.nextInt(40)));
    return switch (random.nextInt(8)) {
      case 0 -> twice.toByteArray();
      case 1 -> Arrays.copyOf(bytes, at + 1);
      default -> changed;
    };
  }

  private void judged(long seed, int count) throws Exception {
    Random random = new Random(seed);
    List<byte[]> seeds = seeds();
    Path files = Files.createDirectory(folder.resolve("files"));
    List<String> ours = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = files.resolve(String.format(Locale.ROOT, "%05d.json", i));
      Files.write(file, mutated(seeds.get(random.nextInt(seeds.size())), random));
      ours.add(verdict(file));
    }
    List<String> theirs = judgedByPython(files);
    assertThat(theirs).hasSize(count);
    for (int i = 0; i < count; i++) {
      boolean letters = theirs.get(i).endsWith("letters") && ours.get(i).contains("/parameters/");
      String told = ours.get(i) + " | " + theirs.get(i);
      assertThat(letters || ours.get(i).isEmpty() == theirs.get(i).startsWith("good"))
          .as("seed %d, number %d: %s", seed, i, told)
          .isTrue();
    }
    assertThat(ours.stream().filter(String::isEmpty).count())
        .isBetween(count / 10L, count * 9L / 10);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(files);
    }
  }

  /** Empty where the file is read, else the line that says why not. */
  private static String verdict(Path file) throws Exception {
    byte[] before = Files.readAllBytes(file);
    Outcome<Design> outcome = DesignFile.read(file);
    assertThat(file).hasBinaryContent(before);
    outcome.toOptional().ifPresent(DesignFuzzTest::survives);
    String line = outcome.failure().map(Problem::message).orElse("");
    assertThat(line).as(file.toString()).doesNotContain("\n", "Exception", "java.", "jackson");
    assertThat(line.isEmpty() || line.contains(file.getFileName().toString())).isTrue();
    return line;
  }

  /** What was read is printed and read again, and its formula is integrated or refused. */
  private static void survives(Design design) {
    assertThat(DesignFile.parse(DesignFile.print(design), "again").orThrow()).isEqualTo(design);
    for (ExportTarget target : ExportTarget.values()) {
      assertThat(target.fileName(design)).matches("[A-Za-z0-9_]+\\.[a-z]+");
    }
    Outcome<String> exported = ExportTarget.JAVA.text(design);
    exported.failure().ifPresent(problem -> assertThat(problem.message()).isNotBlank());
  }

  private List<String> judgedByPython(Path files) throws Exception {
    Python.assumeThere();
    Path script = folder.resolve("judge_designs.script");
    try (InputStream in = getClass().getResourceAsStream("judge_designs.py")) {
      Files.copy(in, script);
    }
    List<String> lines = Python.run(script, files.toString()).lines().toList();
    Files.delete(script);
    return lines;
  }

  @Test
  void hundredDesignsAreReadOrRefusedAsTheRulesSay() throws Exception {
    judged(100, 100);
  }

  @Test
  @Tag("slow")
  void thousandsOfDesignsAreReadOrRefusedAsTheRulesSay() throws Exception {
    judged(1060, 2_000);
  }
}
