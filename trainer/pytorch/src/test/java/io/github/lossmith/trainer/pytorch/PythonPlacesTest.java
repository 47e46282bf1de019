package io.github.lossmith.trainer.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonPlacesTest {
  @TempDir private Path home;

  private Path python(String file) throws IOException {
    return FakePython.script(home.resolve(file), "exit 0\n");
  }

  @Test
  void pythonsAreFoundInTheirOrderAndEachOnce() throws IOException {
    Path chosen = python("chosen/python");
    Path virtual = python("venv/bin/python");
    Path prefix = python("conda/envs/x/bin/python");
    Path listed = python("conda/envs/y/bin/python");
    Path onPath = python("local/python3");
    Files.createDirectories(home.resolve(".conda"));
    Files.writeString(
        home.resolve(".conda/environments.txt"),
        home.resolve("conda/envs/x") + "\n" + home.resolve("conda/envs/y") + "\n/no/such\n\n");
    PythonPlaces places =
        new PythonPlaces(
            home,
            Map.of(
                "VIRTUAL_ENV", home.resolve("venv").toString(),
                "CONDA_PREFIX", home.resolve("conda/envs/x").toString(),
                "PATH", "/no/such:" + home.resolve("local") + ":/usr/bin"));
    assertThat(places.all(List.of(chosen)))
        .startsWith(chosen, virtual, prefix, listed, onPath)
        .doesNotHaveDuplicates();
  }

  @Test
  void environmentIsNotThePythonItWasMadeWith() throws IOException {
    Path base = python("base/bin/python");
    Files.createDirectories(home.resolve("venv/bin"));
    Path linked = Files.createSymbolicLink(home.resolve("venv/bin/python"), base);
    Files.createSymbolicLink(home.resolve("same"), home.resolve("base"));
    PythonPlaces places =
        new PythonPlaces(home, Map.of("VIRTUAL_ENV", home.resolve("venv").toString()));
    assertThat(places.all(List.of(base, home.resolve("same/bin/python"))))
        .startsWith(base, linked)
        .doesNotContain(home.resolve("same/bin/python"));
  }
}
