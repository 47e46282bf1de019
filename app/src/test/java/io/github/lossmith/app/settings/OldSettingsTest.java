package io.github.lossmith.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings as version 0.1.0 wrote them, and the spelling of their keys now. */
class OldSettingsTest {
  @TempDir private Path folder;

  @Test
  void settingsOfTheFirstReleaseAreTakenUp() throws IOException {
    try (InputStream old = getClass().getResourceAsStream("/release-0.1.0/settings.json")) {
      Files.copy(Objects.requireNonNull(old), folder.resolve("settings.json"));
    }
    SettingsStore store = new SettingsStore(folder);
    Settings read = store.get();
    assertThat(read.theme()).isEqualTo(WindowTheme.DARK);
    assertThat(read.language()).isEqualTo("ru");
    assertThat(read.place()).isEqualTo("imbalance");
    assertThat(read.window()).contains(new WindowBounds(10, 20, 1300, 900, true));
    assertThat(read.runs()).contains(Path.of("/home/anna/runs").toAbsolutePath());
    assertThat(read.axes()).isEqualTo(new Axes(List.of("loss"), "logit", "symlog", true));
    assertThat(read.recent()).containsExactly(Path.of("/home/anna/steep.lossmith.json"));

    store.change(settings -> settings.withWindow(new WindowBounds(1, 2, 1000, 700, false)));
    assertThat(folder.resolve("settings.json"))
        .content()
        .doesNotContainPattern("\"[a-z]+_[a-z_]+\"");
    assertThat(new SettingsStore(folder).get()).isEqualTo(store.get());
    assertThat(store.get().axes().logarithmicBars()).isTrue();
  }
}
