package io.github.lossmith.designer.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImbalanceTest {
  @TempDir Path folder;

  private static Design preset(String key, double gamma) {
    Design design = Presets.named(key).orElseThrow();
    return Double.isNaN(gamma) ? design : design.withParameter("gamma", gamma);
  }

  private static GradientSums sums(String key, double gamma, GradientSpace space) {
    return Imbalance.paper().gradientSums(preset(key, gamma).coefficient().orThrow(), space);
  }

  @Test
  void givesThePapersNumbers() {
    GradientSums ce = sums("ce", Double.NaN, GradientSpace.COEFFICIENT);
    GradientSums focal = sums("focal", 2, GradientSpace.COEFFICIENT);
    assertThat(Math.round(ce.easy())).isEqualTo(-1111);
    assertThat(Math.round(ce.hard())).isEqualTo(-33);
    assertThat(Math.round(focal.easy())).isEqualTo(-32);
    assertThat(Math.round(focal.hard())).isEqualTo(-33);
    assertThat(ce.groups()).containsExactly(ce.easy(), ce.hard());
  }

  @ParameterizedTest
  @CsvSource({
    "ce, NaN, 33.3, 14.3",
    "focal, 2, 0.970, 0.416",
    "maki, 1, 4.76, 2.04",
    "qce, NaN, 2.92, 1.25",
    "maki, 2, 0.680, 0.29",
  })
  void givesTheRatiosInBothSpaces(String key, double gamma, double coefficient, double logit) {
    assertThat(sums(key, gamma, GradientSpace.COEFFICIENT).ratio())
        .isCloseTo(coefficient, within(0.005 * coefficient));
    assertThat(sums(key, gamma, GradientSpace.LOGIT).ratio())
        .isCloseTo(logit, within(0.01 * logit));
  }

  @Test
  void balancesEasyAndHard() {
    for (GradientSpace space : GradientSpace.values()) {
      double gamma =
          new BalanceSolver(Imbalance.paper(), space, 1)
              .solve(preset("maki", 1), "gamma")
              .orThrow();
      assertThat(sums("maki", gamma, space).ratio()).isCloseTo(1, within(1e-9));
    }
    double exact = Math.log(100.0 / 3) / Math.log(7);
    assertThat(
            new BalanceSolver(Imbalance.paper(), GradientSpace.COEFFICIENT, 1)
                .solve(preset("maki", 1), "gamma")
                .orThrow())
        .isCloseTo(exact, within(1e-9));
  }

  @Test
  void saysWhenNothingBalances() {
    BalanceSolver solver = new BalanceSolver(Imbalance.paper(), GradientSpace.COEFFICIENT, 1);
    assertThat(solver.solve(Presets.named("gce").orElseThrow(), "q").failure())
        .map(Problem::message)
        .contains(
            "No q from -2 to 12 balances: easy:hard is 3.704 at one end and 1.771e+07 at the other,"
                + " and never 1 between.");
    assertThat(solver.solve(preset("ce", Double.NaN), "gamma").isOk()).isFalse();
    assertThat(solver.solve(preset("maki", 1), "tau").isOk()).isFalse();
  }

  @Test
  void saysThatOneKindOfExampleCannotBeBalanced() {
    List<ExampleGroup> groups = List.of(new ExampleGroup(10, 0.5), new ExampleGroup(0, 0.1));
    BalanceSolver solver = new BalanceSolver(new Imbalance(groups), GradientSpace.COEFFICIENT, 1);
    assertThat(solver.solve(preset("maki", 1), "gamma").failure())
        .map(Problem::message)
        .get()
        .asString()
        .startsWith("There is nothing to balance");
  }

  @Test
  void groupsOnOneSideAreSplitInTheMiddle() {
    Imbalance imbalance =
        new Imbalance(List.of(new ExampleGroup(5, 0.9), new ExampleGroup(2, 0.6)));
    assertThat(imbalance.boundary()).isCloseTo(0.75, within(1e-12));
    assertThat(Imbalance.paper().boundary()).isEqualTo(0.5);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("p.csv"), text);
  }

  @Test
  void readsAColumnByNameNumberOrGuess() throws IOException {
    Path table = file("image,p_t,box\n1,0.25,3\n2,\"0.5\",4\n\n3,1e-3,5\n");
    assertThat(ProbabilityFile.read(table, "").orThrow()).containsExactly(0.25, 0.5, 1e-3);
    assertThat(ProbabilityFile.read(table, "p_T").orThrow()).hasSize(3);
    assertThat(ProbabilityFile.read(table, "2").orThrow()).hasSize(3);
    assertThat(ProbabilityFile.read(file("0.1\n0.2\n0\n"), "").orThrow())
        .containsExactly(0.1, 0.2, ProbabilityFile.LEAST);
    assertThat(ProbabilityFile.read(file("a;0.3\nb;0.4\n"), "").orThrow()).contains(0.3, 0.4);
    assertThat(ProbabilityFile.read(file("id;p\n1;0,9\n2;0,25\n"), "").orThrow())
        .containsExactly(0.9, 0.25);
    assertThat(ProbabilityFile.read(file("p\n0,9\n"), "").orThrow()).containsExactly(0.9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p\\n0.1\\nhard\\n    | '' | p.csv, line 3: \"hard\" is not a probability",
        "p\\n0.1\\n1.5\\n     | '' | p.csv, line 3: \"1.5\" is not",
        "p\\n0.1\\nNaN\\n     | '' | p.csv, line 3: \"NaN\" is not",
        "a,b\\n1,2\\n         | '' | has no column \"p\"",
        "a,b\\n1,2\\n         | c  | has no column \"c\"; its first line is: a, b.",
        "a,p\\n1\\n           | '' | line 2: \"\" is not",
        "p\\n                 | '' | has no values",
      })
  void namesTheLine(String text, String column, String message) throws IOException {
    assertThat(ProbabilityFile.read(file(text.replace("\\n", "\n")), column).failure())
        .map(Problem::message)
        .get()
        .asString()
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0,5\\n0,7\\n0,9                  | 0.5 0.7 0.9",
        "0,5 1\\n0,7 0                     | 0.5 0.7",
        "1 0,5\\n2 0,7                     | 0.5 0.7",
        "p\\n0,9\\n1,0                     | 0.9 1.0",
        ",0\\n0,0.5\\n1,0.7                | 0.5 0.7",
        "Unnamed: 0,p\\n0,0.5\\n1,0.7      | 0.5 0.7",
        "name,p\\n\"x,0.3,b\",0.9           | 0.9",
        "name;p\\n\"x;\"\"y\"\"\";\"0,9\"      | 0.9",
        "0.5,0.7,0.9                       | 0.5 0.7 0.9",
        "0,5;0,7;0,9                       | 0.5 0.7 0.9",
        "0.5\\t0.7                         | 0.5 0.7",
        "0.1 0.2 0.3\\n0.4 0.5\\n          | 0.1 0.2 0.3 0.4 0.5",
        "[0.5,0.7,0.9]                     | 0.5 0.7 0.9",
        "\ufeff [0.5,\\n 1e-3, 0]          | 0.5 0.001 1e-12",
        "[[0.5],[0.7]]                     | 0.5 0.7",
        "0,0.5\\n1,0.7\\n2,0.9             | 0.5 0.7 0.9",
        "# p\\n0.5\\n                      | 0.5",
        "0\\n0.5\\n0\\n                    | 1e-12 0.5 1e-12",
        "\ufeffp\\r\\n\\r\\n0.5\\r\\n.25\\r    | 0.5 0.25",
        "id p\\n1   0.5\\n22  7e-1         | 0.5 0.7",
        "0.5,\\n0.7,\\n                    | 0.5 0.7",
      })
  void readsUnambiguousTables(String text, String values) throws IOException {
    String plain = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    double[] expected =
        java.util.Arrays.stream(values.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    assertThat(ProbabilityFile.read(file(plain), "").orThrow()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0,1\\n1,0            | line 1: \"0,1\" may be a decimal or two columns",
        "0\\n0.5\\n0.7       | line 1: \"0\" may be pandas' head",
        "0.5,0.7\\n0.1,0.2    | line 1: several columns may be p",
        "0,1\\n2,1            | line 2: \"2,1\" is not a probability",
        "1,0.5                | line 1: several columns may be p",
        "p,prob\\n0.5,0.7     | line 1: several columns may be p",
        "id,p\\n1,0,5         | line 2: it has 3 cells, the first line has 2",
        "p\\n50%              | line 2: \"50%\" is not a probability",
        "p\\n-2.3             | line 2: \"-2.3\" is not a probability",
        "p\\ninf              | line 2: \"inf\"",
        "nan\\n0.3            | line 1: \"nan\" is not a probability",
        "-Inf\\n0.3           | line 1: \"-Inf\" is not a probability",
        "NA\\n0.3             | line 1: \"NA\" is not a probability",
        "50%\\n0.3            | line 1: \"50%\" is not a probability",
        "٠٫٥\\n0.3            | line 1: \"٠٫٥\" is not a probability",
        "id,p\\n1,\\n2,0.5     | line 2: \"\" is not a probability",
        "name,p\\n\"x,0.3      | line 2: a quotation mark is not closed",
        "[0.5, 0.7            | line 1: this is not a list in JSON",
        "[0.5,\\n NaN]         | line 2: this is not a list in JSON",
        "[0.5,\\n \"0.7\"]      | line 2: \"0.7\" does not belong",
        "[[0.5,0.5],[0.1,0.9]]| line 1: \"0.5\" does not belong",
        "[0.5,\\n1.5]          | line 2: \"1.5\" is not a probability",
        "[0.5] [0.7]          | does not belong",
        "[]                   | has no values",
        "{\"p\": [0.5]}        | has no column",
      })
  void refusesAmbiguousTables(String text, String message) throws IOException {
    assertThat(ProbabilityFile.read(file(text.replace("\\n", "\n")), "").failure())
        .map(Problem::message)
        .get()
        .asString()
        .contains(message);
  }

  @Test
  void aColumnMayBeChosenWhereSeveralCanBeMeant() throws IOException {
    Path table = file("0,1\n0.5,0.7\n0.25,0.9\n");
    assertThat(ProbabilityFile.read(table, "1").orThrow()).containsExactly(0.7, 0.9);
    assertThat(ProbabilityFile.read(file("0.5,0.7\n0.1,0.2"), "2").orThrow())
        .containsExactly(0.7, 0.2);
  }

  @Test
  void readsWideCharactersWithTheirMark() throws IOException {
    Path table = Files.write(folder.resolve("p.csv"), "p\t№\r\n0,5\t1\r\n".getBytes("UTF-16"));
    assertThat(ProbabilityFile.read(table, "").orThrow()).containsExactly(0.5);
  }

  @Test
  @org.junit.jupiter.api.Timeout(30)
  void hugeCellsAreRefusedAtOnce() throws IOException {
    for (String cell : new String[] {"1".repeat(1_000_000), "0." + "9".repeat(60_000)}) {
      String message =
          ProbabilityFile.read(file("p\n0.5\n" + cell), "").failure().orElseThrow().message();
      assertThat(message).contains("line 3").contains("too long").hasSizeLessThan(300);
      String alone =
          ProbabilityFile.read(file(cell.replace('.', ',')), "").failure().orElseThrow().message();
      assertThat(alone).contains("line 1").contains("too long").hasSizeLessThan(300);
    }
    String blanks = "p\n" + " ".repeat(1_000_000) + "0.5" + ",\"\"".repeat(60_000);
    assertThat(ProbabilityFile.read(file(blanks), "").isOk()).isFalse();
    String exact = "p\n0." + "9".repeat(1000);
    assertThat(ProbabilityFile.read(file(exact), "").orThrow()).containsExactly(1.0);
  }

  @Test
  void histogramKeepsCountsAndMeans() {
    double[] values = new double[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i + 0.5) / values.length;
    }
    Imbalance groups = Histogram.of(values);
    assertThat(groups.groups().stream().mapToDouble(ExampleGroup::count).sum()).isEqualTo(1000);
    double mean = groups.groups().stream().mapToDouble(g -> g.count() * g.p()).sum() / 1000;
    assertThat(mean).isCloseTo(0.5, within(1e-12));
  }
}
