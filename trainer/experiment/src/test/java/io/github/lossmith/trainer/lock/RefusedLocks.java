package io.github.lossmith.trainer.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A file system that refuses locks, for processes that are started with its environment. */
public final class RefusedLocks {
  private static final String SOURCE =
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <errno.h>
      #include <fcntl.h>
      #include <stdarg.h>
      #include <stdlib.h>
      static int answer(const char *name, int fd, int command, void *argument) {
        if (command == F_SETLK || command == F_SETLKW) {
          errno = atoi(getenv("REFUSED_LOCKS"));
          return -1;
        }
        return ((int (*)(int, int, void *))dlsym(RTLD_NEXT, name))(fd, command, argument);
      }
      int fcntl(int fd, int command, ...) {
        va_list all;
        va_start(all, command);
        void *argument = va_arg(all, void *);
        va_end(all);
        return answer("fcntl", fd, command, argument);
      }
      int fcntl64(int fd, int command, ...) {
        va_list all;
        va_start(all, command);
        void *argument = va_arg(all, void *);
        va_end(all);
        return answer("fcntl64", fd, command, argument);
      }
      """;

  private RefusedLocks() {}

  /**
   * The environment of a process whose locks are refused.
   *
   * @param error ENOLCK is 37, ENOSYS 38
   */
  public static Map<String, String> environment(Path folder, int error)
      throws IOException, InterruptedException {
    Path library = folder.resolve("refused.so");
    if (!Files.exists(library)) {
      Path source = Files.writeString(folder.resolve("refused.c"), SOURCE);
      Assumptions.assumeTrue(
          compiled(source, library), "SKIPPED: no gcc for a file system without locks");
    }
    return Map.of("LD_PRELOAD", library.toString(), "REFUSED_LOCKS", Integer.toString(error));
  }

  private static boolean compiled(Path source, Path library) throws InterruptedException {
    try {
      String[] command = {"gcc", "-shared", "-fPIC", "-o", library + "", source + "", "-ldl"};
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
