package io.github.lossmith.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsStoreTest {
  @TempDir private Path folder;

  @Test
  void changesAreThereAtTheNextStart() {
    SettingsStore store = new SettingsStore(folder.resolve("deep"));
    store.change(
        settings ->
            settings
                .withTheme(WindowTheme.DARK)
                .withLanguage("ru")
                .withPlace("imbalance")
                .withWindow(new WindowBounds(1, 2, 1000, 700, true))
                .withRuns(Path.of("/runs of mine"))
                .withAxes(new Axes(List.of("loss"), "log", "symlog", true))
                .withLetters(
                    new LetterSettings(0.5, false, "gamma", Map.of("gamma", List.of(0.5, -3.0))))
                .withRecent(Path.of("/a b/x.lossmith.json")));
    assertThat(new SettingsStore(folder.resolve("deep")).get()).isEqualTo(store.get());
  }

  @Test
  void brokenFileGivesTheFirstSettings() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"theme\": [");
    assertThat(new SettingsStore(folder).get()).isEqualTo(Settings.first());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"theme\": [", "[1, 2]", "\"dark\"", "{\"theme\": \"dark\"} more", "\0\0"})
  void aDamagedFileIsRenamedAndNotOverwritten(String damaged) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.json"), damaged);
    SettingsStore store = new SettingsStore(folder);
    assertThat(file).as("only read yet").hasContent(damaged);
    store.change(settings -> settings.withTheme(WindowTheme.DARK));
    Path aside = folder.resolve("settings.json.bad");
    assertThat(Files.readString(aside)).isEqualTo(damaged);
    assertThat(store.putDamagedAside().orElseThrow().message())
        .contains("settings.json", "settings.json.bad")
        .doesNotContain("\n");
    assertThat(new SettingsStore(folder).get().theme()).isEqualTo(WindowTheme.DARK);
    assertThat(new SettingsStore(folder).putDamagedAside()).isEmpty();
  }

  @Test
  void anotherDamagedFileGetsAnotherName() throws IOException {
    for (String name : List.of("settings.json.bad", "settings.json.bad-2")) {
      Files.writeString(folder.resolve("settings.json"), "{" + name);
      assertThat(new SettingsStore(folder).putDamagedAside()).isPresent();
      assertThat(folder.resolve(name)).hasContent("{" + name);
      assertThat(folder.resolve("settings.json")).doesNotExist();
    }
  }

  @Test
  void foreignValuesGiveTheFirstOnes() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"),
        "{\"theme\": 3, \"window\": \"big\", \"letters\": {\"speed\": 7, \"families\": 3}}");
    assertThat(new SettingsStore(folder).get()).isEqualTo(Settings.first());
  }

  @Test
  void unwritableFolderLeavesTheWindowAlive() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "a file where a folder should be");
    SettingsStore store = new SettingsStore(file);
    store.change(settings -> settings.withTheme(WindowTheme.DARK));
    assertThat(store.get().theme()).isEqualTo(WindowTheme.DARK);
  }

  @Test
  void recentKeepsTheNewestTenOnce() {
    Settings settings = Settings.first();
    for (int i = 0; i < 15; i++) {
      settings = settings.withRecent(Path.of("f" + i));
    }
    settings = settings.withRecent(Path.of("f12"));
    assertThat(settings.recent()).hasSize(10).doesNotHaveDuplicates().startsWith(Path.of("f12"));
  }

  @Test
  void directoriesFollowThePlatform() {
    Path home = Path.of("/home/u");
    assertThat(Directories.of(null, "Linux", home, Map.of("XDG_CONFIG_HOME", "/x")).settings())
        .isEqualTo(Path.of("/x/lossmith"));
    assertThat(Directories.of(null, "Linux", home, Map.of()).state())
        .isEqualTo(Path.of("/home/u/.local/state/lossmith"));
    assertThat(Directories.of(null, "Mac OS X", home, Map.of()).settings())
        .isEqualTo(Path.of("/home/u/Library/Application Support/Lossmith"));
    assertThat(Directories.of("/t", "Windows 11", home, Map.of()).state())
        .isEqualTo(Path.of("/t/state"));
  }

  @Test
  void leftoversOfAKilledWindowAreDeleted() throws IOException {
    Directories directories = new Directories(folder.resolve("settings"), folder.resolve("state"));
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    List<Path> left = new ArrayList<>();
    for (String name : List.of("settings", "state", "state/session-1", "state/session-2")) {
      Path file = folder.resolve(name).resolve(".desk.json.999999999-1f.aside");
      Files.createDirectories(file.getParent());
      left.add(Files.setLastModifiedTime(Files.writeString(file, "half"), old));
    }
    directories.sweep();
    assertThat(left).noneMatch(Files::exists);
    new Directories(folder.resolve("none"), folder.resolve("none")).sweep();
  }
}
