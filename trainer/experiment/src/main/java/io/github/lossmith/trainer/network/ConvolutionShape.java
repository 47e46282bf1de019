package io.github.lossmith.trainer.network;

/**
 * A convolution with bias: the one building block of the detector. Padding is "same", so that a
 * stride of 2 pads an even side by (0, 1) and an odd one by (1, 1), as Keras' MobileNetV2 does.
 *
 * @param channels of the input
 * @param filters channels of the output; a depthwise convolution has as many as its input
 * @param kernel side of the kernel
 * @param stride in both directions
 * @param depthwise whether each channel has a kernel of its own
 * @param clipped whether ReLU6 follows
 * @param flattened whether the output is one row an image
 * @param onData whether the input is data, by which no gradient is wanted
 */
public record ConvolutionShape(
    int channels,
    int filters,
    int kernel,
    int stride,
    boolean depthwise,
    boolean clipped,
    boolean flattened,
    boolean onData) {
  /** A plain one, without ReLU6. */
  public static ConvolutionShape of(int channels, int filters, int kernel, int stride) {
    return new ConvolutionShape(channels, filters, kernel, stride, false, false, false, false);
  }

  /** A product of matrices. */
  public static ConvolutionShape pointwise(int channels, int filters) {
    return of(channels, filters, 1, 1);
  }

  /** 3 x 3, each channel for itself. */
  public static ConvolutionShape depthwise(int channels, int stride) {
    return new ConvolutionShape(channels, channels, 3, stride, true, false, false, false);
  }

  /** The convolution, followed by ReLU6. */
  public ConvolutionShape withRelu6() {
    return new ConvolutionShape(
        channels, filters, kernel, stride, depthwise, true, flattened, onData);
  }

  /** The convolution, its output as one row an image. */
  public ConvolutionShape asRow() {
    return new ConvolutionShape(
        channels, filters, kernel, stride, depthwise, clipped, true, onData);
  }

  /** The convolution on input data, which needs no gradient by its input. */
  public ConvolutionShape withDataAsInput() {
    return new ConvolutionShape(
        channels, filters, kernel, stride, depthwise, clipped, flattened, true);
  }

  /** Side of the output for a side of the input. */
  long sideAfter(long side) {
    return (side + stride - 1) / stride;
  }

  /** Number of weights, biases included. */
  long weights() {
    return filters * (1 + (long) kernel * kernel * (depthwise ? 1 : channels));
  }
}
