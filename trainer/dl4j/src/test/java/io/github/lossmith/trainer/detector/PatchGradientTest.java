package io.github.lossmith.trainer.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.backend.Backend;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** The gradient by the weights of the first convolution against ND4J's. */
class PatchGradientTest {
  @BeforeAll
  static void load() {
    Backend.load();
  }

  /** The last one is cut: its patches have more values than are kept at once. */
  @ParameterizedTest
  @CsvSource({
    "1,2,5,7,3,4",
    "2,2,8,8,3,16",
    "3,1,6,5,2,8",
    "1,1,1,1,3,2",
    "5,2,9,8,1,3",
    "7,2,300,300,3,2"
  })
  void isThatOfNd4j(int images, int stride, int height, int width, int channels, int filters) {
    Nd4j.getRandom().setSeed(1);
    INDArray in = Nd4j.randn(DataType.FLOAT, images, height, width, channels);
    INDArray weights = Nd4j.randn(DataType.FLOAT, 3, 3, channels, filters);
    INDArray bias = Nd4j.randn(DataType.FLOAT, filters);
    INDArray delta =
        Nd4j.randn(
            DataType.FLOAT,
            images,
            (height + stride - 1) / stride,
            (width + stride - 1) / stride,
            filters);
    INDArray wanted = weights.like();
    Nd4j.exec(
        DynamicCustomOp.builder("conv2d_bp")
            .addInputs(in, weights, bias, delta)
            .addOutputs(in.like(), wanted, bias.like())
            .addIntegerArguments(3, 3, stride, stride, 0, 0, 1, 1, 1, 1, 0)
            .build());
    INDArray seen = weights.like();
    PatchGradient.into(3, stride, in, delta, seen);
    double scale = Math.max(1, wanted.amaxNumber().doubleValue());
    assertThat(seen.sub(wanted).amaxNumber().doubleValue()).isLessThan(2e-5 * scale);
  }
}
