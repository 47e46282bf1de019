package io.github.lossmith.trainer.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.engine.ComputeBackend;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class BackendTest {
  @Test
  void stockConvolutionsReachOneDnn() {
    ComputeBackend backend = Backend.load();
    System.err.println(backend);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list(
                    new ConvolutionLayer.Builder(3, 3).nOut(4).dataFormat(CNN2DFormat.NHWC).build(),
                    new CnnLossLayer.Builder().format(CNN2DFormat.NHWC).build())
                .setInputType(InputType.convolutional(8, 8, 3, CNN2DFormat.NHWC))
                .build());
    network.init();
    network.output(Nd4j.create(DataType.FLOAT, 1, 8, 8, 3));

    assertThat(backend.oneDnn()).isTrue();
    assertThat(network.getLayer(0).getHelper()).isNotNull();
  }
}
