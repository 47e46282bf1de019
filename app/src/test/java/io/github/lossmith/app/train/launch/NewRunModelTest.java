package io.github.lossmith.app.train.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.StepwiseTasks;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.app.window.ScriptedDialogs;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.group.GroupFile;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the form to a run in the queue, without a toolkit. */
class NewRunModelTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T20:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path home;
  private final StepwiseTasks tasks = new StepwiseTasks();
  private final List<RunDirectory> followed = new ArrayList<>();

  private NewRunModel model() {
    Directories directories = new Directories(home.resolve("settings"), home.resolve("state"));
    Texts texts = new Texts(() -> Locale.ENGLISH);
    AppServices services =
        new AppServices(
            texts,
            new Controls(texts),
            new ScriptedDialogs(),
            tasks,
            new SettingsStore(directories.settings()),
            directories,
            new Notices(),
            new LossStyles(),
            new SimpleBooleanProperty());
    RunListModel list = new RunListModel(services, run -> noProcess(), home.resolve("runs"), CLOCK);
    return new NewRunModel(services, list.runs(), list.passing(), CLOCK, followed::add);
  }

  private static Process noProcess() throws IOException {
    throw new IOException("no process in this test");
  }

  @Test
  void aFormThatMakesSenseIsLaunchedOnceTheDiskHasAnswered() throws IOException {
    NewRunModel model = model();
    tasks.finish();
    assertThat(model.startable().getValue()).isFalse();
    model.form().begin();
    tasks.finish();
    model.form().name().set("mine");
    assertThat(model.startable().getValue()).isTrue();
    model.submission().submit();
    tasks.finish();
    RunDirectory mine = new RunDirectory(home.resolve("runs/mine"));
    assertThat(followed).containsExactly(mine);
    assertThat(mine.state().map(RunState::status)).contains(RunStatus.QUEUED);
  }

  @Test
  void partsOfABatchAreThoseTypedOrElseWhatTheDeviceNeeds() throws IOException {
    NewRunModel model = model();
    model.form().begin();
    model.form().name().set("mine");
    model.form().accumulate().set("4");
    tasks.finish();
    model.submission().submit();
    tasks.finish();
    RunDirectory mine = new RunDirectory(home.resolve("runs/mine"));
    assertThat(ExperimentFile.read(mine.experiment()).orThrow().schedule().accumulate())
        .isEqualTo(4);
    model.form().accumulate().set("0");
    assertThat(model.form().faults().get()).containsOnlyKeys(LaunchField.ACCUMULATE);
    model.form().accumulate().set("");
    assertThat(model.form().experiment().get().orThrow().schedule().accumulate()).isEqualTo(1);
    model.form().accumulate().set("2");
    model.form().preset().set("bccd");
    assertThat(model.form().accumulate().get()).isEmpty();
  }

  @Test
  void severalSeedsAreAGroupOfQueuedRuns() throws IOException {
    NewRunModel model = model();
    model.form().begin();
    model.form().name().set("mine");
    model.form().field(LaunchField.SEED).set("0-2");
    tasks.finish();
    model.submission().submit();
    tasks.finish();
    RunGroup group = new RunGroup(home.resolve("runs/mine"));
    assertThat(GroupFile.read(group).orThrow().seeds()).containsExactly(0L, 1L, 2L);
    assertThat(followed).containsExactly(new RunDirectory(group.path()));
    Instant last = Instant.MIN;
    assertThat(group.runs()).hasSize(3);
    for (RunDirectory run : group.runs()) {
      RunState state = run.state().orElseThrow();
      assertThat(state.status()).isEqualTo(RunStatus.QUEUED);
      assertThat(state.heartbeat()).isAfter(last);
      last = state.heartbeat();
      assertThat(ExperimentFile.read(run.experiment()).orThrow().schedule().seeds()).isEmpty();
    }
  }

  @Test
  void aQuestionWithoutAnAnswerIsAskedAgain() {
    NewRunModel model = model();
    model.form().begin();
    tasks.work.clear();
    for (int left = tasks.alarms.size(); left > 0; left--) {
      tasks.alarm();
    }
    assertThat(model.startable().getValue()).isFalse();
    for (int i = 0; i < 60 && !model.startable().getValue(); i++) {
      model.form().recheckFiles();
      tasks.finish();
    }
    assertThat(model.startable().getValue()).isTrue();
  }
}
