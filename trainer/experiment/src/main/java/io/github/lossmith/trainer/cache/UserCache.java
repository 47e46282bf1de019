package io.github.lossmith.trainer.cache;

import io.github.lossmith.trainer.lock.SchedulerJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder for files that can be regenerated: generated images, features. All nodes of a cluster
 * have the same where they share the user's home; {@link #node} is one of a node alone.
 */
public final class UserCache {
  private UserCache() {}

  /**
   * The folder, which may not exist yet: the system property {@code lossmith.cache}, the
   * environment's {@code LOSSMITH_CACHE}, or the platform's cache folder of the user with {@code
   * lossmith} below.
   */
  public static Path folder() {
    String chosen = System.getProperty("lossmith.cache", "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen);
    }
    return folder(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System.getenv());
  }

  static Path folder(String system, Path home, Map<String, String> environment) {
    String chosen = environment.getOrDefault("LOSSMITH_CACHE", "");
    return chosen.isEmpty() ? platformFolder(system, home, environment) : Path.of(chosen);
  }

  /**
   * In a scheduler's job, the folder of this user on the node's own disk: below {@code
   * $SLURM_TMPDIR} or {@code $TMPDIR}. Empty outside and where neither is set, since {@code /tmp}
   * may be memory.
   */
  public static Optional<Path> node() {
    return node(System.getenv(), System.getProperty("user.name", ""));
  }

  static Optional<Path> node(Map<String, String> environment, String user) {
    if (SchedulerJob.of(environment).isEmpty()) {
      return Optional.empty();
    }
    return Stream.of("SLURM_TMPDIR", "TMPDIR")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(folder -> !folder.isEmpty() && Files.isDirectory(Path.of(folder)))
        .findFirst()
        .map(
            folder ->
                Path.of(folder).resolve("lossmith-" + user.replaceAll("[^A-Za-z0-9_.-]", "_")));
  }

  private static Path platformFolder(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      Path base = local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local);
      return base.resolve("lossmith").resolve("cache");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches").resolve("lossmith");
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base = cache.isEmpty() ? home.resolve(".cache") : Path.of(cache);
    return base.resolve("lossmith");
  }
}
