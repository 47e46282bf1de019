package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private static final String HOSTILE = "<b>&|γ_1 \"x\",% $\\end{tabular}*";
  private static final double[][] MAP = {
    {0.50, 0.60, 0.51}, {0.51, 0.612, 0.49}, {0.49, 0.591, 0.50}, {0.505, 0.604, 0.50}
  };

  @TempDir private Path folder;

  @BeforeEach
  void trainThreeLossesWithFourSeeds() throws IOException {
    for (int seed = 0; seed < MAP.length; seed++) {
      write(folder.resolve("seed-" + seed), seed);
    }
  }

  /** A finished run with hostile names, of one of four seeds. */
  static void write(Path path, int seed) throws IOException {
    RunDirectory run = new RunDirectory(path);
    Files.createDirectories(path);
    Experiment quick = ExperimentPresets.find("quick").orThrow();
    LossSettings ce = quick.losses().get(0);
    Experiment experiment =
        quick
            .withSchedule(quick.schedule().withSeed(seed))
            .withLosses(List.of(ce, quick.losses().get(1), ce.withName(HOSTILE)));
    ExperimentFile.write(experiment, run.experiment());
    EngineChoice.PROCESSOR.write(run);
    run.write(RunState.queued(Instant.EPOCH).ended(RunStatus.FINISHED, ""));
    try (MetricsWriter metrics = MetricsWriter.open(run.metrics())) {
      for (int i = 0; i < 3; i++) {
        double map = MAP[seed][i];
        Map<String, Double> classes = Map.of("circle", map - 0.1, "a & b", map + 0.1);
        metrics.append(
            new Evaluation(
                experiment.losses().get(i).name(),
                400,
                Instant.EPOCH,
                map,
                map,
                classes,
                classes,
                1));
      }
    }
  }

  private Run compare(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "compare";
    all[1] = folder.toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return Run.of(all);
  }

  private static TreeSet<String> keys(JsonNode node) {
    TreeSet<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void theTableEndsWithAVerdictForEachLoss() {
    Run run = compare();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("0.501 ± 0.009")
        .contains("CE: the baseline")
        .contains("CE + OHEM: better than CE by 0.100 (95 % interval 0.098 to 0.103, 4 pairs)")
        .contains(
            HOSTILE
                + ": not told apart from CE (a difference of 0.02 would need about 9"
                + " seeds)");
  }

  @Test
  void jsonHasTheKeysThatAreDocumented() throws IOException {
    JsonNode all = new ObjectMapper().readTree(compare("--json").out());
    assertThat(keys(all)).containsExactly("baseline", "losses", "metric");
    assertThat(all.path("metric").asText()).isEqualTo("11-point");
    JsonNode mined = all.path("losses").path(1);
    assertThat(keys(mined))
        .containsExactly("difference", "high", "low", "mean", "name", "sd", "seeds", "verdict");
    assertThat(keys(mined.path("difference")))
        .containsExactly("adjusted", "high", "low", "mean", "p", "pairs");
    assertThat(mined.path("difference").path("p").asDouble()).isEqualTo(0.125);
    assertThat(mined.path("difference").path("adjusted").asDouble()).isEqualTo(0.25);
    assertThat(mined.path("mean").asDouble()).isCloseTo(0.60175, within(1e-12));
    assertThat(mined.path("verdict").asText()).isEqualTo("better");
    assertThat(all.path("losses").path(0).path("difference").isNull()).isTrue();
    assertThat(all.path("losses").path(2).path("name").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void jsonOfASingleSeedHasNullForWhatIsNotKnown() throws IOException {
    Run run = Run.of("compare", folder.resolve("seed-0").toString(), "--json");
    JsonNode loss = new ObjectMapper().readTree(run.out()).path("losses").path(1);
    assertThat(loss.path("sd").isNull()).isTrue();
    assertThat(loss.path("difference").isNull()).isTrue();
    assertThat(loss.path("verdict").asText()).isEqualTo("too-few-seeds");
  }

  @Test
  void classesAreInTheSameForm() throws IOException {
    JsonNode all = new ObjectMapper().readTree(compare("--json", "--classes").out());
    assertThat(all.path("classes")).hasSize(2);
    JsonNode circle = all.path("classes").path(1);
    assertThat(circle.path("name").asText()).isEqualTo("circle");
    assertThat(keys(circle.path("losses").path(1))).isEqualTo(keys(all.path("losses").path(1)));
    assertThat(compare("--csv", "--classes").out().lines()).hasSize(1 + 3 * 3);
  }

  @Test
  void csvAndMarkdownKeepHostileNamesInTheirCells() {
    assertThat(compare("--csv").out().lines().toList().get(3))
        .startsWith("mAP,\"<b>&|γ_1 \"\"x\"\",% $\\end{tabular}*\",4,0.5,");
    assertThat(compare("--markdown").out())
        .contains("| \\<b\\>&\\|γ\\_1 \"x\",% $\\\\end{tabular}\\* | 4 | 50.0 ± 0.8 | ");
  }

  @Test
  void latexIsBoldWhereTheVerdictSupportsIt() {
    assertThat(compare("--latex").out()).contains("CE + OHEM & 4 & \\textbf{60.2 $\\pm$ 0.9} & ");
    String few = Run.of("compare", folder.resolve("seed-0").toString(), "--latex").out();
    assertThat(few).contains("CE + OHEM & 1 & 60.0 & ").doesNotContain("\\textbf");
  }

  @Test
  void latexCompiles() throws IOException, InterruptedException {
    Path pdflatex = Path.of("/usr/bin/pdflatex");
    Assumptions.assumeTrue(
        Files.isExecutable(pdflatex)
            && new ProcessBuilder("kpsewhich", "booktabs.sty").start().waitFor() == 0,
        "SKIPPED: no pdflatex with booktabs; apt-get install texlive-latex-recommended");
    Files.writeString(
        folder.resolve("table.tex"),
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{booktabs}\\begin{document}\n"
            + compare("--latex", "--classes").out()
            + "\\end{document}\n");
    Process process =
        new ProcessBuilder(
                pdflatex.toString(), "-interaction=nonstopmode", "-halt-on-error", "table")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(process.waitFor()).as(log).isZero();
  }

  @Test
  void programsReadTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      for (String option : new String[] {"--json", "--csv", "--latex", "--markdown", "--classes"}) {
        Locale.setDefault(Locale.US);
        String expected = compare(option).out();
        for (String tag : new String[] {"ar-EG", "fa-IR", "tr-TR", "de-DE", "ru-RU"}) {
          Locale.setDefault(Locale.forLanguageTag(tag));
          assertThat(compare(option).out()).isEqualTo(expected);
        }
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void badInputIsOneLineAndExitCode2() {
    String[][] bad = {
      {"--metric", "12-point"},
      {"--at", "noon"},
      {"--difference", "0"},
      {"--difference", "NaN"},
      {"--baseline", "nobody"},
      {"--json", "--csv"},
      {folder.toString()},
      {folder.resolve("nowhere").toString()},
      {"\0"}
    };
    for (String[] options : bad) {
      Run run = compare(options);
      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err().strip().lines()).as(run.err()).hasSize(1);
      assertThat(run.out()).isEmpty();
    }
    assertThat(Run.of("compare").code()).isEqualTo(2);
  }
}
