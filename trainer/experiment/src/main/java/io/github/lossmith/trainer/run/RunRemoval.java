package io.github.lossmith.trainer.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deletes a run: what {@link RunDirectory} describes, never what else lies in the directory. */
final class RunRemoval {
  private static final String EVENTS = "events.out.tfevents.";
  private static final List<String> PARTS =
      List.of(
          RunDirectory.EXPERIMENT,
          RunDirectory.METRICS,
          RunDirectory.LOG,
          RunDirectory.ENGINE,
          RunDirectory.DEVICE,
          RunDirectory.PROGRAM,
          "checkpoints",
          "detections",
          "stopped",
          RunDirectory.FAILURES);

  private RunRemoval() {}

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(RunRemoval::isEvents).toList()) {
        Files.delete(file);
      }
    }
    for (String part : PARTS) {
      deleteTree(directory.resolve(part));
    }
    for (String lock : RunDirectory.LOCKS) {
      Files.deleteIfExists(directory.resolve(lock));
    }
    Files.deleteIfExists(directory.resolve(RunDirectory.STATE));
    try {
      Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException e) {
      // What somebody else has put there stays.
    }
  }

  private static boolean isEvents(Path file) {
    return String.valueOf(file.getFileName()).startsWith(EVENTS);
  }

  /** Deletes a folder and what is in it; links are not followed. */
  static void deleteTree(Path tree) throws IOException {
    if (Files.notExists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
