package io.github.lossmith.trainer.pytorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;

/** Shell scripts that answer like a Python, or not. */
final class FakePython {
  private FakePython() {}

  /** An executable file with this text. */
  static Path script(Path file, String text) throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "SKIPPED: no /bin/sh");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** One that answers this JSON, after what the fields of a usable Python say. */
  static Path answering(Path file, String fields) throws IOException {
    return script(file, "cat >/dev/null\necho '" + answer(fields) + "'\n");
  }

  /** The answer of a usable Python with PyTorch 2.11 for the processor; later fields count. */
  static String answer(String fields) {
    return "{\"lossmith\": 1, \"python\": \"3.12.1\", \"torch\": \"2.11.0+cu128\","
        + " \"threads\": 8, \"oneDnn\": true, \"numpy\": \"2.0\", \"pillow\": \"11.0\","
        + " \"h5py\": \"3.12\", \"cuda\": \"12.8\", \"archs\": [], \"cards\": []"
        + (fields.isEmpty() ? "" : ", " + fields)
        + "}";
  }

  /** Cards and the list of architectures, as fields of an answer. */
  static String card(String name, int major, int minor, String archs) {
    return "\"archs\": ["
        + archs
        + "], \"cards\": [{\"name\": \""
        + name
        + "\", \"major\": "
        + major
        + ", \"minor\": "
        + minor
        + ", \"totalMiB\": 81559, \"freeMiB\": 80000}]";
  }
}
