package io.github.lossmith.trainer.detector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Weights "W" and bias "b" of a {@link ConvolutionUnit} in DL4J's flat array. The values are set by
 * {@link InitialWeights}, which does not depend on DL4J's random numbers.
 */
final class ConvolutionUnitParameters implements ParamInitializer {
  static final ConvolutionUnitParameters INSTANCE = new ConvolutionUnitParameters();
  static final String WEIGHT = "W";
  static final String BIAS = "b";

  private ConvolutionUnitParameters() {}

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    ConvolutionUnit unit = (ConvolutionUnit) layer;
    return weights(unit) + unit.getNOut();
  }

  private static long weights(ConvolutionUnit unit) {
    return (long) unit.getKernel()
        * unit.getKernel()
        * unit.getNIn()
        * (unit.isDepthwise() ? 1 : unit.getNOut());
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.of(WEIGHT, BIAS);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(WEIGHT);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of(BIAS);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return WEIGHT.equals(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIAS.equals(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray parameters, boolean initialize) {
    conf.addVariable(WEIGHT);
    conf.addVariable(BIAS);
    return views((ConvolutionUnit) conf.getLayer(), parameters);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradients) {
    return views((ConvolutionUnit) conf.getLayer(), gradients);
  }

  private static Map<String, INDArray> views(ConvolutionUnit unit, INDArray flat) {
    INDArray row = flat.reshape(flat.length());
    long weights = weights(unit);
    long[] shape = {
      unit.getKernel(), unit.getKernel(), unit.getNIn(), unit.isDepthwise() ? 1 : unit.getNOut()
    };
    Map<String, INDArray> views = new LinkedHashMap<>();
    views.put(WEIGHT, row.get(NDArrayIndex.interval(0, weights)).reshape('c', shape));
    views.put(BIAS, row.get(NDArrayIndex.interval(weights, weights + unit.getNOut())));
    return views;
  }
}
