package io.github.lossmith.app.train.sweep.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.sweep.Sweep;
import io.github.lossmith.trainer.sweep.SweepFile;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields of a new sweep, and the text that they show and change. */
class SweepFormTest {
  private static final Path PLACE = Path.of("new.sweep.json");

  private static final String TEXT =
      """
      {"name": "many", "experiment": "quick", "description": "why",
       "losses": [{"name": "CE", "design": "ce"},
                  {"name": "Focal", "design": "focal", "boxWeight": 2, "parameters": {"gamma": [1, 2]}}],
       "grid": {"seed": "0-2", "learningRate": [0.001, 1e-7]},
       "needs": {"cpus": 2, "minutes": 30}}
      """;

  private final StringProperty text = new SimpleStringProperty(TEXT);
  private final SweepForm form = new SweepForm(text);

  private Sweep sweep() {
    return SweepFile.parse(text.get(), PLACE).orThrow();
  }

  private int runs() {
    return SweepPlanning.count(sweep()).orThrow();
  }

  private Map<String, Problem> problems() {
    Outcome<Integer> read = SweepFile.parse(text.get(), PLACE).then(SweepPlanning::count);
    return read.failure().map(why -> SweepProblems.of(text.get(), PLACE, why)).orElse(Map.of());
  }

  @Test
  void aTextFillsTheFields() {
    assertThat(form.input(SweepInput.NAME).get()).isEqualTo("many");
    assertThat(form.input(SweepInput.EXPERIMENT).get()).isEqualTo("quick");
    assertThat(form.input(SweepInput.SEEDS).get()).isEqualTo("0-2");
    assertThat(form.input(SweepInput.MINUTES).get()).isEqualTo("30");
    assertThat(form.losses())
        .extracting(row -> row.letters().get())
        .containsExactly("", "gamma: 1, 2");
    assertThat(form.grid()).extracting(row -> row.values().get()).containsExactly("0.001, 1e-7");
    assertThat(form.textOnly().get()).containsExactly("description", "boxWeight");
    assertThat(text.get()).as("nothing was typed").isEqualTo(TEXT);
  }

  @Test
  void fieldsChangeTheTextAndLeaveWhatHasNoField() {
    form.losses().get(1).letters().set("gamma: 0.5:3:6; alpha = 0.25");
    form.grid().get(0).values().set("1e-4:1e-2:3 log");
    form.input(SweepInput.SEEDS).set("x10");
    form.input(SweepInput.GPUS).set("1");
    form.input(SweepInput.MINUTES).set("");
    assertThat(text.get())
        .isEqualTo(
            """
            {
              "name": "many",
              "experiment": "quick",
              "description": "why",
              "losses": [
                {"name": "CE", "design": "ce"},
                {"name": "Focal", "design": "focal", "boxWeight": 2, "parameters": \
            {"gamma": [0.5, 1, 1.5, 2, 2.5, 3], "alpha": 0.25}}
              ],
              "grid": {
                "seed": "0-9",
                "learningRate": [0.0001, 0.001, 0.01]
              },
              "needs": {"cpus": 2, "gpus": 1}
            }
            """);
    assertThat(problems().get("losses.1").message()).contains("alpha");
    form.losses().get(1).letters().set("gamma: 0.5:3:6");
    assertThat(runs()).isEqualTo(7 * 3 * 10);
    assertThat(sweep().description()).isEqualTo("why");
    assertThat(sweep().needs().minutes()).isZero();
  }

  @Test
  void lossesAndSettingsComeAndGo() {
    form.offer(List.of(Design.typed("mine", "-k*(1-p)/p")));
    form.addLoss();
    form.losses().get(2).design().set("mine");
    form.losses().get(2).name().set("Mine");
    form.losses().get(2).letters().set("k: 1, 2");
    assertThat(runs()).isEqualTo(5 * 2 * 3);
    form.addSetting();
    form.grid().get(1).key().set("batch");
    form.grid().get(1).values().set("4, 8");
    assertThat(runs()).isEqualTo(5 * 4 * 3);
    assertThat(form.freeKeys()).doesNotContain("seed", "batch", "learningRate").contains("noise");
    form.remove(form.grid().get(0));
    form.remove(form.losses().get(1));
    assertThat(runs()).isEqualTo(3 * 2 * 3);
    form.remove(form.grid().get(0));
    form.input(SweepInput.SEEDS).set("");
    assertThat(text.get()).doesNotContain("grid");
    List.copyOf(form.losses()).forEach(form::remove);
    assertThat(text.get()).doesNotContain("losses");
    assertThat(problems()).isEmpty();
  }

  @Test
  void everyWrongFieldIsToldAtItsPlace() {
    form.input(SweepInput.EXPERIMENT).set("quik");
    form.input(SweepInput.SEEDS).set("0-x");
    form.input(SweepInput.MEMORY).set("4 GB");
    form.input(SweepInput.CPUS).set("many");
    form.losses().get(0).design().set("-1/p +");
    form.losses().get(1).letters().set("nu: 1, 2");
    form.grid().get(0).values().set("0.001, -1");
    form.addSetting();
    assertThat(problems().keySet())
        .containsExactlyInAnyOrder(
            "experiment",
            "grid.seed",
            "needs.memory",
            "needs.cpus",
            "losses.0",
            "losses.1",
            "grid.learningRate",
            "grid.iterations");
    assertThat(problems().values())
        .allSatisfy(why -> assertThat(why.message()).doesNotContain("\n", "new.sweep.json"));
    assertThat(problems().get("experiment").message()).contains("quik");
  }

  @Test
  void aLossIsNamedAfterItsDesignUntilItsNameIsTyped() {
    form.addLoss();
    SweepLossRow row = form.losses().get(2);
    form.choose(row);
    assertThat(row.name().get()).isEqualTo("CE 2");
    row.design().set("maki");
    form.choose(row);
    assertThat(row.name().get()).isEqualTo("Maki");
    row.design().set("focal");
    form.choose(row);
    assertThat(row.name().get()).isEqualTo("Focal 2");
    row.design().set("foccal");
    form.choose(row);
    assertThat(row.name().get()).isEqualTo("Focal 2");
    row.design().set("-(1-p)^2/p");
    form.choose(row);
    assertThat(row.name().get()).isEqualTo("-(1-p)^2/p");
    row.design().set("focal");
    form.choose(row);
    assertThat(row.name().get()).isEqualTo("Focal 2");
    row.name().set("mine");
    row.design().set("maki");
    form.choose(row);
    assertThat(row.name().get()).isEqualTo("mine");
    assertThat(problems()).isEmpty();
  }

  @Test
  void anEmptyGridIsRefusedAsOnTheCommandLine() {
    text.set(TEXT.replace("\"seed\": \"0-2\", \"learningRate\": [0.001, 1e-7]", ""));
    assertThat(problems()).containsOnlyKeys("grid");
    assertThat(problems().get("grid").key()).isEqualTo("trainer.sweep.empty-grid");
  }

  @Test
  void tooManyRunsHaveNoFieldOfTheirOwn() {
    form.losses().get(1).letters().set("gamma: 0:999:1000");
    form.input(SweepInput.SEEDS).set("x1000");
    assertThat(problems().keySet()).containsExactly("");
    assertThat(problems().get("").message()).contains("10000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"quick\"|{\"name\": \"mine\"}|experiment",
        "[1, 2]}|{\"a\": 1}}|losses",
        "[0.001, 1e-7]|{\"from\": 1}|grid",
        "{\"cpus\": 2, \"minutes\": 30}|2|needs",
        "\"name\"|name|name",
      })
  void aTextThatFieldsCannotShowSaysSoAndStays(String good, String other, String named) {
    text.set(TEXT.replace(good, other));
    assertThat(form.unshown().get().orElseThrow().message()).contains(named).doesNotContain("\n");
    assertThat(text.get()).isEqualTo(TEXT.replace(good, other));
    text.set(TEXT.replace("many", "more"));
    assertThat(form.unshown().get()).isEmpty();
    assertThat(form.input(SweepInput.NAME).get()).isEqualTo("more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.1:0.3:3|0.1, 0.2, 0.3",
        "1, 2:4:3; 8|1, 2, 3, 4, 8",
        "1e-3:1e-5:3 log|0.001, 0.0001, 0.00001",
        "4:1:2|4, 1",
        "0:1:1|0:1:1",
        "0:1:2 log|0:1:2 log",
        ".5|0.5",
        "all|all",
      })
  void rangesAreLists(String typed, String values) {
    assertThat(FieldValues.print(FieldValues.parse(typed))).isEqualTo(values);
  }
}
