package io.github.lossmith.trainer.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
