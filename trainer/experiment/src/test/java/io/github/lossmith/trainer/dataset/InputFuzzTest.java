package io.github.lossmith.trainer.dataset;

import static io.github.lossmith.trainer.dataset.VocFixture.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.metric.AnnotatedSplit;
import io.github.lossmith.trainer.metric.ReportedDetections;
import io.github.lossmith.trainer.voc.AnnotationFile;
import io.github.lossmith.trainer.voc.VocFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Annotations and detections with bytes changed, cut, repeated and exchanged, from a seed. What is
 * asked is no number but that each is read, or refused in one line with the file, in bounded time
 * and without a word of the libraries.
 */
class InputFuzzTest {
  private static final String[] PIECES = {
    "<",
    ">",
    "&amp;",
    "&x;",
    "<!DOCTYPE a [",
    "]>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "</object>",
    "<object>",
    "<bndbox>",
    "<xmin>",
    "</xmin>",
    "1e309",
    "-",
    "NaN",
    "\0",
    "\uFEFF",
    "\u00e4",
    "<?xml version=\"1.0\" encoding=\"",
    "utf-16",
    "\"?>",
    " xmlns='",
    "'",
    "\r",
    "\n\n",
    "9999999",
    " cat 0.9 1 1 2 2\n",
    "a cat",
    "\t",
    "0.5",
    "\u2028"
  };

  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream before = System.err;

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void nothingWasPrinted() {
    System.setErr(before);
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole;
    for (int k = random.nextInt(4); k >= 0; k--) {
      int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
      byte[] head = Arrays.copyOf(bytes, at);
      int skip = random.nextInt(3) == 0 ? Math.min(random.nextInt(40), bytes.length - at) : 0;
      byte[] tail = Arrays.copyOfRange(bytes, at + skip, bytes.length);
      byte[] middle =
          switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
            case 2 -> Arrays.copyOf(bytes, Math.min(bytes.length, random.nextInt(400)));
            default -> new byte[0];
          };
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(head);
      all.writeBytes(middle);
      all.writeBytes(random.nextInt(12) == 0 ? new byte[0] : tail);
      bytes = all.toByteArray();
    }
    return bytes;
  }

  private static void isOneLine(Outcome<?> outcome, String file, int number) {
    outcome
        .failure()
        .ifPresent(
            problem ->
                assertThat(problem.message())
                    .as("number %d", number)
                    .contains(file)
                    .doesNotContain("Exception", "java", "\n", "\r")
                    .hasSizeLessThan(2_000));
  }

  private void annotations(int count) throws IOException {
    byte[] whole =
        ("<annotation><size><width>100</width><height>80</height></size>"
                + object("cat", "10", "20", "30", "40").repeat(3)
                + "</annotation>")
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(21);
    AnnotationFile reader = new AnnotationFile();
    for (int i = 0; i < count; i++) {
      Path file = Files.write(folder.resolve("a.xml"), mutated(whole, random));
      isOneLine(reader.read("a", file), "a.xml", i);
    }
  }

  private void detections(int count) throws IOException {
    VocFixture voc = VocFixture.in(folder.resolve("voc"));
    voc.annotation("a", object("cat", "10", "20", "30", "40")).split("test", "a");
    AnnotatedSplit split =
        VocFolder.open(voc.root()).then(opened -> AnnotatedSplit.read(opened, "test")).orThrow();
    byte[] whole = "a cat 0.9 10 20 30 40\n".repeat(6).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(8);
    for (int i = 0; i < count; i++) {
      Path file = Files.write(folder.resolve("found.txt"), mutated(whole, random));
      Outcome<ReportedDetections> read = ReportedDetections.read(file, split);
      boolean whatFits = read.failure().map(p -> !p.message().contains("found.txt")).orElse(false);
      isOneLine(read, whatFits ? "detections" : "found.txt", i);
    }
  }

  @Test
  void someAnnotationsAreReadOrRefused() {
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> annotations(1_000));
  }

  @Test
  void someDetectionsAreReadOrRefused() {
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> detections(1_000));
  }

  @Test
  @Tag("slow")
  void manyAnnotationsAreReadOrRefused() {
    Assertions.assertTimeoutPreemptively(Duration.ofMinutes(10), () -> annotations(50_000));
  }

  @Test
  @Tag("slow")
  void manyDetectionsAreReadOrRefused() {
    Assertions.assertTimeoutPreemptively(Duration.ofMinutes(10), () -> detections(50_000));
  }
}
