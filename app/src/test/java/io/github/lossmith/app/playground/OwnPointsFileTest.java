package io.github.lossmith.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.designer.playground.PointSet.Labelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPointsFileTest {
  @TempDir private Path folder;

  @Test
  void pointsComeBackAsTheyWere() throws IOException {
    OwnPointsFile file = new OwnPointsFile(folder.resolve("deep"));
    assertThat(file.read().orThrow()).isEmpty();
    file.write(
        Optional.of(
            new PointSet(List.of(new Labelled(0.1, -0.7, true), new Labelled(1, 1e-17, true)))));
    PointSet kept = file.read().orThrow().orElseThrow();
    assertThat(kept.size()).isEqualTo(2);
    assertThat(kept.rareCount()).isEqualTo(2);
    assertThat(kept.x(0)).isEqualTo(0.1);
    assertThat(kept.y(0)).isEqualTo(-0.7);
    assertThat(kept.y(1)).isEqualTo(1e-17);
    file.write(Optional.of(new PointSet(List.of())));
    assertThat(file.read().orThrow().orElseThrow().size()).isZero();
    file.write(Optional.empty());
    assertThat(file.path()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"points\": 3}",
        "{\"points\": [[0, 0]]}",
        "{\"points\": [[0, \"a\", true]]}",
        "{\"points\": [[0, 0, 1]]}",
        "{\"points\": [[1e300, 0, true]]}",
        "{\"points\": [[0, 0, true]"
      })
  void aDamagedFileIsOneLine(String text) throws IOException {
    OwnPointsFile file = new OwnPointsFile(folder);
    Files.writeString(file.path(), text);
    assertThat(file.read().failure().orElseThrow().message())
        .contains("playground-points.json")
        .doesNotContain("\n");
  }

  @Test
  void tooManyPointsAreRefused() throws IOException {
    OwnPointsFile file = new OwnPointsFile(folder);
    String points = "[0,0,true],".repeat(PointSet.MOST_POINTS) + "[0,0,true]";
    Files.writeString(file.path(), "{\"points\":[" + points + "]}");
    assertThat(file.read().isOk()).isFalse();
  }
}
