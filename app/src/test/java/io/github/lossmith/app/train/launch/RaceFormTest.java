package io.github.lossmith.app.train.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.Schedule;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A race in the launch form. */
class RaceFormTest {
  private final LaunchForm form = new LaunchForm(new SameThreadTasks());

  private OptionalDouble race() {
    return form.experiment().get().orThrow().schedule().race();
  }

  private void tickOnly(String loss) {
    form.losses().forEach(row -> row.chosen().set(row.name().get().equals(loss)));
  }

  @Test
  void presetsTrainOneLossAfterAnother() {
    assertThat(race()).isEmpty();
    assertThat(form.race().obstacle().get()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "0, 0", "0.5, 0.5", "'0,25', 0.25", "0.99, 0.99"})
  void raceIsThatOfTheCommandLine(String typed, double share) {
    form.race().wanted().set(true);
    form.field(LaunchField.STOP_BELOW).set(typed);
    assertThat(race()).hasValue(share);
  }

  @ParameterizedTest
  @CsvSource({"1", "-0.1", "half"})
  void wrongShareIsSaidBesideItsField(String typed) {
    form.race().wanted().set(true);
    form.field(LaunchField.STOP_BELOW).set(typed);
    assertThat(form.faults().get().get(LaunchField.STOP_BELOW).message())
        .isEqualTo("\"" + typed + "\" is no number from 0 to 0.99.");
    assertThat(form.experiment().get().failure().map(Problem::message).orElse(""))
        .startsWith("Stop below: ");
    form.race().wanted().set(false);
    assertThat(form.faults().get()).isEmpty();
    assertThat(race()).isEmpty();
  }

  @Test
  void oneLossRunsNoRaceAndTheTickWaitsForAnother() {
    form.race().wanted().set(true);
    tickOnly("Maki");
    assertThat(form.race().obstacle().get()).hasValue("app.train.launch.race.one-loss");
    assertThat(race()).isEmpty();
    form.losses().get(0).chosen().set(true);
    assertThat(form.race().obstacle().get()).isEmpty();
    assertThat(race()).hasValue(0);
  }

  @Test
  void pytorchTrainsOneLossAfterAnother() {
    form.race().wanted().set(true);
    form.race().see(new EngineChoice(Engines.PYTORCH, Device.CPU, Optional.empty(), false, false));
    assertThat(form.race().obstacle().get()).hasValue("app.train.launch.race.engine");
    assertThat(race()).isEmpty();
    form.race().see(new EngineChoice(Engines.DL4J, Device.CPU, Optional.empty(), false, false));
    assertThat(race()).hasValue(0);
  }

  @Test
  void formOfARaceRunsItAgain() {
    var quick = ExperimentPresets.named("quick");
    Schedule raced = quick.schedule().withRace(OptionalDouble.of(0.25));
    form.like(quick.withSchedule(raced));
    assertThat(race()).hasValue(0.25);
    form.preset().set("bccd");
    assertThat(form.race().wanted().get()).isFalse();
  }
}
