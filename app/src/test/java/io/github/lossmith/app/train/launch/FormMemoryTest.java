package io.github.lossmith.app.train.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launch form over a restart, whole and damaged. */
class FormMemoryTest {
  @TempDir private Path home;
  private final List<Problem> told = new ArrayList<>();
  private final LaunchForm model = begun();

  private static LaunchForm begun() {
    LaunchForm model = new LaunchForm(new SameThreadTasks());
    model.begin();
    return model;
  }

  private Path file() {
    return home.resolve("state/launch-form.json");
  }

  private Path aside() {
    return home.resolve("state/launch-form.json.bad");
  }

  private FormMemory memory() {
    return new FormMemory(file(), new SameThreadTasks());
  }

  private Path write(String text) throws IOException {
    Files.createDirectories(file().getParent());
    return Files.writeString(file(), text);
  }

  private String written() throws IOException {
    FormMemory memory = memory();
    memory.keep(model.state());
    memory.close();
    return Files.readString(file());
  }

  @Test
  void formIsFoundAgainAsItWasLeft() {
    FormMemory memory = memory();
    model.onChange(() -> memory.keep(model.state()));
    model.offer(List.of(Design.typed("mine", "-(1-p)/p"), Design.typed("other", "-1/p")));
    model.preset().set("bccd");
    model.folder().set("/data/three kinds");
    model.iterations().set("many");
    model.width().set(0.5);
    model.losses().get(0).learningRate().set("0.002");
    model.losses().get(1).chosen().set(false);
    model.losses().get(3).chosen().set(false);
    model.field(LaunchField.WEIGHTS).set("/data/w.h5");
    model.race().wanted().set(true);
    model.field(LaunchField.STOP_BELOW).set("0,3");
    memory.close();

    LaunchForm next = begun();
    memory().read(told::add).ifPresent(next::restore);
    next.offer(List.of(Design.typed("mine", "-(1-p)/p"), Design.typed("other", "-1/p")));
    assertThat(next.state()).isEqualTo(model.state());
    assertThat(next.losses().get(0).learningRate().get()).isEqualTo("0.002");
    assertThat(next.folder().get()).isEqualTo("/data/three kinds");
    assertThat(next.losses().get(1).chosen().get()).isFalse();
    assertThat(next.race().isOn()).isTrue();
    assertThat(told).isEmpty();
    assertThat(aside()).doesNotExist();
  }

  @Test
  void formOfARunIsFoundAgain() throws IOException {
    model.like(ExperimentPresets.named("bccd"));
    written();
    LaunchForm next = begun();
    memory().read(told::add).ifPresent(next::restore);
    assertThat(next.state()).isEqualTo(model.state());
    assertThat(told).isEmpty();
  }

  @Test
  void firstStartSaysNothing() {
    assertThat(memory().read(told::add)).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void fileOfTheReleaseBeforeIsWhole() throws IOException {
    write(written().replaceFirst("\"version\" : 1,", ""));
    assertThat(memory().read(told::add)).contains(model.state());
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{} {}",
        "{\"version\": 2}",
        "{\"preset\": \"none\", \"width\": \"wide\"}",
        "{\"fields\": {\"seed\": 7}}",
        "{\"like\": {}}",
        "{\"losses\": [{\"id\": \"experiment:CE\", \"chosen\": true, \"name\": \"CE\","
            + " \"learningRate\": \"0.001\", \"boxWeight\": \"1\", \"mining\": \"0\","
            + " \"normalisation\": \"nonsense\"}]}"
      })
  void damagedFileIsRenamedAndReportedOnce(String text) throws IOException {
    write(text);
    FormMemory memory = memory();
    memory.read(told::add).ifPresent(model::restore);
    assertThat(model.experiment().get().toOptional()).contains(ExperimentPresets.named("quick"));
    assertThat(told).extracting(Problem::key).containsExactly("app.train.form.aside");
    assertThat(told.get(0).message()).contains(aside().toString());
    assertThat(aside()).hasContent(text);
    memory.keep(model.state());
    memory.close();
    assertThat(aside()).hasContent(text);
    assertThat(memory().read(told::add)).contains(model.state());
    assertThat(told).hasSize(1);
  }

  @Test
  void whatCanBeReadOfADamagedFormIsTaken() throws IOException {
    model.iterations().set("77");
    write(written().replace("\"batch\" : \"", "\"batch\" : 4, \"other\" : \""));
    Optional<FormState> found = memory().read(told::add);
    assertThat(found.orElseThrow().values()).containsEntry(LaunchField.ITERATIONS, "77");
    assertThat(told).hasSize(1);
  }

  @Test
  void folderInPlaceOfTheFileIsRenamedToo() throws IOException {
    Files.createDirectories(file());
    assertThat(memory().read(told::add)).isEmpty();
    assertThat(told).extracting(Problem::key).containsExactly("app.train.form.aside");
    written();
    assertThat(file()).isRegularFile();
  }
}
