package io.github.lossmith.trainer.detector;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.backend.Floats;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.HdfInvalidPathException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * The trunk's weights from a Keras file, {@code
 * mobilenet_v2_weights_tf_dim_ordering_tf_kernels_α_224_no_top.h5}, batch normalisation folded:
 * kernel·γ/√(σ²+ε), bias β - μγ/√(σ²+ε), ε = 1e-3.
 */
public final class KerasWeights {
  private static final double EPSILON = 1e-3;

  private final Map<String, float[][]> folded;

  private KerasWeights(Map<String, float[][]> folded) {
    this.folded = folded;
  }

  /** Reads and folds the weights of MobileNetV2 of this width; names what is wrong with a file. */
  public static Outcome<KerasWeights> read(Path file, double width) {
    if (!Files.isRegularFile(file)) {
      return Outcome.bad("trainer.weights.missing", file, Double.toString(width), name(width));
    }
    try (HdfFile hdf = new HdfFile(file)) {
      return read(hdf, file, MobileNetV2.convolutions(width), width);
    } catch (HdfException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
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

  private static Outcome<KerasWeights> read(
      HdfFile hdf, Path file, List<MobileNetV2.Convolution> convolutions, double width) {
    Map<String, float[][]> folded = new LinkedHashMap<>();
    for (MobileNetV2.Convolution convolution : convolutions) {
      ConvolutionUnit unit = convolution.unit();
      long in = unit.getNIn();
      long out = unit.isDepthwise() ? 1 : unit.getNOut();
      long[] shape = {unit.getKernel(), unit.getKernel(), in, out};
      String kind = unit.isDepthwise() ? "depthwise_kernel:0" : "kernel:0";
      Optional<Dataset> kernel = find(hdf, convolution.name(), kind);
      if (kernel.isEmpty()) {
        return Outcome.bad("trainer.weights.no-layer", file, convolution.name());
      }
      long[] found = Arrays.stream(kernel.get().getDimensions()).asLongStream().toArray();
      if (!Arrays.equals(found, shape)) {
        return Outcome.bad(
            "trainer.weights.other-width",
            file,
            convolution.name(),
            Arrays.toString(found),
            Double.toString(width),
            Arrays.toString(shape));
      }
      folded.put(convolution.name(), fold(hdf, convolution, kernel.get()));
    }
    return Outcome.ok(new KerasWeights(folded));
  }

  private static Optional<Dataset> find(HdfFile hdf, String layer, String variable) {
    try {
      Node node = hdf.getByPath(layer + '/' + layer + '/' + variable);
      return node instanceof Dataset dataset ? Optional.of(dataset) : Optional.empty();
    } catch (HdfInvalidPathException noSuchLayer) {
      return Optional.empty();
    }
  }

  private static float[][] fold(
      HdfFile hdf, MobileNetV2.Convolution convolution, Dataset kernelSet) {
    float[] kernel = floats(kernelSet);
    float[] gamma = vector(hdf, convolution, "gamma:0");
    float[] beta = vector(hdf, convolution, "beta:0");
    float[] mean = vector(hdf, convolution, "moving_mean:0");
    float[] variance = vector(hdf, convolution, "moving_variance:0");
    int channels = gamma.length;
    float[] bias = new float[channels];
    double[] scale = new double[channels];
    for (int c = 0; c < channels; c++) {
      scale[c] = gamma[c] / Math.sqrt(variance[c] + EPSILON);
      bias[c] = (float) (beta[c] - mean[c] * scale[c]);
    }
    // the output channel is the last axis, and in a depthwise kernel [h, w, channel, 1] too
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (kernel[i] * scale[i % channels]);
    }
    return new float[][] {kernel, bias};
  }

  private static float[] vector(HdfFile hdf, MobileNetV2.Convolution convolution, String variable) {
    Dataset dataset =
        find(hdf, convolution.normalisation(), variable)
            .orElseThrow(() -> new IllegalArgumentException(convolution.normalisation()));
    float[] values = floats(dataset);
    if (values.length != convolution.unit().getNOut()) {
      throw new IllegalArgumentException(convolution.normalisation());
    }
    return values;
  }

  private static float[] floats(Dataset dataset) {
    if (!(dataset.getDataFlat() instanceof float[] values)) {
      throw new IllegalArgumentException(dataset.getPath());
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(dataset.getPath());
      }
    }
    return values;
  }

  /** Changes, almost surely, when a weight changes. */
  public long fingerprint() {
    long sum = 0;
    for (Map.Entry<String, float[][]> layer : folded.entrySet()) {
      sum = 31 * sum + layer.getKey().hashCode();
      for (float[] values : layer.getValue()) {
        sum = sum * 0x9E3779B97F4A7C15L + Arrays.hashCode(values);
      }
    }
    return sum;
  }

  /** Puts the weights into a network that has the trunk. */
  void putInto(ComputationGraph network) {
    folded.forEach(
        (name, values) -> {
          ConvolutionUnitLayer layer = (ConvolutionUnitLayer) network.getLayer(name);
          write(layer, ConvolutionUnitParameters.WEIGHT, values[0]);
          write(layer, ConvolutionUnitParameters.BIAS, values[1]);
        });
  }

  private static void write(ConvolutionUnitLayer layer, String key, float[] values) {
    if (layer.getParam(key).length() != values.length) {
      throw new IllegalArgumentException(key);
    }
    Floats.write(layer.getParam(key), 0, values, values.length);
  }
}
