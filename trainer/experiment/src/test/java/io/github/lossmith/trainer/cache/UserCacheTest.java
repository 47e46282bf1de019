package io.github.lossmith.trainer.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {
  private static final Path HOME = Path.of("home");

  @Test
  void followsThePlatform() {
    assertThat(UserCache.folder("Linux", HOME, Map.of()))
        .isEqualTo(HOME.resolve(".cache/lossmith"));
    assertThat(UserCache.folder("Linux", HOME, Map.of("XDG_CACHE_HOME", "c")))
        .isEqualTo(Path.of("c/lossmith"));
    assertThat(UserCache.folder("Mac OS X", HOME, Map.of()))
        .isEqualTo(HOME.resolve("Library/Caches/lossmith"));
    assertThat(UserCache.folder("Windows 11", HOME, Map.of("LOCALAPPDATA", "l")))
        .isEqualTo(Path.of("l/lossmith/cache"));
    assertThat(
            UserCache.folder(
                "Linux", HOME, Map.of("LOSSMITH_CACHE", "/big", "XDG_CACHE_HOME", "c")))
        .isEqualTo(Path.of("/big"));
  }

  @Test
  void jobKeepsItsFilesOnItsNode(@TempDir Path node, @TempDir Path machine) {
    Map<String, String> both = Map.of("SLURM_TMPDIR", node + "", "TMPDIR", machine + "");
    assertThat(UserCache.node(both, "ann")).as("no job").isEmpty();
    Map<String, String> job = new HashMap<>(both);
    job.put("SLURM_JOB_ID", "7");
    assertThat(UserCache.node(job, "ann")).contains(node.resolve("lossmith-ann"));
    assertThat(UserCache.node(job, "CORP\\ann b")).contains(node.resolve("lossmith-CORP_ann_b"));
    job.remove("SLURM_TMPDIR");
    assertThat(UserCache.node(job, "ann")).contains(machine.resolve("lossmith-ann"));
    job.put("TMPDIR", node.resolve("missing").toString());
    assertThat(UserCache.node(job, "ann")).isEmpty();
  }
}
