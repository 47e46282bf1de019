package io.github.lossmith.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lossmith.designer.design.Presets;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectCommandTest {
  private static final List<String> KEYS =
      List.of(
          "sign",
          "monotone",
          "vanishesAtOne",
          "poleOrderAtZero",
          "lossAtZero",
          "logitGradientBounded",
          "integrable",
          "continuous",
          "maxLogitGradient",
          "easyToHard",
          "proper",
          "sameAs");

  private static JsonNode json(String... arguments) throws IOException {
    List<String> all = new java.util.ArrayList<>(List.of("inspect", "--json"));
    all.addAll(List.of(arguments));
    Run run = Run.of(all.toArray(new String[0]));
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    return new JsonMapper().readTree(run.out());
  }

  @Test
  void theShareThatWasTakenIsSaid() {
    Run usual = Run.of("inspect", "--formula=-(1-p)^freq/p");
    assertThat(usual.code()).isZero();
    assertThat(usual.err()).contains("freq = 1, since only a training knows");
    assertThat(Run.of("inspect", "--formula=-(1-p)^freq/p", "--param=freq=0.1").err())
        .contains("freq = 0.1, since");
  }

  @Test
  void everyPresetHasTheSameKeys() throws IOException {
    for (String preset : Presets.keys()) {
      JsonNode report = json("--preset", preset);
      assertThat(report.fieldNames()).toIterable().containsExactlyElementsOf(KEYS);
      for (JsonNode finding : report) {
        assertThat(finding.has("holds") != finding.has("value")).isTrue();
        assertThat(finding.path("text").textValue()).isNotBlank();
      }
      assertThat(report.at("/sameAs/value").textValue()).isEqualTo(preset);
    }
  }

  @Test
  void namesTheIntervalWhereSomethingFails() throws IOException {
    JsonNode report = json("--formula", "p-0.25");
    assertThat(report.at("/sign/holds").booleanValue()).isFalse();
    assertThat(report.at("/sign/interval/0").doubleValue()).isEqualTo(0.25);
    assertThat(report.at("/sign/interval/1").doubleValue()).isEqualTo(1);
  }

  @Test
  void namesPresetParameterAndFactor() throws IOException {
    JsonNode same = json("--formula", "-2*(1-p)^a/p", "--param", "a=2.7").path("sameAs");
    assertThat(same.path("value").textValue()).isEqualTo("maki");
    assertThat(same.at("/parameters/gamma").doubleValue()).isEqualTo(2.7);
    assertThat(same.path("factor").doubleValue()).isEqualTo(2);
    assertThat(same.path("learningRateFactor").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void reportsACoefficientWithoutALoss() throws IOException {
    JsonNode report = json("--formula", "-1/(1-p)");
    assertThat(report.at("/integrable/holds").booleanValue()).isFalse();
    assertThat(report.at("/maxLogitGradient/value").isNull()).isTrue();
    assertThat(report.at("/lossAtZero/value").isNull()).isTrue();
  }

  @Test
  void saysItInWordsToo() {
    Run run = Run.of("inspect", "--preset", "ce");
    assertThat(run.out().lines().toList())
        .hasSize(14)
        .endsWith("", "L(p) = -log(p)")
        .contains("yes  The coefficient is continuous and finite on (0, 1].");
    assertThat(run.out()).contains("NO   The coefficient goes to -1 as p goes to 1");
  }

  @Test
  void reportsBothSidesOrTheOneThatIsAskedFor() throws IOException {
    String[] loss = {"--formula=-1/p", "--formula-background=-(1-p)"};
    JsonNode both = json(loss);
    assertThat(both.at("/object/vanishesAtOne/holds").booleanValue()).isFalse();
    assertThat(both.at("/background/vanishesAtOne/holds").booleanValue()).isTrue();
    assertThat(json(loss[0], loss[1], "--side=background")).isEqualTo(both.get("background"));
    Run words = Run.of("inspect", loss[0], loss[1]);
    assertThat(words.out()).startsWith("object\n").contains("\n\nbackground\n");
    assertThat(words.err()).isEmpty();
  }

  @Test
  void badInputIsOneLine() {
    Run run = Run.of("inspect", "--formula", "p+", "--json");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void valueOfTheBatchIsSaidWhereNothingIsTrained() {
    Run usual = Run.of("inspect", "--formula", "-(1-p)^ratio/p");
    assertThat(usual.code()).isZero();
    assertThat(usual.err()).contains("-(1-p)^ratio/p: ratio = 1, ", "--param ratio=");
    Run set = Run.of("integrate", "--formula", "-ratio/p", "--param", "ratio=0.5", "--at", "0.1");
    assertThat(set.err()).contains("ratio = 0.5");
    assertThat(set.out()).contains("1.15129");
    Run wrong = Run.of("inspect", "--formula", "-(1-p)^ratio/p", "--param", "ratio=x");
    assertThat(wrong.code()).isEqualTo(2);
  }
}
