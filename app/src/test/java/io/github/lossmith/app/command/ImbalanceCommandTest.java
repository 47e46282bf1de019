package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImbalanceCommandTest {
  @TempDir Path folder;

  private static JsonNode json(String... arguments) throws IOException {
    List<String> all = new java.util.ArrayList<>(List.of("imbalance", "--json"));
    all.addAll(List.of(arguments));
    Run run = Run.of(all.toArray(new String[0]));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return new JsonMapper().readTree(run.out());
  }

  private static JsonNode loss(JsonNode report, String name) {
    for (JsonNode loss : report.path("losses")) {
      if (loss.path("name").textValue().equals(name)) {
        return loss;
      }
    }
    throw new AssertionError(name + " is missing in " + report);
  }

  @Test
  void givesThePapersNumbers() throws IOException {
    JsonNode report = json();
    assertThat(report.path("losses")).hasSize(12);
    JsonNode ce = loss(report, "ce").path("coefficient");
    JsonNode focal = loss(report, "focal");
    assertThat(Math.round(ce.path("easy").doubleValue())).isEqualTo(-1111);
    assertThat(Math.round(ce.path("hard").doubleValue())).isEqualTo(-33);
    assertThat(Math.round(focal.at("/coefficient/easy").doubleValue())).isEqualTo(-32);
    assertThat(Math.round(focal.at("/coefficient/hard").doubleValue())).isEqualTo(-33);
    assertThat(focal.at("/logit/ratio").doubleValue()).isCloseTo(0.416, within(5e-4));
  }

  @Test
  void takesGroupsAndLosses() throws IOException {
    JsonNode report = json("--group", "3@1", "--group=5@0.5,7@0.25", "--formula=-1/p");
    assertThat(report.path("groups")).hasSize(3);
    assertThat(report.at("/losses/0/coefficient/sums/2").doubleValue()).isEqualTo(-28);
    assertThat(report.at("/losses/0/logit/sums/0").doubleValue()).isZero();
  }

  @Test
  void theCoefficientOfItsSideActsOnAGroup() throws IOException {
    String[] loss = {"--formula=-1/p", "--formula-background=-3/p"};
    JsonNode report = json("--group", "3@0.5", "--group=7@0.25@background", loss[0], loss[1]);
    assertThat(report.at("/losses/0/coefficient/sums/0").doubleValue()).isEqualTo(-6);
    assertThat(report.at("/losses/0/coefficient/sums/1").doubleValue()).isEqualTo(-84);
    assertThat(report.at("/groups/1/target").textValue()).isEqualTo("background");
    JsonNode one = json("--group", "3@0.5", "--side=background", loss[0], loss[1]);
    assertThat(one.at("/losses/0/coefficient/sums/0").doubleValue()).isEqualTo(-18);
  }

  @Test
  void balancesOneSideAgainstTheOther() throws IOException {
    JsonNode report =
        json("--group=1000@0.9@background,10@0.3", "--preset=alpha-ce", "--balance=alpha");
    // (1-α)·1000/0.9 = α·10/0.3
    assertThat(report.at("/losses/0/coefficient/balanced").doubleValue())
        .isCloseTo(1 / (1 + 0.03), within(1e-9));
  }

  @Test
  void balances() throws IOException {
    JsonNode report = json("--preset=maki", "--preset=focal", "--balance=gamma");
    assertThat(report.at("/losses/0/coefficient/balanced").doubleValue())
        .isCloseTo(1.80202, within(1e-5));
    assertThat(report.at("/losses/1/logit").has("balanced")).isTrue();
  }

  @Test
  void readsTheValuesOfAModel() throws IOException {
    Path file = Files.writeString(folder.resolve("p.csv"), "id,p\n1,0.9\n2,0.9\n3,0.3\n");
    JsonNode report = json("--values", file.toString(), "--preset", "ce");
    assertThat(report.path("groups")).hasSize(2);
    assertThat(report.at("/groups/1/count").intValue()).isEqualTo(2);
  }

  @Test
  void printsATable() {
    Run run = Run.of("imbalance", "--preset", "ce");
    assertThat(run.out()).contains("easy: 1000 at p = 0.900000").contains("-1111.11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --group=10                       | --group "10" is not of the form N@p
          --group=10@2                     | --group "10@2" is not of the form
          --group=-1@0.5                   | --group "-1@0.5"
          --group=x@y                      | --group "x@y"
          --group=1@0.5@easy               | --group "1@0.5@easy"
          --group=1@0.5@object@            | --group "1@0.5@object@"
          --preset=asl --side=hard         | --side hard: it is object or background.
          --values=nowhere.csv             | There is no file nowhere.csv.
          --preset=ce --balance=gamma      | has no parameter to balance with
          --formula=-1e308                 | no finite gradient at p = 0.9
          --formula=1/(p-0.9)              | no finite gradient at p = 0.9
          --formula=1/(p-p)                | no finite gradient at p = 0.9
          --preset=gce --balance=q         | No q from -2 to 12 balances
          --preset=ce --param=gamma=1      | There is no parameter gamma: CE has none.
          """)
  void badInputIsOneLineAndExitCode2(String arguments, String message) {
    Run run = Run.of(("imbalance " + arguments).split(" ", -1));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("lossmith: ").contains(message);
  }
}
