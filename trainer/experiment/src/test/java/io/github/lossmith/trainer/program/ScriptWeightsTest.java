package io.github.lossmith.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.resources.Messages;
import io.github.lossmith.trainer.SharedData;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.keras.KerasWeights;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported program reads Keras files that Lossmith reads, and refuses others in its words. */
class ScriptWeightsTest {
  @TempDir private Path folder;

  private List<String> theirs(Path weights, Path out) throws Exception {
    TorchProgram.assumeTorch();
    Files.writeString(
        folder.resolve("program.py"),
        ExperimentProgram.text(ExperimentPresets.named("bccd"), folder).orThrow());
    Path script = folder.resolve("odd_weights.py");
    try (InputStream in = getClass().getResourceAsStream("odd_weights.py")) {
      Files.copy(in, script);
    }
    return TorchProgram.run(script, folder, "program", weights, out).lines().toList();
  }

  @Test
  void everyFormIsReadAndEveryFaultHasTheSameWords() throws Exception {
    Path out = folder.resolve("weights");
    List<String> lines = theirs(SharedData.weights("0.35").toRealPath(), out);
    Set<String> keys = new TreeSet<>();
    int read = 0;
    SoftAssertions same = new SoftAssertions();
    for (String line : lines) {
      JsonNode theirs = new ObjectMapper().readTree(line);
      String name = theirs.get("name").asText();
      Optional<Problem> ours = KerasWeights.read(out.resolve(name), 0.35).failure();
      same.assertThat(theirs.get("fault").asText())
          .as(name)
          .isEqualTo(ours.map(Problem::message).orElse(""));
      same.assertThat(theirs.get("far").asDouble()).as(name).isZero();
      ours.ifPresent(problem -> keys.add(problem.key()));
      read += ours.isEmpty() ? 1 : 0;
    }
    same.assertAll();
    assertThat(read).isGreaterThanOrEqualTo(6);
    Set<String> wanted = new TreeSet<>(Messages.bundle("trainer", Locale.ENGLISH).keySet());
    wanted.removeIf(key -> !key.startsWith("trainer.weights."));
    assertThat(keys).containsAll(wanted);
  }
}
