package io.github.lossmith.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSizeTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"80,90,80", "100,110,90", "115,125,110", "200,200,175"})
  void goesByStepsAndStopsAtTheEnds(int size, int larger, int smaller) {
    assertThat(TextSize.larger(size)).isEqualTo(larger);
    assertThat(TextSize.smaller(size)).isEqualTo(smaller);
  }

  @ParameterizedTest
  @CsvSource({"150,150", "10,80", "4000,200", "\"large\",100"})
  void aSettingsFileMaySayAnything(String written, int read) throws Exception {
    Files.writeString(folder.resolve("settings.json"), "{\"textSize\":" + written + "}");
    assertThat(new SettingsStore(folder).get().textSize()).isEqualTo(read);
  }

  @Test
  void isRemembered() {
    new SettingsStore(folder).change(settings -> settings.withTextSize(125));
    assertThat(new SettingsStore(folder).get().textSize()).isEqualTo(125);
  }
}
