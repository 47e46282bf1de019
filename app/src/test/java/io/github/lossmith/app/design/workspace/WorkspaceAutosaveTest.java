package io.github.lossmith.app.design.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.design.model.DesignFiles;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.Notices;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.settings.Directories;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.window.ScriptedDialogs;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.plotting.article.LossStyles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a kill loses, and what is never written over. */
class WorkspaceAutosaveTest {
  private static final String GOOD =
      "{\"id\":1,\"design\":{\"version\":1,\"name\":\"Good\",\"formula\":\"-1/p\"}}";
  @TempDir private Path home;
  private final Clock clock = new Clock();
  private Path file = Path.of("");

  @BeforeEach
  void folder() throws IOException {
    Path folder = Files.createDirectories(home.resolve("state/session-1"));
    file = folder.resolve("desk.json");
  }

  /** Tasks on the caller's thread, with a time that only {@link #pass} lets go on. */
  private static final class Clock implements Tasks {
    private final SameThreadTasks plain = new SameThreadTasks();
    private final List<Waiting> waiting = new ArrayList<>();
    private long now;

    private record Waiting(long due, Runnable change) {}

    void pass(long milliseconds) {
      now += milliseconds;
      List<Waiting> due = waiting.stream().filter(entry -> entry.due <= now).toList();
      for (Waiting entry : due) {
        if (waiting.remove(entry)) {
          entry.change.run();
        }
      }
    }

    @Override
    public void background(Runnable work) {
      plain.background(work);
    }

    @Override
    public void onScreen(Runnable change) {
      plain.onScreen(change);
    }

    @Override
    public Cancellable later(Duration delay, Runnable change) {
      Waiting entry = new Waiting(now + delay.toMillis(), change);
      waiting.add(entry);
      return () -> waiting.remove(entry);
    }

    @Override
    public void close() {
      waiting.clear();
    }
  }

  /** A desk with its autosave, until it is killed. */
  private final class Open implements AutoCloseable {
    private final AppServices services;
    private final DesignsModel designs;
    private final WorkspaceAutosave autosave;

    Open() {
      Texts texts = new Texts(() -> Locale.ENGLISH);
      Directories directories = new Directories(home.resolve("settings"), home.resolve("state"));
      services =
          new AppServices(
              texts,
              new Controls(texts),
              new ScriptedDialogs(),
              clock,
              new SettingsStore(directories.settings()),
              directories,
              new Notices(),
              new LossStyles(),
              new SimpleBooleanProperty(false));
      designs = new DesignsModel(texts, clock, Presets.all());
      autosave = new WorkspaceAutosave(services, designs, new DesignFiles(services, designs));
    }

    void type(String formula) {
      designs.preview(
          "app.step.formula", design -> design.withShape(new CoefficientSource.Typed(formula)));
    }

    List<String> own() {
      return designs.designs().openDesigns().stream()
          .map(openDesign -> openDesign.design().name())
          .toList();
    }

    String notice() {
      return services.notices().last().get().words().apply(services.texts());
    }

    @Override
    public void close() {
      autosave.release();
    }
  }

  private String kept() throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private List<String> beside() throws IOException {
    try (var files = Files.list(file.resolveSibling(""))) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("desk.json."))
          .sorted()
          .toList();
    }
  }

  @Test
  void workWithoutAPauseIsSavedToo() throws IOException {
    try (Open open = new Open()) {
      StringBuilder formula = new StringBuilder("-1/p");
      for (int i = 0; i < 60; i++) {
        formula.append("+0*p");
        open.type(formula.toString());
        clock.pass(150);
      }
      int keys = kept().split("\\+0\\*p", -1).length - 1;
      assertThat(keys).isBetween(50, 60);
    }
  }

  @Test
  void aPauseSavesTheWorkBeforeIt() throws IOException {
    try (Open open = new Open()) {
      open.type("-2/p");
      clock.pass(300);
      assertThat(kept()).isEmpty();
      clock.pass(150);
      assertThat(kept()).contains("-2/p");
      open.type("-3/p");
      clock.pass(450);
      assertThat(kept()).contains("-3/p");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "half a de",
        "[]",
        "{\"version\":1}",
        "{\"version\":1,\"designs\":[]} {}",
        "{\"version\":2,\"designs\":[" + GOOD + "]}",
        "{\"version\":1,\"designs\":[" + GOOD + "],\"groups\":[[-1,7]]}",
        "{\"version\":1,\"designs\":[" + GOOD + "," + GOOD + "]}",
        "{\"version\":1,\"designs\":["
            + GOOD
            + ",{\"id\":2,\"design\":{\"version\":9,\"name\":\"x\",\"formula\":\"p\"}}]}",
        "{\"version\":1,\"designs\":["
            + GOOD
            + ",{\"id\":2,\"design\":{\"name\":\"x\",\"formula\":7}}]}"
      })
  void anUnreadableFileIsRenamed(String text) throws IOException {
    Files.writeString(file, text);
    try (Open open = new Open()) {
      assertThat(open.notice()).contains("desk.json.bad");
      open.type("-2/p");
      assertThat(open.notice()).contains("desk.json.bad");
      clock.pass(500);
      assertThat(kept()).contains("-2/p");
    }
    assertThat(Files.readString(file.resolveSibling("desk.json.bad"))).isEqualTo(text);
    try (Open open = new Open()) {
      assertThat(open.notice()).isEmpty();
      assertThat(beside()).containsExactly("desk.json.bad");
    }
  }

  @Test
  void theReadablePartOfADamagedFileIsRestored() throws IOException {
    Files.writeString(file, "{\"version\":1,\"designs\":[{\"id\":7,\"design\":5}," + GOOD + "]}");
    try (Open open = new Open()) {
      assertThat(open.own()).containsExactly("Good");
    }
  }

  @Test
  void earlierRenamedFilesAreKept() throws IOException {
    for (int i = 1; i <= 3; i++) {
      Files.writeString(file, "broken " + i);
      new Open().close();
    }
    assertThat(beside()).containsExactly("desk.json.bad", "desk.json.bad-2", "desk.json.bad-3");
    assertThat(Files.readString(file.resolveSibling("desk.json.bad-2"))).isEqualTo("broken 2");
  }

  @Test
  void aFolderInPlaceOfTheFileIsRenamedWithItsContent() throws IOException {
    Files.createDirectory(file);
    Files.writeString(file.resolve("mine.txt"), "mine");
    try (Open open = new Open()) {
      open.type("-2/p");
      clock.pass(500);
    }
    assertThat(file.resolveSibling("desk.json.bad").resolve("mine.txt")).exists();
    assertThat(kept()).contains("-2/p");
  }

  @Test
  void theWorkspaceOfAnEarlierStartIsRestored() {
    try (Open open = new Open()) {
      open.type("-2/p");
      open.autosave.close();
    }
    try (Open open = new Open()) {
      assertThat(open.own()).hasSize(1);
      assertThat(open.notice()).isEmpty();
      assertThat(open.designs.current().text()).isEqualTo("-2/p");
    }
  }

  @Test
  void aFailedSaveIsSaidUntilOneWorks() throws IOException {
    try (Open open = new Open()) {
      Files.createDirectories(file.resolve("in the way"));
      open.type("-2/p");
      clock.pass(500);
      assertThat(open.notice()).contains(home.resolve("state").toString());
      Files.delete(file.resolve("in the way"));
      Files.delete(file);
      open.type("-3/p");
      clock.pass(500);
      assertThat(kept()).contains("-3/p");
      assertThat(open.notice()).isEmpty();
    }
  }
}
