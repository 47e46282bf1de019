package io.github.lossmith.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.app.window.ScriptedDialogs;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.plotting.article.LossStyles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's points while a lesson shows others. */
class OwnPointsKeeperTest {
  private static final PointSet POINTS =
      new PointSet(
          List.of(new PointSet.Labelled(0.5, 0.5, true), new PointSet.Labelled(-0.5, 0.5, false)));

  @TempDir private Path home;
  private final Texts texts = new Texts(() -> Locale.ENGLISH);
  private final SameThreadTasks tasks = new SameThreadTasks();
  private final PlaygroundModel model =
      new PlaygroundModel(new DesignsModel(texts, tasks, Presets.all()), tasks);
  private OwnPointsKeeper keeper;

  @BeforeEach
  void keepPoints() {
    keeper = keeper();
    keeper.begin();
    model.change(now -> now.withOwn(POINTS));
    keeper.keep();
  }

  private OwnPointsKeeper keeper() {
    Directories directories = new Directories(home.resolve("settings"), home.resolve("state"));
    return new OwnPointsKeeper(
        new AppServices(
            texts,
            new Controls(texts),
            new ScriptedDialogs(),
            tasks,
            new SettingsStore(directories.settings()),
            directories,
            new Notices(),
            new LossStyles(),
            new SimpleBooleanProperty()),
        model);
  }

  private int kept() {
    return new OwnPointsFile(home.resolve("state")).read().orThrow().map(PointSet::size).orElse(0);
  }

  @Test
  void nothingIsWrittenWhileTheyAreHeld() {
    keeper.hold(true);
    model.change(now -> now.with(now.recipe()));
    tasks.tick();
    keeper.keep();
    assertThat(kept()).isEqualTo(2);
    keeper.hold(false);
    keeper.keep();
    assertThat(kept()).isZero();
  }

  @Test
  void theyAreReadAfterwards() {
    keeper.hold(true);
    model.change(now -> now.with(now.recipe()));
    OwnPointsKeeper next = keeper();
    next.hold(true);
    next.begin();
    tasks.tick();
    assertThat(model.setup().get().own()).isEmpty();
    next.hold(false);
    next.begin();
    tasks.tick();
    assertThat(model.setup().get().own()).isPresent();
  }
}
