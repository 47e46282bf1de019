package io.github.lossmith.designer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes in docs/recipes for torchvision's detectors, as they are written there. */
class TorchvisionRecipeTest {
  private static final Path RECIPES = Path.of("../docs/recipes");

  @TempDir private Path folder;

  @Test
  void detectorsTrainWithExportedLosses() throws Exception {
    Python.assumeModule("torchvision");
    for (String preset : List.of("ce", "focal")) {
      Files.writeString(
          folder.resolve(preset + ".py"),
          ExportTarget.PYTORCH.text(Losses.preset(preset)).orThrow());
    }
    Path script = folder.resolve("check_torchvision.script");
    try (InputStream in = getClass().getResourceAsStream("check_torchvision.py")) {
      Files.copy(in, script);
    }
    String line = Python.run(script, RECIPES.toRealPath().toString(), folder.toString());
    JsonNode report = new ObjectMapper().readTree(line);
    assertThat(report.get("failed")).as(line).isEmpty();
  }
}
