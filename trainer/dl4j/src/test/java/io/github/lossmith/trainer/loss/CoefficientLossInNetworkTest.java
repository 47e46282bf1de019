package io.github.lossmith.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Normalisation;
import io.github.lossmith.trainer.backend.Backend;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** The example of docs/loss-in-dl4j.md, run. */
class CoefficientLossInNetworkTest {
  @TempDir Path folder;

  @BeforeAll
  static void load() {
    Backend.enableHelpers();
  }

  private static MultiLayerNetwork network() {
    // example begin
    CoefficientLoss loss = new CoefficientLoss("maki"); // or "-(1-p)^2/p", or a design's JSON text
    loss.setNormalisation(Normalisation.ALL);

    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .miniBatch(false) // the loss divides by itself
            .updater(new Adam(0.05))
            .list(
                new DenseLayer.Builder().nIn(2).nOut(16).activation(Activation.TANH).build(),
                new OutputLayer.Builder(loss)
                    .nIn(16)
                    .nOut(2)
                    .activation(Activation.SOFTMAX)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    // example end
    return network;
  }

  private static DataSet exclusiveOr() {
    INDArray x = Nd4j.createFromArray(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    INDArray y = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {0, 1}, {1, 0}});
    return new DataSet(x, y);
  }

  @Test
  void anyNetworkLearnsWithIt() {
    MultiLayerNetwork network = network();
    DataSet data = exclusiveOr();
    for (int i = 0; i < 200; i++) {
      network.fit(data);
    }
    assertThat(network.predict(data.getFeatures())).containsExactly(0, 1, 1, 0);
  }

  @Test
  void modelWithItSavesAndRestores() throws IOException {
    MultiLayerNetwork network = network();
    network.fit(exclusiveOr());
    File file = folder.resolve("model.zip").toFile();
    ModelSerializer.writeModel(network, file, true);

    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file, true);
    OutputLayer output = (OutputLayer) restored.getLayerWiseConfigurations().getConf(1).getLayer();
    CoefficientLoss expected = new CoefficientLoss("maki");
    expected.setNormalisation(Normalisation.ALL);
    assertThat(output.getLossFn()).isEqualTo(expected);

    network.fit(exclusiveOr());
    restored.fit(exclusiveOr());
    assertThat(restored.params()).isEqualTo(network.params());
  }

  @Test
  void scheduledDesignFollowsTheTraining() throws IOException {
    MultiLayerNetwork network = network();
    CoefficientLoss loss = new CoefficientLoss("-(1-p)^(2*t)/p");
    ((OutputLayer) network.getLayer(1).conf().getLayer()).setLossFn(loss);
    network.setListeners(new ProgressListener(10));
    List<Double> seen = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      seen.add(loss.getProgress());
      network.fit(exclusiveOr());
    }
    assertThat(seen).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.0);
    INDArray x = exclusiveOr().getFeatures();
    INDArray y = exclusiveOr().getLabels();
    INDArray z = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {0, 1}, {2, 0}});
    ActivationSoftmax softmax = new ActivationSoftmax();
    assertThat(loss.computeGradient(y, z, softmax, null))
        .isEqualTo(new CoefficientLoss("-(1-p)^2/p").computeGradient(y, z, softmax, null));

    File file = folder.resolve("scheduled.zip").toFile();
    ModelSerializer.writeModel(network, file, true);
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file, true);
    assertThat(((OutputLayer) restored.getLayer(1).conf().getLayer()).getLossFn()).isEqualTo(loss);
    assertThat(restored.output(x)).isEqualTo(network.output(x));
  }

  @Test
  void exampleInTheDocumentsIsThisOne() throws IOException {
    Path root = Path.of(System.getProperty("lossmith.root", ".."));
    String source =
        Files.readString(
            root.resolve(
                "trainer/dl4j/src/test/java/io/github/lossmith/trainer/loss/CoefficientLossInNetworkTest.java"));
    String begin = "// example begin\n";
    String code =
        source
            .substring(source.indexOf(begin) + begin.length(), source.indexOf("    // example end"))
            .replaceAll("(?m)^ {4}", "")
            .strip();
    assertThat(Files.readString(root.resolve("docs/loss-in-dl4j.md"))).contains(code);
  }
}
