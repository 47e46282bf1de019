package io.github.lossmith.app.command;

import io.github.lossmith.app.gpu.GpuAccess;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.backend.Backend;
import io.github.lossmith.trainer.dataset.UserCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What this machine trains with. */
final class MachineReport {
  private MachineReport() {}

  /** Lines for people; loads the natives. */
  static String print() {
    Backend backend = Backend.load();
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "app.doctor.backend",
            backend.name(),
            backend.version(),
            backend.flavour(),
            backend.threads()));
    lines.add(text(backend.oneDnn() ? "app.doctor.onednn" : "app.doctor.no-onednn"));
    Path cache = UserCache.folder();
    lines.add(text("app.doctor.cache", cache, freeMegabytes(cache)));
    lines.addAll(cards());
    return String.join("\n", lines) + "\n";
  }

  private static List<String> cards() {
    try {
      return GpuAccess.here().report().lines(Locale.ENGLISH);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static long freeMegabytes(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there.getParent() != null && !there.toFile().exists()) {
      there = there.getParent();
    }
    return there.toFile().getUsableSpace() >> 20;
  }

  private static String text(String key, Object... arguments) {
    return Problem.of(key, arguments).message();
  }
}
