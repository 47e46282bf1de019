package io.github.lossmith.app.design.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.imbalance.Imbalance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The designs of a window of version 0.1.0, as it left them. */
class OldWorkspaceTest {
  @Test
  void theDesignsOfTheFirstReleaseComeBack() throws IOException {
    try (InputStream old = getClass().getResourceAsStream("/release-0.1.0/desk.json")) {
      WorkspaceFile.Found found = WorkspaceJson.read(Objects.requireNonNull(old).readAllBytes());
      assertThat(found.damage()).isEmpty();
      WorkspaceFile.Kept kept = found.kept().orElseThrow();
      assertThat(kept.designs().openDesigns())
          .extracting(OpenDesign::design)
          .extracting(Design::name)
          .containsExactly("steep focal", "by hand");
      assertThat(kept.designs().examples()).isEqualTo(Imbalance.paper());
      assertThat(kept.files()).isEqualTo(Map.of(1L, Path.of("/home/anna/steep.lossmith.json")));
      assertThat(kept.ticked()).isEqualTo(Set.of(1L, 2L, -3L));
      assertThat(kept.selectedDesign()).isEqualTo(2);
    }
  }
}
