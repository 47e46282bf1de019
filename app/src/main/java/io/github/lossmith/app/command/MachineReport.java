package io.github.lossmith.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  /** The same as JSON. */
  static ObjectNode json() {
    Backend backend = Backend.load();
    Path cache = UserCache.folder();
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("backend", backend.name());
    root.put("version", backend.version());
    root.put("natives", backend.flavour());
    root.put("threads", backend.threads());
    root.put("oneDnn", backend.oneDnn());
    root.put("cache", cache.toString());
    root.put("freeMegabytes", freeMegabytes(cache));
    try {
      GpuAccess.here().report().putInto(root.putObject("gpu"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return root;
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
