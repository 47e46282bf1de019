package io.github.lossmith.designer.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.probe.measured.ProbeFile;
import io.github.lossmith.designer.probe.measured.ProbeRecord;
import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A probe's file is untrusted: whatever it holds, it is read or refused in one line. */
class ProbeFileTest {
  private static final String CONVENTION =
      "\"convention\": {\"kind\": \"softmax\", \"input\": \"logits\", \"targets\": \"index\","
          + " \"layout\": \"N,K\", \"type\": \"int64\", \"order\": \"inputs-first\","
          + " \"precision\": \"float64\", \"certainty\": 3}";

  @TempDir private Path folder;

  /** Cross-entropy at a few places. */
  private static String sound() {
    StringBuilder s = new StringBuilder();
    StringBuilder gradient = new StringBuilder();
    for (int i = -20; i <= 20; i++) {
      s.append(i == -20 ? "" : ", ").append(i);
      gradient.append(i == -20 ? "" : ", ").append(-1 / (1 + Math.exp(i)));
    }
    String curve =
        "{\"classes\": 2, \"target\": %d, \"others\": \"even\", \"type\": \"float64\", \"shift\":"
            + " 0, \"mates\": [], \"s\": ["
            + s
            + "], \"gradient\": ["
            + gradient
            + "]}";
    return "{\"format\": \"lossmith-probe\", \"version\": 1, \"loss\": {\"name\": \"mine\"}, "
        + CONVENTION
        + ", \"classes\": [2], \"curves\": ["
        + String.format(Locale.ROOT, curve, 0)
        + ", "
        + String.format(Locale.ROOT, curve, 1)
        + "]}";
  }

  private static String problem(String json) {
    return ImportedLoss.parse(json, "x.json").failure().map(p -> p.message()).orElse("read");
  }

  @Test
  void readsTheLeastThatIsEnough() {
    ImportedLoss loss = ImportedLoss.parse(sound(), "x.json").orThrow();
    assertThat(loss.name()).isEqualTo("mine");
    assertThat(loss.design()).isPresent();
    assertThat(loss.design().orElseThrow().typedFormula().orThrow().text()).isEqualTo("-1/p");
  }

  @Test
  void brokenFilesAreOneLineWithThePlace() {
    assertThat(problem("")).contains("x.json is empty");
    assertThat(problem("[")).contains("line 1");
    assertThat(problem("{}")).contains("lossmith-probe");
    assertThat(problem(sound().replace("\"version\": 1", "\"version\": 7"))).contains("version 7");
    assertThat(problem(sound().replace("\"kind\": \"softmax\"", "\"kind\": 3"))).contains("/kind");
    assertThat(problem(sound().replace("\"target\": 1", "\"target\": -1")))
        .contains("/curves/1/target");
    assertThat(problem(sound().replace("\"s\": [-20", "\"s\": [1e300"))).contains("/curves/0/s");
    assertThat(problem(sound().replace("\"gradient\": [", "\"gradient\": [\"much\", ")))
        .contains("/curves/0/gradient");
    assertThat(problem(sound().replace("\"gradient\"", "\"other\""))).contains("no gradient");
    assertThat(problem(sound().replace("\"convention\"", "\"other\""))).contains("found no way");
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    String whole = sound();
    Random random = new Random(21);
    String pieces = "0123456789{}[]\",:.-enulatrfs ";
    for (int round = 0; round < 400; round++) {
      StringBuilder damaged = new StringBuilder(whole);
      for (int i = 0; i <= random.nextInt(4); i++) {
        int at = random.nextInt(damaged.length());
        damaged.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
      }
      Outcome<ProbeRecord> outcome = ProbeFile.parse(damaged.toString(), "x.json");
      outcome
          .failure()
          .ifPresent(p -> assertThat(p.message().lines()).as(damaged.toString()).hasSize(1));
    }
  }

  @Test
  void aLargeFileIsNotRead() throws IOException {
    Path file = folder.resolve("large.probe.json");
    Files.writeString(file, " ".repeat(5_000_000));
    assertThat(ImportedLoss.read(file).failure().orElseThrow().message()).contains("4000000");
  }
}
