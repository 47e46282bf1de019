package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrateCommandTest {
  private static final String HEADER = "p,coefficient,loss,logit_gradient,error_bound";

  @TempDir Path folder;

  @Test
  void printsOneRowForEachPInTheOrderAsked() {
    Run run = Run.of("integrate", "--formula", "-1/p", "--at", "1,0.25,0.5", "--csv");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(4).first().isEqualTo(HEADER);
    assertThat(lines.get(1)).startsWith("1,-1,0,0,");
    assertThat(lines.get(2)).startsWith("0.25,-4,1.386294361119890").contains(",-0.75,");
    assertThat(lines.get(3)).startsWith("0.5,-2,0.6931471805599452").contains(",-0.5,");
  }

  @Test
  void presetAndFormulaAgree() {
    Run preset =
        Run.of("integrate", "--preset", "maki", "--param", "gamma=2.7", "--at", "1e-9,0.3");
    Run formula =
        Run.of("integrate", "--formula=-(1-p)^γ/p", "--param", "γ=2.7", "--at", "1e-9,0.3");
    assertThat(preset.code()).isZero();
    assertThat(formula).isEqualTo(preset);
  }

  @Test
  void aSideIsTheCoefficientOfItsTargets() {
    Run background =
        Run.of(
            "integrate --preset asl --param gamma_minus=4,m=0.05 --side background --at 0.3 --csv"
                .split(" ", -1));
    assertThat(background.err()).isEmpty();
    assertThat(background.out()).contains(",-1.663247460904");
    Run typed =
        Run.of("integrate", "--formula=-1/p", "--formula-background=-2*(1-p)", "--side=background");
    Run alone = Run.of("integrate", "--formula=-2*(1-p)");
    assertThat(typed).isEqualTo(alone);
    assertThat(Run.of("integrate", "--formula=-1/p", "--side", "background"))
        .isEqualTo(Run.of("integrate", "--formula=-1/p"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --preset asl | The loss "asl" has two sides: add --side object or --side background.
          --preset asl --side easy | --side easy: it is object or background.
          --formula -1/p --formula-background -k --side object | letters without a value: k.
          --formula -1/p --formula-background -k --param m=1 | There is no parameter m
          --formula -1/p --formula-background -k( --side object | formula, character 3
          --preset ce --formula-background -1 | beside one --formula
          --formula-background -1 | Name a loss
          --formula -1 --formula-background -1 --formula-background -2 | beside one --formula
          """)
  void sidesThatCannotBeMeantAreOneLine(String arguments, String message) {
    Run run = Run.of(("integrate " + arguments).split(" ", -1));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "pt=1, is the probability itself",
    "pₜ=0.3, is the probability itself",
    "π=3, is a constant",
    "=2, is not of the form",
    "2γ=1, is not the name of a parameter"
  })
  void namesThatAreNoParameterAreAnswered(String option, String answer) {
    Run run = Run.of("integrate", "--formula", "-γ/pt", "--param", option);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(answer).hasLineCount(1);
  }

  @Test
  void aParameterHasOneValue() {
    Run run = Run.of("integrate", "--formula", "-γ/p", "--param", "γ=1", "--param", "gamma=2");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("gamma two values").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "-1e307, too large for p between 0 and 1",
    "-1e308, too large for p between 0 and 1",
    "-1e308/p, too large for p between 0",
    "-exp(800*p), for p between 0",
    "-(1e200*p)^2, too large for",
    "-p^-2, At p = 1e-300",
    "1/(p-0.5), has a pole at p = 0.5",
    "cosh(4+p)/log2(p-p), division by zero inside",
    "-p/tanh(1/(p-p)), division by zero inside",
    "'-min(1/(p-p), 5)', division by zero inside",
    "-1/(1/floor(2p)), 'and 0.5: a division by zero inside it, in'",
    "-log(-p)^0, is not a number for p between 0 and 1"
  })
  void whatIsNoFiniteNumberIsRefusedInOneLine(String formula, String line) {
    Run run = Run.of("integrate", "--formula=" + formula, "--at", "1e-300,0.5,0.999", "--csv");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(line).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"1, division by zero inside", "2, -2.07944154167983"})
  void aHiddenDivisionByZeroDependsOnTheParameter(String a, String answer) {
    Run run =
        Run.of("integrate", "--formula=p/(-0.1/log(a))", "--param=a=" + a, "--at=0.3", "--csv");
    assertThat(run.out() + run.err()).contains(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "-exp(-1/(1-p)), 0.3, 0.05644807809708396",
    "-exp(-1/abs(p-0.5)), 0.5, 0.0187671309107222",
    "-1/(1+exp(1/p)), 1e-300, 0.11916104643588"
  })
  void aLimitInsideStaysANumber(String formula, String p, String loss) {
    Run run = Run.of("integrate", "--formula=" + formula, "--at", p, "--csv");
    assertThat(run.out()).contains("," + loss.substring(0, 14));
  }

  /** L is that of the decimal, not of the double next to it, which is 2e-5 off at 1 - 1e-12. */
  @ParameterizedTest
  @CsvSource({
    "-1/p, 0.999999999999, 1.0000000000005e-12",
    "-1/p, 0.9999999999999999, 1.0000000000000001e-16",
    "-1/p, 0.99999999999999999999, 1e-20",
    "-1/p, 0.99999, 1.0000050000333336e-5",
    "-(1-p)^2/p, 0.9999999999997, 9.0000000000020e-39",
    "log(1-p), 0.99999999999999999, 4.01439465808867e-16",
    "-(1-p)^0.5, 99.9999999999e-2, 6.66666666666667e-19"
  })
  void lossIsThatOfTheDecimalThatWasTyped(String formula, String p, double loss) {
    for (String text : List.of(p, "+" + p, p.replaceFirst("(e.*)?$", "0$1"))) {
      Run run = Run.of("integrate", "--formula=" + formula, "--at", text, "--csv");
      String[] cells = run.out().lines().toList().get(1).split(",");
      double found = Double.parseDouble(cells[2]);
      assertThat(Math.abs(found / loss - 1)).as(run.out()).isLessThan(1e-10);
      assertThat(Math.abs(found - loss)).isLessThanOrEqualTo(Double.parseDouble(cells[4]));
      assertThat(Double.parseDouble(cells[4])).isLessThan(1e-7 * loss + 1e-18);
      assertThat(new BigDecimal(cells[0]).subtract(new BigDecimal(p)).abs())
          .isLessThan(new BigDecimal("1.2e-16"));
    }
  }

  @Test
  void pThatRoundsToOneIsShownAsItWasTyped() {
    String p = "0.99999999999999999999";
    Run run = Run.of("integrate", "--formula=-1/p", "--at", p);
    assertThat(run.out()).contains(p);
    assertThat(Run.of("integrate", "--formula=-1/p", "--at", p, "--json").out())
        .contains("\"p\": " + p);
    assertThat(Run.of("integrate", "--formula=-1/p", "--at", "1.00000000000000000001").code())
        .isEqualTo(2);
  }

  @Test
  void lossInPlaceOfItsDerivativeAgrees() {
    Run typed = Run.of("integrate", "--loss-formula", "2-log(p)", "--at", "0.25,1", "--csv");
    Run slope = Run.of("integrate", "--formula", "-1/p", "--at", "0.25,1", "--csv");
    assertThat(typed.out()).isEqualTo(slope.out());
    assertThat(typed.err()).startsWith("note: L(1) is 2").hasLineCount(1);
  }

  @Test
  void lossWithAJumpIsRefused() {
    Run run = Run.of("integrate", "--loss-formula", "floor(2*p)");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("jumps at p = 0.5").hasLineCount(1);
  }

  @Test
  void positiveCoefficientIsAllowedAndReported() {
    Run run = Run.of("integrate", "--formula", "p-0.25", "--at", "0.5", "--csv");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(2);
    assertThat(run.err())
        .startsWith("note: the loss is least at p = 0.250000, where L = -0.281250")
        .hasLineCount(1);
  }

  @Test
  void aLossWithoutAValueAtOneSaysWhereItIsZero() {
    Run run = Run.of("integrate", "--preset", "label-smoothing", "--at", "0.3,1", "--csv");
    assertThat(run.err()).contains("L(1) = 0 cannot hold", "p = 0.950000").hasLineCount(1);
    assertThat(run.out()).contains("1,Infinity,Infinity,0.05");
    Run table = Run.of("export", "--preset", "label-smoothing", "--to", "csv");
    assertThat(table.err()).contains("L(1) = 0 cannot hold", "p = 0.950000").hasLineCount(1);
  }

  @Test
  void readsADesignFile() {
    Path file = folder.resolve("mine.lossmith.json");
    Design mine = Design.typed("mine", "-a/p").withParameter("a", 3);
    DesignFile.write(mine, file).orThrow();
    Run run = Run.of("integrate", file.toString(), "--at", "0.5", "--csv");
    assertThat(run.out()).contains("\n0.5,-6,2.07944154167983");
  }

  @Test
  void agreesWithTheReference() throws IOException {
    Path root = Path.of(System.getProperty("lossmith.root", ".."));
    Path file =
        root.resolve("designer/src/test/resources/io/github/lossmith/designer/integration")
            .resolve("losses.csv");
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      List<String> arguments = new java.util.ArrayList<>(List.of("integrate", "--csv", "--preset"));
      arguments.add(cells[0]);
      for (String parameter : cells[1].isEmpty() ? new String[0] : cells[1].split(";", -1)) {
        arguments.addAll(List.of("--param", parameter));
      }
      arguments.addAll(List.of("--at", cells[2]));
      String[] row = Run.of(arguments.toArray(new String[0])).out().split("[\n,]", -1);
      double g = Double.parseDouble(cells[3]);
      double loss = Double.parseDouble(cells[4]);
      double bound = Double.parseDouble(row[9]);
      double found = Double.parseDouble(row[7]);
      assertThat(Double.parseDouble(row[6]))
          .as(line)
          .isCloseTo(g, within(1e-15 + 1e-9 * Math.abs(g)));
      assertThat(found).as(line).isCloseTo(loss, within(1e-12 + 1e-10 * Math.abs(loss)));
      assertThat(Math.abs(found - loss)).as(line).isLessThanOrEqualTo(bound);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --formula=                       | formula, character 1 of "": The formula is empty
          --formula=(p                     | formula, character 1 of "(p": This parenthesis is never closed.
          --formula=p)                     | formula, character 2 of "p)"
          --formula=1/0                    | formula, character 2 of "1/0": This divides by zero.
          --formula=-1/q                   | letters without a value: q. Add for example --param q=1.
          --formula=foo(p)                 | There is no function "foo"
          --formula=log(0.5-p)             | dL/dp is not a number
          --formula=1/(p-0.5)              | pole at p = 0.5
          --formula=-1/(1-p)               | cannot be integrated
          --preset=nobody                  | There is no preset "nobody"; there are ce, focal,
          --preset=maki --param=gama=1     | There is no parameter gama; Maki has gamma (0 to 10)
          --preset=maki --param=gamma=-1   | gamma = -1 is out of its range: 0 to 10.
          --preset=maki --param=gamma      | --param "gamma" is not of the form name=number
          --preset=maki --param=gamma=NaN  | --param gamma: "NaN" is not a finite number
          --preset=ce --param=gamma=1      | There is no parameter gamma: CE has none.
          --preset=ce --at=0               | --at, item 1: "0" is not a number in (0, 1].
          --preset=ce --at=0.5,1.5         | --at, item 2: "1.5"
          --preset=ce --points=-1          | --points -1: it must be a whole number
          --preset=ce --csv --json         | Give either --csv or --json.
          --preset=ce --formula=-1/p       | Name one loss only
          nowhere.lossmith.json            | nowhere.lossmith.json cannot be read: no such file
          --no-such-option                 | Unknown option
          """)
  void badInputIsOneLineAndExitCode2(String arguments, String message) {
    String[] all = ("integrate " + arguments).split(" ", -1);
    Run run = Run.of(all);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("lossmith: ").contains(message);
  }
}
