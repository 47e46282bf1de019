package io.github.lossmith.trainer.feature;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.dataset.Augmenter;
import io.github.lossmith.trainer.dataset.Dataset;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.dataset.Sample;
import io.github.lossmith.trainer.detector.Trunk;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.image.ExifOrientation;
import io.github.lossmith.trainer.keras.KerasWeights;
import io.github.lossmith.trainer.lock.RunLock;
import io.github.lossmith.trainer.network.DetectorNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A frozen trunk's features of all images and their augmented copies, computed once and kept on
 * disk under a key of everything that they depend on: the weights, the input size, the images and
 * the augmentation.
 */
public final class FeatureCache {
  /** The batch of the experiments, for which the features are measured in docs/benchmarks.md. */
  private static final int BATCH = 16;

  /** Left free on the disk for the checkpoints and metrics of the run. */
  private static final long SPARE_BYTES = 256L << 20;

  private static final String COMPUTING = ".computing";
  private static final String SUFFIX = ".features";

  /**
   * A file that is being computed grows at every batch; after an hour without, its process is gone.
   */
  private static final long ABANDONED_MS = 3_600_000;

  /** How often a process that waits for another's features looks. */
  private static final long LOOK_MS = 500;

  private final Path folder;
  private final DetectorSettings settings;
  private final KerasWeights weights;

  /** Receives the progress. */
  public interface Progress {
    /** Images that have been decoded, to check them, and their number. */
    default void checked(int images, int of) {}

    /** The number of views to be computed, with their disk space and estimated time. */
    default void estimated(int views, long bytes, double seconds) {}

    /** Views that are done, and their number. */
    void done(int views, int of);
  }

  /**
   * A cache.
   *
   * @param folder where the files lie
   */
  public FeatureCache(Path folder, DetectorSettings settings, KerasWeights weights) {
    this.folder = folder;
    this.settings = settings;
    this.weights = weights;
  }

  /** Values of one view of one image. */
  private int recordLength() {
    return DetectorNetwork.featureLengths(settings.width(), settings.size()).stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private long bytes(Dataset images, int copies) {
    return DetectorNetwork.featureBytes(settings, images.samples().size(), copies);
  }

  /** The file of a data set, which may not exist. */
  Path file(Dataset images, Augmenter augmenter, int copies) {
    return folder.resolve(key(images, augmenter, copies) + SUFFIX);
  }

  /** Whether the features exist. */
  boolean holds(Dataset images, Augmenter augmenter, int copies) {
    long wanted = bytes(images, copies);
    return file(images, augmenter, copies).toFile().length() == wanted;
  }

  /**
   * A problem if features of an experiment are missing and the disk has no space for them.
   *
   * @param copies augmented copies of each image to train on
   */
  public Optional<Problem> room(ExperimentImages images, Augmenter augmenter, int copies) {
    try {
      Files.createDirectories(folder);
      long wanted =
          missing(images.train(), augmenter, copies) + missing(images.test(), augmenter, 0);
      long free = folder.toFile().getUsableSpace();
      return wanted == 0 || free >= wanted + SPARE_BYTES
          ? Optional.empty()
          : Optional.of(
              Problem.of(
                  "trainer.features.no-room", folder, wanted >> 20, free >> 20, SPARE_BYTES >> 20));
    } catch (IOException failure) {
      return Optional.of(
          Problem.of("trainer.features.folder", folder, String.valueOf(failure.getMessage())));
    }
  }

  private long missing(Dataset images, Augmenter augmenter, int copies) {
    return holds(images, augmenter, copies) ? 0 : bytes(images, copies);
  }

  /**
   * The features, computed if they are missing.
   *
   * @param stop queried between batches; if true, the features computed so far are discarded
   */
  Outcome<FeatureFile> open(
      Dataset images, Augmenter augmenter, int copies, Progress progress, BooleanSupplier stop) {
    Path file = file(images, augmenter, copies);
    try {
      Optional<Problem> problem = Optional.empty();
      while (problem.isEmpty() && !holds(images, augmenter, copies)) {
        problem = computeOrWait(images, augmenter, copies, progress, stop);
      }
      return problem.isPresent()
          ? Outcome.bad(problem.get())
          : Outcome.ok(FeatureFile.open(file, recordLength()));
    } catch (IOException failure) {
      return Outcome.bad("trainer.features.folder", folder, String.valueOf(failure.getMessage()));
    }
  }

  /**
   * Of several processes that want the same features, one computes them. The others wait while its
   * file grows: for a hundred tasks on a shared disk, one file is written instead of a hundred.
   */
  private Optional<Problem> computeOrWait(
      Dataset images, Augmenter augmenter, int copies, Progress progress, BooleanSupplier stop)
      throws IOException {
    Path file = file(images, augmenter, copies);
    Path aside = folder.resolve(COMPUTING + "-" + file.getFileName());
    Path lock = folder.resolve(key(images, augmenter, copies) + ".lock");
    try (RunLock held = RunLock.take(lock, List.of(aside)).orElse(null)) {
      if (held == null) {
        return waited(stop);
      }
      if (holds(images, augmenter, copies)) {
        return Optional.empty();
      }
      clearLeftovers();
      try {
        Optional<Problem> problem = compute(images, augmenter, copies, aside, progress, stop);
        // never over a whole file: whoever has it mapped from a file server would lose its pages
        if (problem.isEmpty() && held.isHeld() && !holds(images, augmenter, copies)) {
          Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return problem;
      } finally {
        Files.deleteIfExists(aside); // the lock stays: others may have it open
      }
    }
  }

  private static Optional<Problem> waited(BooleanSupplier stop) {
    try {
      Thread.sleep(LOOK_MS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return Optional.of(Problem.of("trainer.features.stopped"));
    }
    return stop.getAsBoolean()
        ? Optional.of(Problem.of("trainer.features.stopped"))
        : Optional.empty();
  }

  /** Deletes files of killed processes; a file that is being written is younger. */
  private void clearLeftovers() throws IOException {
    long now = System.currentTimeMillis();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, COMPUTING + "*")) {
      for (Path file : files) {
        clearIfOld(file, now);
      }
    }
  }

  private static void clearIfOld(Path file, long now) throws IOException {
    try {
      if (now - Files.getLastModifiedTime(file).toMillis() > ABANDONED_MS) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException gone) {
      // its writer has finished or cleared it meanwhile
    }
  }

  private Optional<Problem> compute(
      Dataset images,
      Augmenter augmenter,
      int copies,
      Path file,
      Progress progress,
      BooleanSupplier stop)
      throws IOException {
    int views = images.samples().size() * (1 + copies);
    try (Trunk trunk = Trunk.of(settings.width(), settings.size(), weights);
        FileChannel out = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      estimate(trunk, images, augmenter, copies, progress);
      for (int first = 0; first < views; first += BATCH) {
        if (stop.getAsBoolean()) {
          return Optional.of(Problem.of("trainer.features.stopped"));
        }
        int count = Math.min(BATCH, views - first);
        Outcome<float[]> pixels = pixels(images, augmenter, copies, first, count);
        if (!pixels.isOk()) {
          return pixels.failure();
        }
        write(trunk.features(pixels.orThrow()), count, out);
        progress.done(first + count, views);
      }
      out.force(true);
    }
    return Optional.empty();
  }

  /** Times a batch, after one for warming up. */
  private void estimate(
      Trunk trunk, Dataset images, Augmenter augmenter, int copies, Progress progress) {
    int views = images.samples().size() * (1 + copies);
    int count = Math.min(BATCH, views);
    double seconds = 0;
    for (int i = 0; i < 2; i++) {
      long start = System.nanoTime();
      pixels(images, augmenter, copies, 0, count).toOptional().ifPresent(trunk::features);
      seconds = (System.nanoTime() - start) / 1e9;
    }
    long bytes = bytes(images, copies);
    progress.estimated(views, bytes, seconds * views / count);
  }

  private Outcome<float[]> pixels(
      Dataset images, Augmenter augmenter, int copies, int first, int count) {
    int side = settings.size();
    float[] batch = new float[count * PixelScaling.length(side)];
    Optional<Problem> problem =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(
                i -> {
                  int view = first + i;
                  Sample sample = images.samples().get(view / (1 + copies));
                  Outcome<float[]> read = PixelScaling.read(sample, side);
                  read.toOptional()
                      .ifPresent(
                          image ->
                              PixelScaling.put(
                                  image,
                                  augmenter.view(sample.id(), view % (1 + copies)),
                                  side,
                                  batch,
                                  i * PixelScaling.length(side)));
                  return read.failure();
                })
            .flatMap(Optional::stream)
            .findFirst();
    return problem.map(Outcome::<float[]>bad).orElseGet(() -> Outcome.ok(batch));
  }

  private static void write(float[][] maps, int images, FileChannel out) throws IOException {
    int length = 0;
    for (float[] map : maps) {
      length += map.length / images;
    }
    ByteBuffer record = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
    for (int image = 0; image < images; image++) {
      record.clear();
      for (float[] map : maps) {
        int one = map.length / images;
        record.asFloatBuffer().put(map, image * one, one);
        record.position(record.position() + 4 * one);
      }
      record.flip();
      while (record.hasRemaining()) {
        out.write(record);
      }
    }
  }

  private String key(Dataset images, Augmenter augmenter, int copies) {
    StringBuilder all = new StringBuilder("features 1 ");
    all.append(weights.fingerprint()).append(' ').append(settings.width());
    all.append(' ').append(settings.size()).append(' ').append(copies);
    if (copies > 0) {
      all.append(' ').append(augmenter);
    }
    for (Sample sample : images.samples()) {
      all.append('\n').append(sample.image().toAbsolutePath());
      all.append(' ').append(sample.image().toFile().length());
      all.append(' ').append(sample.image().toFile().lastModified());
      if (sample.turn() != ExifOrientation.NONE) {
        all.append(" turned ").append(sample.turn().mark());
      }
    }
    return sha256(all.toString()).substring(0, 32);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
