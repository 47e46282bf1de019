package io.github.lossmith.trainer.detector;

import io.github.lossmith.trainer.network.ConvolutionShape;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution with bias and, where asked, ReLU6: the one building block of the detector. Maps are
 * [images, height, width, channels]; padding is "same", so that a stride of 2 pads an even side by
 * (0, 1) and an odd one by (1, 1), as Keras' MobileNetV2 does; weights are [kernel, kernel, in,
 * out], depthwise [kernel, kernel, in, 1].
 *
 * <p>It stands for a stock layer with its activation because the stock ones compute the input of
 * the activation twice and spend more on the derivative of ReLU6 than on the convolution.
 */
public class ConvolutionUnit extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;
  private int kernel = 1;
  private int stride = 1;
  private boolean depthwise;
  private boolean relu6;
  private boolean flat;
  private boolean first;

  /** Called by DL4J, which sets the properties when it reads a model. */
  public ConvolutionUnit() {}

  /** A unit of this shape. */
  ConvolutionUnit(ConvolutionShape shape) {
    super(new Settings());
    setNIn(shape.channels());
    setNOut(shape.filters());
    kernel = shape.kernel();
    stride = shape.stride();
    depthwise = shape.depthwise();
    relu6 = shape.clipped();
    flat = shape.flattened();
    first = shape.onData();
  }

  /** Whether it is a product of matrices. */
  boolean isPointwise() {
    return kernel == 1 && stride == 1 && !depthwise;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    ConvolutionUnitLayer layer = new ConvolutionUnitLayer(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(conf, parameters, initialize);
    layer.setParamTable(table);
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return ConvolutionUnitParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return input;
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    // the number of channels is given
  }

  @Override
  public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return new LayerMemoryReport.Builder(layerName, ConvolutionUnit.class, input, input)
        .standardMemory(initializer().numParams(this), 2 * initializer().numParams(this))
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }

  public int getKernel() {
    return kernel;
  }

  public void setKernel(int kernel) {
    this.kernel = kernel;
  }

  public int getStride() {
    return stride;
  }

  public void setStride(int stride) {
    this.stride = stride;
  }

  public boolean isDepthwise() {
    return depthwise;
  }

  public void setDepthwise(boolean depthwise) {
    this.depthwise = depthwise;
  }

  public boolean isRelu6() {
    return relu6;
  }

  public void setRelu6(boolean relu6) {
    this.relu6 = relu6;
  }

  public boolean isFlat() {
    return flat;
  }

  public void setFlat(boolean flat) {
    this.flat = flat;
  }

  public boolean isFirst() {
    return first;
  }

  public void setFirst(boolean first) {
    this.first = first;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConvolutionUnit unit
        && super.equals(other)
        && kernel == unit.kernel
        && stride == unit.stride
        && depthwise == unit.depthwise
        && relu6 == unit.relu6
        && flat == unit.flat
        && first == unit.first;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), kernel, stride, depthwise, relu6, flat, first);
  }

  /** DL4J wants its layers' common settings from a builder. */
  @SuppressWarnings("unchecked")
  private static final class Settings extends FeedForwardLayer.Builder<Settings> {
    @Override
    public ConvolutionUnit build() {
      return new ConvolutionUnit();
    }
  }
}
