package io.github.lossmith.trainer.detector;

import static java.util.Objects.requireNonNull;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The implementation of a {@link ConvolutionUnit} with ND4J's native operations. */
final class ConvolutionUnitLayer extends BaseLayer<ConvolutionUnit> {
  private static final long serialVersionUID = 1L;

  /** The activations of the training pass under way, for the derivative of ReLU6. */
  private transient @Nullable INDArray activations;

  ConvolutionUnitLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public Type type() {
    return Type.CONVOLUTIONAL;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspace) {
    assertInputSet(false);
    ConvolutionUnit unit = layerConf();
    long[] shape = outputShape();
    INDArray out = workspace.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
    Convolutions.forward(unit, input, weights(), bias(), out);
    activations = training ? out : null;
    return unit.isFlat() ? out.reshape('c', shape[0], shape[1] * shape[2] * shape[3]) : out;
  }

  private long[] outputShape() {
    int stride = layerConf().getStride();
    return new long[] {
      input.size(0),
      (input.size(1) + stride - 1) / stride,
      (input.size(2) + stride - 1) / stride,
      layerConf().getNOut()
    };
  }

  private INDArray weights() {
    return getParam(ConvolutionUnitParameters.WEIGHT);
  }

  private INDArray bias() {
    return getParam(ConvolutionUnitParameters.BIAS);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspace) {
    assertInputSet(true);
    ConvolutionUnit unit = layerConf();
    INDArray delta = Convolutions.dense(epsilon).reshape('c', outputShape());
    INDArray seen = activations;
    if (unit.isRelu6() && seen != null) {
      Convolutions.stopWhereClipped(seen, delta);
    }
    INDArray weightGradient = requireNonNull(gradientViews.get(ConvolutionUnitParameters.WEIGHT));
    INDArray biasGradient = requireNonNull(gradientViews.get(ConvolutionUnitParameters.BIAS));
    INDArray below =
        unit.isFirst()
            ? null
            : workspace.createUninitialized(
                ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
    Convolutions.backward(
        unit, input, weights(), bias(), delta, below, weightGradient, biasGradient);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(ConvolutionUnitParameters.WEIGHT, weightGradient, 'c');
    gradient.setGradientFor(ConvolutionUnitParameters.BIAS, biasGradient);
    activations = null;
    return new Pair<>(gradient, below);
  }
}
