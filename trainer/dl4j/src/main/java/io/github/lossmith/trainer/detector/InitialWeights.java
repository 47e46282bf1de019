package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.backend.Floats;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Random weights from a seed, the same on every machine: trunk uniform in ±√(6/fan-in) (He et al.,
 * 2015) with zero bias; heads uniform in ±1/√fan-in, bias too, as PyTorch starts a convolution.
 */
final class InitialWeights {
  private InitialWeights() {}

  static void fill(ComputationGraph network, long seed) {
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      if (layer instanceof ConvolutionUnitLayer unit) {
        String name = unit.conf().getLayer().getLayerName();
        // Another generator for each layer; both fixed, since runs must be reproducible.
        fill(unit, isHead(name), new SplittableRandom(seed * 31 + name.hashCode()));
      }
    }
  }

  private static boolean isHead(String name) {
    return name.startsWith("map_") || name.startsWith("extra_");
  }

  private static void fill(ConvolutionUnitLayer layer, boolean head, SplittableRandom random) {
    ConvolutionUnit unit = layer.layerConf();
    double fanIn =
        (double) unit.getKernel() * unit.getKernel() * (unit.isDepthwise() ? 1 : unit.getNIn());
    double bound = head ? 1 / Math.sqrt(fanIn) : Math.sqrt(6 / fanIn);
    fill(layer.getParam(ConvolutionUnitParameters.WEIGHT), bound, random);
    fill(layer.getParam(ConvolutionUnitParameters.BIAS), head ? bound : 0, random);
  }

  private static void fill(INDArray values, double bound, SplittableRandom random) {
    float[] drawn = new float[(int) values.length()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    Floats.write(values, 0, drawn, drawn.length);
  }

  /**
   * Sets the class heads' biases so that each prior starts as background with probability 1-π.
   *
   * @param scores classes, background included
   */
  static void expectBackground(ComputationGraph network, int scores, double prior) {
    float logit = (float) Math.log((scores - 1) * (1 - prior) / prior);
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      if (layer instanceof ConvolutionUnitLayer unit
          && unit.conf().getLayer().getLayerName().matches("map_\\d+_class")) {
        INDArray bias = unit.getParam(ConvolutionUnitParameters.BIAS);
        float[] values = new float[(int) bias.length()];
        for (int i = 0; i < values.length; i += scores) {
          values[i] = logit;
        }
        Floats.write(bias, 0, values, values.length);
      }
    }
  }
}
