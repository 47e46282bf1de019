package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.group.GroupPreparation;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.history.MetricLine;
import io.github.lossmith.trainer.history.MetricsWriter;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresCommandTest {
  @TempDir private Path folder;

  private Path design(String name, String formula) {
    Path file = folder.resolve(name + DesignFile.SUFFIX);
    DesignFile.write(Design.typed(name, formula), file).orThrow();
    return file;
  }

  private Run figures(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "figures";
    all[1] = "--out";
    all[2] = folder.resolve("out").toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Run.of(all);
  }

  @Test
  void writesTheFiguresWithTheUsersDesignInThem() throws IOException {
    Run run = figures(design("steeper", "-(1-p)^3/p").toString(), "--format", "svg,csv");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(6);
    for (String name :
        new String[] {"figure-1.svg", "figure-2.svg", "gammas.svg", "figure-1.csv"}) {
      assertThat(Files.readString(folder.resolve("out").resolve(name))).contains("steeper");
    }
  }

  @Test
  void figure1IsOfThreeLossesAndFigure2AddsQce() throws IOException {
    assertThat(figures("--format", "csv").code()).isZero();
    assertThat(losses("figure-1")).containsExactly("CE", "Focal, γ = 2", "Maki, γ = 1");
    assertThat(losses("figure-2")).containsExactly("CE", "Focal, γ = 2", "Maki, γ = 1", "QCE");
    assertThat(losses("gammas")).hasSize(9).contains("Focal, γ = 0.5", "Maki, γ = 5");
  }

  private List<String> losses(String figure) throws IOException {
    Pattern curve = Pattern.compile("loss,(\"[^\"]*\"|[^,]*),.*");
    return Files.readAllLines(folder.resolve("out").resolve(figure + ".csv")).stream()
        .map(curve::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1).replace("\"", ""))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"linear, 0.000001, 1", "log, 0.00001, 1", "logit, 0.00001, 0.99999"})
  void drawsOverTheAxisOfPThatIsAskedFor(String axis, double first, double last)
      throws IOException {
    assertThat(figures("--p-axis", axis, "--format", "csv,svg").code()).isZero();
    for (String figure : List.of("figure-1", "figure-2", "gammas")) {
      double[] p = places(figure);
      assertThat(p).isSorted();
      assertThat(p[0]).isCloseTo(first, within(1e-9));
      assertThat(p[p.length - 1]).isCloseTo(last, within(1e-9));
    }
    double[] p = places("figure-1");
    double middle = p[p.length / 2];
    assertThat(middle).isCloseTo(axis.equals("log") ? Math.sqrt(1e-5) : 0.5, within(0.2));
    String svg = Files.readString(folder.resolve("out/figure-1.svg"));
    assertThat(svg.contains("0.9999")).isEqualTo(axis.equals("logit"));
  }

  /** Where the loss of cross-entropy is drawn. */
  private double[] places(String figure) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(figure + ".csv")).stream()
        .filter(line -> line.startsWith("loss,CE"))
        .mapToDouble(line -> Double.parseDouble(line.split(",")[2]))
        .toArray();
  }

  @Test
  void takesPresetsByName() throws IOException {
    assertThat(figures("mae", "--format", "csv").code()).isZero();
    assertThat(Files.readString(folder.resolve("out/figure-1.csv"))).contains("loss,MAE,");
  }

  @Test
  void refusesWhatItCannotDrawInOneLineAndWritesNothing() {
    String[][] bad = {
      {"--format", "gif"},
      {"--theme", "blue"},
      {"--p-axis", "octal"},
      {"--p-axis", "Log"},
      {"--p-axis", "logit", "--runs", folder.toString()},
      {"--spread", "sd", "--runs", folder.toString()},
      {"--dpi", "1"},
      {folder.resolve("missing.lossmith.json").toString()},
      {folder.toString()},
      {design("pole", "-1/(1-p)").toString()},
      {design("broken", "p)").toString()}
    };
    for (String[] arguments : bad) {
      Run run = figures(arguments);
      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err().strip().lines()).hasSize(1);
      assertThat(run.out()).isEmpty();
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  @Test
  void drawsBothSidesOrTheOneThatIsAskedFor() throws IOException {
    Path both = folder.resolve("both");
    assertThat(Run.of("figures", "asl", "--out", both.toString(), "--format=csv").code()).isZero();
    assertThat(Files.readString(both.resolve("figure-1.csv")))
        .contains("\"ASL, objects\"")
        .contains("\"ASL, background\"");
    Path one = folder.resolve("one");
    String[] asked = {"figures", "asl", "--side=background", "--out", one.toString()};
    assertThat(Run.of(asked).code()).isZero();
    assertThat(Files.readString(one.resolve("figure-1.csv")))
        .contains("loss,ASL,")
        .doesNotContain("objects");
    Run wrong = Run.of("figures", "asl", "--side=easy", "--out", one.toString());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--side easy: it is object or background.").hasLineCount(1);
  }

  @Test
  void refusesAFileInTheFoldersPlace() throws IOException {
    Files.writeString(folder.resolve("out"), "mine");
    Run run = figures("--format", "svg");
    assertThat(run.code()).isEqualTo(2);
    assertThat(folder.resolve("out")).hasContent("mine");
  }

  /** Three seeds of one loss, the last of which has been evaluated once so far. */
  private Path group() throws IOException {
    Experiment quick = ExperimentPresets.named("quick");
    RunGroup group = new RunGroup(folder.resolve("runs/quick"));
    GroupPreparation.prepare(
            quick.withSchedule(quick.schedule().withSeeds(List.of(0L, 1L, 2L))), group)
        .orThrow();
    double[][] maps = {{0.2, 0.5}, {0.3, 0.6}, {0.4}};
    for (int seed = 0; seed < maps.length; seed++) {
      RunDirectory run = group.run(seed);
      run.write(RunState.preparing(Instant.EPOCH));
      try (MetricsWriter writer = MetricsWriter.open(run.metrics())) {
        for (int i = 0; i < maps[seed].length; i++) {
          double map = maps[seed][i];
          writer.append(
              new MetricLine.Evaluation(
                  "Maki",
                  20_000L * (i + 1),
                  Instant.EPOCH,
                  map,
                  map,
                  Map.of("a", map),
                  Map.of("a", map),
                  1));
        }
      }
    }
    return group.path();
  }

  @Test
  void figure3OfAGroupHasAMeanWithABandAndTheNumberOfSeeds() throws IOException {
    Path group = group();
    for (Path runs : List.of(group, group.getParent())) {
      Run run = figures("--runs", runs.toString(), "--spread", "min-max", "--format", "csv,svg");
      assertThat(run.code()).as(run.err()).isZero();
      List<String> lines = Files.readAllLines(folder.resolve("out/figure-3.csv"));
      assertThat(lines.get(0)).isEqualTo("panel,curve,x,y,low,high,count");
      assertThat(lines).hasSize(3);
      assertThat(numbers(lines.get(1)))
          .containsExactly(new double[] {20_000, 0.3, 0.2, 0.4, 3}, within(1e-12));
      assertThat(numbers(lines.get(2)))
          .containsExactly(new double[] {40_000, 0.55, 0.5, 0.6, 2}, within(1e-12));
      assertThat(Files.readString(folder.resolve("out/figure-3.svg")))
          .contains("seeds: 3", "smallest and largest value", "40000");
    }
    assertThat(figures("--runs", group.toString(), "--single-seeds", "--format", "csv").code())
        .isZero();
    assertThat(Files.readAllLines(folder.resolve("out/figure-3.csv"))).hasSize(3 + 5);
  }

  @Test
  void runsOfAGroupThatAreNamedOneByOneAreItsSeeds() throws IOException {
    Path group = group();
    String first = group.resolve("seed-0").toString();
    String second = group.resolve("seed-1").toString();
    assertThat(figures("--format", "csv", "--runs", first, second, first).code()).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("out/figure-3.csv"));
    assertThat(lines).hasSize(3);
    assertThat(numbers(lines.get(1))).startsWith(20_000, 0.25).endsWith(2);
    assertThat(figures("--format", "csv", "--runs", first).code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("out/figure-3.csv")).get(0))
        .isEqualTo("panel,curve,x,y");
  }

  private static double[] numbers(String line) {
    String[] cells = line.split(",", -1);
    assertThat(cells).startsWith("mAP", "Maki");
    return Arrays.stream(cells).skip(2).mapToDouble(Double::parseDouble).toArray();
  }
}
