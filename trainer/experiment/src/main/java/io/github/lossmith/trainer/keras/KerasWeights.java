package io.github.lossmith.trainer.keras;

import static java.util.Objects.requireNonNull;

import io.github.lossmith.designer.problem.Outcome;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The trunk's weights from a Keras file, {@code
 * mobilenet_v2_weights_tf_dim_ordering_tf_kernels_α_224_no_top.h5} or a whole model with such a
 * trunk in it, batch normalisation folded, see {@link KerasLayers}.
 */
public final class KerasWeights {
  private final Map<String, float[][]> folded;

  private KerasWeights(Map<String, float[][]> folded) {
    this.folded = folded;
  }

  /** Reads and folds the weights of MobileNetV2 of this width; names what is wrong with a file. */
  public static Outcome<KerasWeights> read(Path file, double width) {
    if (!Files.isRegularFile(file)) {
      return Outcome.bad("trainer.weights.missing", file, Double.toString(width), name(width));
    }
    try {
      if (!WeightFile.hasSignature(file)) {
        return Outcome.bad("trainer.weights.not-hdf5", file, WeightFile.beginning(file));
      }
      Optional<HdfFile> opened = WeightFile.open(file);
      if (opened.isEmpty()) {
        return Outcome.bad("trainer.weights.archive", file);
      }
      try (HdfFile hdf = opened.get()) {
        return KerasLayers.of(new KerasVariables(hdf), file, width).map(KerasWeights::new);
      }
    } catch (NoSuchFileException | AccessDeniedException e) {
      return Outcome.bad("trainer.voc.unreadable", file, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
      // a damaged file may name any length, of which the library makes an array, and any depth
      return Outcome.bad("trainer.weights.damaged", file, Long.toString(size(file)));
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  /** How Keras calls the file of this width. */
  public static String name(double width) {
    return "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_" + width + "_224_no_top.h5";
  }

  /** Changes, almost surely, when a weight changes. */
  public long fingerprint() {
    long sum = 0;
    for (Map.Entry<String, float[][]> layer : folded.entrySet()) {
      sum = 31 * sum + layer.getKey().hashCode();
      for (float[] values : layer.getValue()) {
        // 2^64 divided by the golden ratio, Knuth's multiplicative hashing.
        sum = sum * 0x9E3779B97F4A7C15L + Arrays.hashCode(values);
      }
    }
    return sum;
  }

  /** Names of the convolutions, in order. */
  public Set<String> layers() {
    return Collections.unmodifiableSet(folded.keySet());
  }

  /** A copy of a convolution's kernel, [side, side, in, out], depthwise [side, side, in, 1]. */
  public float[] kernel(String layer) {
    return requireNonNull(folded.get(layer))[0].clone();
  }

  /** A copy of a convolution's bias, one value a filter. */
  public float[] bias(String layer) {
    return requireNonNull(folded.get(layer))[1].clone();
  }
}
