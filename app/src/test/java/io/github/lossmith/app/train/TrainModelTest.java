package io.github.lossmith.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.StepwiseTasks;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.window.ScriptedDialogs;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following runs whatever comes between, without a toolkit. */
class TrainModelTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @TempDir private Path home;
  private final StepwiseTasks tasks = new StepwiseTasks();
  private final Notices notices = new Notices();
  private TrainModel model;

  @BeforeEach
  void makeModel() {
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
            notices,
            new LossStyles(),
            new SimpleBooleanProperty());
    model =
        new TrainModel(
            services,
            DesignHandover.EMPTY,
            run -> idle(),
            folder(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    tasks.finish();
  }

  private static Process idle() throws IOException {
    throw new IOException("no process in this test");
  }

  private Path folder() {
    return home.resolve("runs");
  }

  private RunDirectory run(String name, RunState state) throws IOException {
    RunDirectory run = new RunDirectory(folder().resolve(name));
    run.write(state);
    return run;
  }

  private static RunState finished() {
    return RunState.preparing(NOW).ended(RunStatus.FINISHED, "");
  }

  /** Looks once more, as after a second. */
  private void refresh() {
    model.list().runs().refresh();
    tasks.finish();
  }

  private List<RunDirectory> shown() {
    return List.copyOf(model.watch().shown());
  }

  @Test
  void launchedRunIsFollowedThoughALookWasOnItsWay() throws IOException {
    model.list().runs().refresh();
    tasks.holdScreen();
    tasks.finish();
    RunDirectory launched = run("launched", finished());
    model.follow(launched);
    tasks.releaseScreen();
    tasks.finish();
    assertThat(shown()).containsExactly(launched);
    assertThat(model.watch().selected().get()).contains(launched);
    assertThat(model.list().selected().get()).map(RunSummary::directory).contains(launched);
    assertThat(model.watch().shownViews()).extracting(RunView::directory).contains(launched);
  }

  @Test
  void runsLaunchedTogetherAreAllFollowed() throws IOException {
    RunDirectory first = run("first", finished());
    RunDirectory second = run("second", finished());
    model.follow(first);
    model.follow(second);
    tasks.finish();
    assertThat(shown()).containsExactly(first, second);
    assertThat(model.watch().selected().get()).contains(second);
  }

  @Test
  void runStaysFollowedWhileItsStateCannotBeRead() throws IOException {
    RunDirectory run = run("one", finished());
    model.follow(run);
    tasks.finish();
    byte[] state = Files.readAllBytes(run.path().resolve(RunDirectory.STATE));
    Files.write(run.path().resolve(RunDirectory.STATE), new byte[] {(byte) 0xff});
    refresh();
    assertThat(shown()).containsExactly(run);
    assertThat(model.watch().selected().get()).contains(run);
    Files.write(run.path().resolve(RunDirectory.STATE), state);
    refresh();
    assertThat(shown()).containsExactly(run);
    run.delete();
    refresh();
    assertThat(shown()).isEmpty();
  }
}
