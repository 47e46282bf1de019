package io.github.lossmith.app.command.machine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.app.engine.OfferTable;
import io.github.lossmith.app.gpu.GpuAccess;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.cache.UserCache;
import io.github.lossmith.trainer.engine.ComputeBackend;
import io.github.lossmith.trainer.engine.Engines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report on what this machine trains with. */
public final class MachineReport {
  private MachineReport() {}

  /** Lines for people; asks the engine, which loads its natives in a process of its own. */
  public static String print() {
    List<String> lines =
        new ArrayList<>(backend().fold(MachineReport::lines, MachineReport::lines));
    Path cache = UserCache.folder();
    lines.add(text("app.doctor.cache", cache, freeMegabytes(cache)));
    lines.addAll(cards());
    lines.addAll(offers().lines(Locale.ENGLISH));
    return String.join("\n", lines) + "\n";
  }

  private static Outcome<ComputeBackend> backend() {
    try {
      return Engines.bundled().processor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.bad("app.train.device.cancelled");
    }
  }

  private static List<String> lines(ComputeBackend backend) {
    return List.of(
        text(
            "app.doctor.backend",
            backend.name(),
            backend.version(),
            backend.flavour(),
            backend.threads()),
        text(backend.oneDnn() ? "app.doctor.onednn" : "app.doctor.no-onednn"));
  }

  private static List<String> lines(Problem problem) {
    return List.of(problem.message());
  }

  /** The same as JSON. */
  public static ObjectNode json() {
    Path cache = UserCache.folder();
    ObjectNode root = new ObjectMapper().createObjectNode();
    backend()
        .fold(backend -> put(backend, root), problem -> root.put("problem", problem.message()));
    root.put("cache", cache.toString());
    root.put("freeMegabytes", freeMegabytes(cache));
    try {
      GpuAccess.here().report().putInto(root.putObject("gpu"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    offers().putInto(root.putArray("offers"));
    return root;
  }

  /** What every engine can train with here. */
  private static OfferTable offers() {
    try {
      return OfferTable.of(Engines.all(), EngineConsole.pythons());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new OfferTable(List.of());
    }
  }

  private static ObjectNode put(ComputeBackend backend, ObjectNode root) {
    return root.put("backend", backend.name())
        .put("version", backend.version())
        .put("natives", backend.flavour())
        .put("threads", backend.threads())
        .put("oneDnn", backend.oneDnn());
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
