package io.github.lossmith.trainer.generated;

import io.github.lossmith.designer.problem.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The data set of the quick experiment: one to three shapes on a textured background, in Pascal VOC
 * layout. It is generated once and kept; pixels and boxes are the same on every machine.
 */
public final class GeneratedImages {
  /** The shapes. */
  public static final List<String> CLASSES = List.of("circle", "square", "triangle");

  /** Side of an image, pixels. */
  public static final int SIDE = 160;

  /** 2: what version 1 wrote under some locales has digits that no program reads. */
  private static final int VERSION = 2;

  private static final String ASIDE = ".shapes-";

  /** A few thousand images take seconds. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private GeneratedImages() {}

  /**
   * The folder of the data set, with the splits {@code train} and {@code test}, generated if it is
   * missing. It is created completely or not at all, even by two programs at once.
   */
  public static Outcome<Path> folder(Path cache, int train, int test) {
    return folder(cache, train, new Split("test", test, 2));
  }

  /**
   * The same training images with other images than those of {@code test} beside them, in the split
   * {@code val}: for choices that must not be made by the test images.
   */
  public static Outcome<Path> validation(Path cache, int train, int validation) {
    return folder(cache, train, new Split("val", validation, 3));
  }

  /** Images beside those to train on, drawn from a seed of their own. */
  private record Split(String name, int count, long seed) {}

  private static Outcome<Path> folder(Path cache, int train, Split beside) {
    String kind = beside.name().equals("test") ? "-" : "-" + beside.name() + "-";
    Path folder = cache.resolve("shapes-" + VERSION + "-" + train + kind + beside.count());
    if (Files.isDirectory(folder)) {
      return Outcome.ok(folder);
    }
    try {
      Files.createDirectories(cache);
      clearLeftovers(cache);
      Path aside = Files.createTempDirectory(cache, ASIDE);
      try {
        write(aside, train, beside);
        moveInto(aside, folder);
      } finally {
        delete(aside);
      }
      return Outcome.ok(folder);
    } catch (IOException e) {
      return Outcome.bad("trainer.data.cache", cache, String.valueOf(e.getMessage()));
    }
  }

  /** Deletes folders of killed processes; a folder that is being filled is younger. */
  private static void clearLeftovers(Path cache) throws IOException {
    Instant before = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(cache, ASIDE + "*")) {
      for (Path folder : left) {
        clearIfOld(folder, before);
      }
    }
  }

  /** Others may rename it or clear it at the same time. */
  private static void clearIfOld(Path folder, Instant before) throws IOException {
    try {
      if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
        delete(folder);
      }
    } catch (NoSuchFileException | UncheckedIOException gone) {
      // what is still there goes at the next start
    }
  }

  private static void moveInto(Path aside, Path folder) throws IOException {
    try {
      Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void write(Path root, int train, Split beside) throws IOException {
    Files.createDirectories(root.resolve("Annotations"));
    Files.createDirectories(root.resolve("JPEGImages"));
    Files.createDirectories(root.resolve("ImageSets").resolve("Main"));
    writeSplit(root, "train", train, 1);
    writeSplit(root, beside.name(), beside.count(), beside.seed());
  }

  private static void writeSplit(Path root, String split, int count, long seed) throws IOException {
    SplittableRandom seeds = new SplittableRandom(seed);
    StringBuilder ids = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      String id = String.format(Locale.ROOT, "%s_%04d", split, i);
      GeneratedScene.draw(SIDE, seeds.split()).write(root, id);
      ids.append(id).append('\n');
    }
    Path file = root.resolve("ImageSets").resolve("Main").resolve(split + ".txt");
    Files.writeString(file, ids, StandardCharsets.UTF_8);
  }
}
