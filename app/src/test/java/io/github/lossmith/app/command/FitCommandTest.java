package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import io.github.lossmith.designer.design.SideCoefficients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {
  @TempDir private Path folder;

  /** A run with records of p_t under cross-entropy at steps 50 and 100, as the recorder has it. */
  private Path run(String... losses) throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    StringBuilder lines = new StringBuilder();
    for (String loss : losses) {
      lines.append(record(loss, 50)).append(record(loss, 100));
    }
    Files.writeString(run.resolve("metrics.jsonl"), lines);
    return run;
  }

  private static String record(String loss, int step) {
    double[] objects = new double[50];
    double[] coefficient = new double[50];
    double[] gradient = new double[50];
    for (int i = 1; i < 4000; i++) {
      double p = Math.pow(i / 4000.0, 0.25 - step / 1000.0);
      int bin = (int) (50 * p);
      objects[bin]++;
      coefficient[bin] += 1 / p;
      gradient[bin] += 1 - p;
    }
    String edges = numbers(IntStream.rangeClosed(0, 50).mapToDouble(i -> i / 50.0));
    String counts = numbers(Arrays.stream(objects)).replace(".0", "");
    return "{\"kind\": \"probabilities\", \"loss\": \""
        + loss
        + "\", \"iteration\": "
        + step
        + ", \"time\": 0, \"edges\": "
        + edges
        + ", \"objects\": "
        + counts
        + ", \"backgrounds\": "
        + counts.replaceAll("\\d+", "0")
        + ", \"coefficient\": "
        + numbers(Arrays.stream(coefficient))
        + ", \"gradient\": "
        + numbers(Arrays.stream(gradient))
        + ", \"easyFrom\": 0.5}\n";
  }

  private static String numbers(DoubleStream values) {
    return values.mapToObj(Double::toString).collect(Collectors.joining(", ", "[", "]"));
  }

  private Path values(List<Double> values) throws IOException {
    return Files.writeString(
        folder.resolve("p.csv"),
        "id,p\n" + values.stream().map(p -> "1," + p + "\n").collect(Collectors.joining()));
  }

  private static JsonNode json(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("fit", "--json"));
    all.addAll(List.of(words));
    Run run = Run.of(all.toArray(String[]::new));
    assertThat(run.err()).doesNotContain("lossmith:");
    assertThat(run.code()).isZero();
    return new JsonMapper().readTree(run.out());
  }

  @Test
  void fitsARunAndWritesItsDesign() throws IOException {
    Path out = folder.resolve("fit.lossmith.json");
    JsonNode report = json(run("CE").toString(), "--out", out.toString());
    assertThat(report.path("source").textValue()).contains("CE, step 100");
    for (JsonNode tenth : report.path("tenths")) {
      double share =
          tenth.path("examples").doubleValue() > 0 ? tenth.path("after").doubleValue() : 0.1;
      assertThat(share).isBetween(0.0999, 0.2);
    }
    Design design = DesignFile.read(out).orThrow();
    assertThat(design.coefficient().orThrow().band()).isPresent();
    assertThat(design.note()).contains("each tenth of p pulls the same");
    assertThat(Run.of("inspect", out.toString()).code()).isZero();
    assertThat(Run.of("export", out.toString(), "--to", "pytorch").out()).contains("class ");
  }

  @Test
  void takesAStepAndSeveralRecords() throws IOException {
    String run = run("CE", "Focal loss").toString();
    JsonNode first = json(run, "--loss", "Focal loss", "--at", "50");
    JsonNode both = json(run, "--loss", "CE", "--records", "5");
    assertThat(first.path("source").textValue()).endsWith("Focal loss, step 50");
    assertThat(both.path("source").textValue()).endsWith("CE, step 50 to 100");
    assertThat(sum(both, "examples")).isEqualTo(2 * sum(first, "examples"));
    assertThat(sum(both, "before")).isCloseTo(1, within(1e-12));
  }

  private static double sum(JsonNode report, String key) {
    double sum = 0;
    for (JsonNode tenth : report.path("tenths")) {
      sum += tenth.path(key).doubleValue();
    }
    return sum;
  }

  @Test
  void givesTheHardAShare() throws IOException {
    List<Double> values = new ArrayList<>();
    for (int i = 1; i < 1000; i++) {
      values.add(Math.pow(i / 1000.0, 0.3));
    }
    JsonNode report = json(values(values).toString(), "--hard-share", "0.6", "--monotone");
    assertThat(report.at("/hardShare/after").doubleValue()).isCloseTo(0.6, within(1e-6));
    assertThat(report.at("/hardShare/before").doubleValue()).isLessThan(0.4);
    Run design =
        Run.of("fit", folder.resolve("p.csv").toString(), "--hard-share=0.6", "--out", "-");
    assertThat(DesignFile.parse(design.out(), "out").isOk()).isTrue();
  }

  /** A run with a background of 20 examples for each object, and easier ones. */
  private Path twoSidedRun() throws IOException {
    double[][] counts = new double[2][50];
    double[] coefficient = new double[50];
    double[][] gradient = new double[2][50];
    for (int side = 0; side < 2; side++) {
      int examples = side == 0 ? 2000 : 40_000;
      for (int i = 1; i < examples; i++) {
        double p = Math.pow(i / (double) examples, side == 0 ? 0.5 : 0.1);
        int bin = (int) (50 * p);
        counts[side][bin]++;
        coefficient[bin] += 1 / p;
        gradient[side][bin] += 1 - p;
      }
    }
    double[] all = new double[50];
    Arrays.setAll(all, i -> gradient[0][i] + gradient[1][i]);
    String line =
        "{\"kind\": \"probabilities\", \"loss\": \"CE\", \"iteration\": 50, \"time\": 0, \"edges\":"
            + " "
            + numbers(IntStream.rangeClosed(0, 50).mapToDouble(i -> i / 50.0))
            + ", \"objects\": "
            + numbers(Arrays.stream(counts[0])).replace(".0", "")
            + ", \"backgrounds\": "
            + numbers(Arrays.stream(counts[1])).replace(".0", "")
            + ", \"coefficient\": "
            + numbers(Arrays.stream(coefficient))
            + ", \"gradient\": "
            + numbers(Arrays.stream(all))
            + ", \"objectGradient\": "
            + numbers(Arrays.stream(gradient[0]))
            + ", \"easyFrom\": 0.5}\n";
    Path run = Files.createDirectories(folder.resolve("sides"));
    Files.writeString(run.resolve("metrics.jsonl"), line);
    return run;
  }

  @Test
  void bothSidesAreFittedEachToItsOwnExamples() throws IOException {
    Path out = folder.resolve("sides.lossmith.json");
    String run = twoSidedRun().toString();
    JsonNode report = json(run, "--two-sided", "--object-share", "0.4", "--out", out.toString());
    assertThat(report.at("/objectShare/after").doubleValue()).isEqualTo(0.4);
    // ∫ 1 - √q dq is 1/3, ∫ 1 - q^0.1 dq is 1/11
    assertThat(report.at("/objectShare/before").doubleValue())
        .isCloseTo(2000 / 3.0 / (2000 / 3.0 + 40_000 / 11.0), within(0.001));
    for (String side : List.of("/object", "/background")) {
      for (JsonNode tenth : report.at(side + "/tenths")) {
        if (tenth.path("examples").doubleValue() > 0) {
          assertThat(tenth.path("after").doubleValue()).isBetween(0.0999, 0.2);
        }
      }
    }
    Design design = DesignFile.read(out).orThrow();
    assertThat(design.isTwoSided()).isTrue();
    SideCoefficients both = design.coefficients(1).orThrow();
    List<ScaleCoefficient> of = List.of(both.object(), both.background());
    double[] pulls = new double[2];
    for (int side = 0; side < 2; side++) {
      int examples = side == 0 ? 2000 : 40_000;
      for (int i = 1; i < examples; i++) {
        double p = Math.pow(i / (double) examples, side == 0 ? 0.5 : 0.1);
        pulls[side] += p * (1 - p) * Math.abs(of.get(side).at(p));
      }
    }
    assertThat(pulls[0] / (pulls[0] + pulls[1])).isCloseTo(0.4, within(0.01));
    assertThat(Run.of("fit", run, "--two-sided").out()).contains("objects\np ", "background\np ");
  }

  @Test
  void printsATableForPeople() throws IOException {
    Run run = Run.of("fit", run("CE").toString());
    assertThat(run.out()).contains("0.9-1.0", "below 0.5", "%");
  }

  @Test
  void badInputIsOneLineAndExitCode2() throws IOException {
    String run = run("CE", "Maki").toString();
    refused("several losses", run);
    refused("no record of p_t for the loss QCE; it has those of CE, Maki", run, "--loss", "QCE");
    refused("at step 75; it has those of 50, 100", run, "--loss", "CE", "--at", "75");
    refused("at step x", run, "--loss", "CE", "--at", "x");
    refused("--records 0", run, "--loss", "CE", "--records", "0");
    refused("leave --column out", run, "--column", "p");
    refused("no run", Files.createDirectories(folder.resolve("empty")).toString());
    Path bare = Files.createDirectories(folder.resolve("bare"));
    Files.writeString(bare.resolve("metrics.jsonl"), "");
    refused("no record of p_t yet", bare.toString());
    String file = values(java.util.Collections.nCopies(40, 0.73)).toString();
    refused("All examples have p from 0.7 to 0.8", file);
    for (String share : List.of("0", "1", "NaN", "-1", "half", "1e400")) {
      refused("is not a number between 0 and 1", file, "--hard-share", share);
    }
    for (String smooth : List.of("-1", "NaN", "1e7")) {
      refused("--smoothness", file, "--smoothness", smooth);
    }
    refused("either --equal-deciles or", file, "--equal-deciles", "--hard-share", "0.5");
    refused("for runs", file, "--loss", "CE");
    refused("does not tell objects and background", file, "--two-sided");
    refused("does not tell objects and background", run, "--loss", "CE", "--two-sided");
    refused("--object-share \"2\"", run, "--loss", "CE", "--two-sided", "--object-share", "2");
    refused("is for --two-sided", run, "--loss", "CE", "--object-share", "0.5");
    refused("no values", Files.writeString(folder.resolve("e.csv"), "").toString());
    refused("too few", values(List.of(0.1, 0.9)).toString());
    refused("not a probability", values(List.of(0.1, 1.5)).toString());
    refused("There is no file", folder.resolve("none.csv").toString());
  }

  private static void refused(String part, String... words) {
    List<String> all = new ArrayList<>(List.of("fit"));
    all.addAll(List.of(words));
    Run run = Run.of(all.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err().strip().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).contains(part);
    assertThat(run.out()).isEmpty();
  }
}
