package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  /** Leaves every context of a page if it is put there as it is. */
  private static final String HOSTILE =
      "\"'><script>alert(1)</script><img src=x onerror=alert(1)>--></style></title>";

  @TempDir private Path folder;

  @BeforeEach
  void trainTwoLossesWithThreeSeeds() throws IOException {
    for (int seed = 0; seed < 3; seed++) {
      write(new RunDirectory(folder.resolve("seed-" + seed)), seed);
    }
  }

  private static void write(RunDirectory run, int seed) throws IOException {
    Files.createDirectories(run.path());
    Experiment quick = ExperimentPresets.find("quick").orThrow();
    LossSettings ce = quick.losses().get(0);
    Experiment experiment =
        quick
            .withSchedule(quick.schedule().withSeed(seed))
            .withTexts("quick " + HOSTILE, "About " + HOSTILE)
            .withLosses(List.of(ce, ce.withName(HOSTILE)));
    ExperimentFile.write(
        experiment, Map.of("lossmith", "1.0.0", "host", HOSTILE), run.experiment());
    EngineChoice.PROCESSOR.write(run);
    run.write(RunState.queued(Instant.EPOCH).ended(RunStatus.FINISHED, ""));
    try (MetricsWriter metrics = MetricsWriter.open(run.metrics())) {
      for (LossSettings loss : experiment.losses()) {
        double map = 0.5 + seed * 0.01 + (loss == ce ? 0 : 0.1 + seed * 0.001);
        Map<String, Double> classes = Map.of(HOSTILE, map);
        metrics.append(
            new Evaluation(loss.name(), 400, Instant.EPOCH, map, map, classes, classes, 1));
      }
    }
  }

  private String report(String... options) throws IOException {
    String[] all = new String[options.length + 4];
    Path file = folder.resolve("report.html");
    System.arraycopy(
        new String[] {"report", folder.toString(), "--out", file.toString()}, 0, all, 0, 4);
    System.arraycopy(options, 0, all, 4, options.length);
    Run run = Run.of(all);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().strip()).isEqualTo(file.toString());
    return Files.readString(file);
  }

  @Test
  void thePageHasVerdictsFiguresCoefficientsSettingsAndRuns() throws IOException {
    String page = report();
    assertThat(page)
        .contains("<li>CE: the baseline</li>")
        .contains(": better than CE by 0.101 (95 % interval ")
        .contains("dL/dp = -1/p")
        .contains("✗ The coefficient goes to -1 as p goes to 1")
        .contains("<td>schedule.iterations</td><td>400</td>")
        .contains("<td>seed-2</td><td>dl4j, cpu</td><td>1.0.0</td>");
    assertThat(count(page, "data:image/svg\\+xml;base64,")).isEqualTo(4); // 2 figures, 2 themes
  }

  @Test
  void itLoadsNothingAndRunsNothing() throws IOException {
    String page = report();
    assertThat(page).contains("default-src 'none'").doesNotContain("<script", "<link", "@import");
    assertThat(count(page, "(src|srcset|href)=\"(?!data:)")).isZero();
    assertThat(count(page, "https?://")).isZero();
  }

  @Test
  void textsOfStrangersStayText() throws IOException {
    String page = report();
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<img src=x");
    assertThat(count(page, "</title>")).isEqualTo(1);
    assertThat(count(page, "</style>")).isEqualTo(1);
    assertThat(
            count(
                page,
                "<(?!/?(html|head|meta|title|style|body|h[123]|p|code|ul|li|div|table"
                    + "|thead|tbody|tr|th|td|figure|img|figcaption|!DOCTYPE)[ >])"))
        .as("other elements")
        .isZero();
  }

  private static long count(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  @Test
  void thePageIsInTheLanguageThatIsAskedFor() throws IOException {
    assertThat(report("--language", "ru"))
        .contains("<html lang=\"ru\">", "<li>CE: основа сравнения</li>", "лучше CE на 0,101");
  }

  @Test
  void standardOutputTakesThePage() {
    Run run = Run.of("report", folder.toString(), "--out", "-");
    assertThat(run.out()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
  }

  @Test
  void badInputIsOneLineAndExitCode2() {
    String[][] bad = {
      {folder.resolve("nowhere").toString(), "--out", folder.resolve("a.html").toString()},
      {folder.toString(), "--out", folder.toString()},
      {folder.toString(), "--out", folder.resolve("no/such/folder.html").toString()},
      {folder.toString(), "--out", "-", "--baseline", "nobody"},
      {folder.toString(), "--out", "-", "--language", "xx"},
      {folder.toString()}
    };
    for (String[] arguments : bad) {
      String[] all = new String[arguments.length + 1];
      all[0] = "report";
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      Run run = Run.of(all);
      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err().strip().lines()).as(run.err()).hasSize(1);
      assertThat(run.out()).isEmpty();
    }
  }
}
