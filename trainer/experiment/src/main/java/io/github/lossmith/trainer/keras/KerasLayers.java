package io.github.lossmith.trainer.keras;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.network.ConvolutionShape;
import io.github.lossmith.trainer.network.MobileNetV2;
import io.github.lossmith.trainer.network.MobileNetV2.FoldedConvolution;
import io.github.lossmith.trainer.voc.NameList;
import io.jhdf.api.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the convolutions of MobileNetV2 with their batch normalisation folded in: kernel·γ/√(σ²+ε),
 * bias β - μγ/√(σ²+ε), ε = 1e-3.
 */
final class KerasLayers {
  /** Epsilon of batch normalisation in Keras' MobileNetV2 (keras.applications). */
  private static final double EPSILON = 1e-3;

  /** The variables of batch normalisation in the order of Keras 3's numbers. */
  private static final List<String> NORMALISATION =
      List.of("gamma", "beta", "moving_mean", "moving_variance");

  private final KerasVariables variables;
  private final Optional<String> ordered;
  private final Path file;
  private final double width;
  private int plain;
  private int depthwise;

  private KerasLayers(KerasVariables variables, Path file, double width) {
    this.variables = variables;
    this.file = file;
    this.width = width;
    this.ordered = variables.ordered();
  }

  /** Kernel and bias of each convolution; names what is missing, of another width or no number. */
  static Outcome<Map<String, float[][]>> of(KerasVariables variables, Path file, double width) {
    return new KerasLayers(variables, file, width).read();
  }

  private Outcome<Map<String, float[][]>> read() {
    return Outcome.each(
            MobileNetV2.convolutions(width),
            convolution -> layer(convolution).map(layer -> Map.entry(convolution.name(), layer)))
        .map(KerasLayers::inOrder);
  }

  private static Map<String, float[][]> inOrder(List<Map.Entry<String, float[][]>> layers) {
    Map<String, float[][]> folded = new LinkedHashMap<>();
    layers.forEach(layer -> folded.put(layer.getKey(), layer.getValue()));
    return folded;
  }

  private Outcome<float[][]> layer(FoldedConvolution convolution) {
    ConvolutionShape shaped = convolution.shape();
    long outputs = shaped.depthwise() ? 1 : shaped.filters();
    long[] shape = {shaped.kernel(), shaped.kernel(), shaped.channels(), outputs};
    int order = plain + depthwise;
    Optional<Dataset> kernel = kernel(convolution);
    Outcome<double[]> values = values(kernel, convolution.name(), "kernel", shape);
    double[][] vectors = new double[NORMALISATION.size()][];
    for (int i = 0; i < vectors.length; i++) {
      String name = NORMALISATION.get(i);
      Optional<Dataset> vector = vector(convolution.normalisation(), order, i);
      Outcome<double[]> read =
          values(vector, convolution.normalisation(), name, new long[] {shaped.filters()});
      if (!values.isOk() || !read.isOk()) {
        return Outcome.bad(values.failure().or(read::failure).orElseThrow());
      }
      vectors[i] = read.orThrow();
    }
    return fold(convolution, values.orThrow(), vectors);
  }

  private Optional<Dataset> kernel(FoldedConvolution convolution) {
    boolean deep = convolution.shape().depthwise();
    int order = deep ? depthwise++ : plain++;
    String kind = deep ? "depthwise_conv2d" : "conv2d";
    List<String> names = deep ? List.of("depthwise_kernel", "kernel") : List.of("kernel");
    return variables
        .find(convolution.name(), names)
        .or(() -> ordered.flatMap(folder -> variables.find(folder, kind, order, 0)));
  }

  private Optional<Dataset> vector(String layer, int order, int variable) {
    return variables
        .find(layer, List.of(NORMALISATION.get(variable)))
        .or(
            () ->
                ordered.flatMap(
                    folder -> variables.find(folder, "batch_normalization", order, variable)));
  }

  /** The values of a variable, looked at before they are read: no file makes the array longer. */
  private Outcome<double[]> values(
      Optional<Dataset> dataset, String layer, String variable, long[] shape) {
    if (dataset.isEmpty()) {
      String known = NameList.of(variables.layers());
      return Outcome.bad("trainer.weights.no-layer", file, layer + "/" + variable, known);
    }
    long[] found = Arrays.stream(dataset.get().getDimensions()).asLongStream().toArray();
    if (!Arrays.equals(found, shape)) {
      return Outcome.bad(
          "trainer.weights.other-width",
          file,
          layer,
          Arrays.toString(found),
          Double.toString(width),
          Arrays.toString(shape));
    }
    Object read = dataset.get().getDataFlat();
    double[] values;
    if (read instanceof float[] floats) {
      values = new double[floats.length];
      Arrays.setAll(values, i -> floats[i]);
    } else if (read instanceof double[] doubles) {
      values = doubles;
    } else {
      String type = dataset.get().getJavaType().getSimpleName();
      return Outcome.bad("trainer.weights.type", file, layer + "/" + variable, type);
    }
    return Arrays.stream(values).allMatch(value -> Math.abs(value) <= Float.MAX_VALUE)
        ? Outcome.ok(values)
        : Outcome.bad("trainer.weights.not-finite", file, layer + "/" + variable);
  }

  private Outcome<float[][]> fold(
      FoldedConvolution convolution, double[] kernel, double[][] vectors) {
    int channels = vectors[0].length;
    double[] scale = new double[channels];
    float[] bias = new float[channels];
    for (int c = 0; c < channels; c++) {
      scale[c] = vectors[0][c] / Math.sqrt(vectors[3][c] + EPSILON);
      bias[c] = (float) (vectors[1][c] - vectors[2][c] * scale[c]);
      if (!Float.isFinite(bias[c]) || !Double.isFinite(scale[c])) {
        return Outcome.bad(
            "trainer.weights.not-finite", file, convolution.normalisation() + "/moving_variance");
      }
    }
    float[] folded = new float[kernel.length];
    // the output channel is the last axis, and in a depthwise kernel [h, w, channel, 1] too
    for (int i = 0; i < kernel.length; i++) {
      folded[i] = (float) (kernel[i] * scale[i % channels]);
    }
    return Outcome.ok(new float[][] {folded, bias});
  }
}
