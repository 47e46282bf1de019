package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void refusesAFileInTheFoldersPlace() throws IOException {
    Files.writeString(folder.resolve("out"), "mine");
    Run run = figures("--format", "svg");
    assertThat(run.code()).isEqualTo(2);
    assertThat(folder.resolve("out")).hasContent("mine");
  }
}
