package io.github.lossmith.trainer.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.trainer.SharedData;
import io.github.lossmith.trainer.network.MobileNetV2;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keras files of other layouts, and damaged ones. */
class KerasFilesTest {
  @TempDir Path folder;

  private static Map<String, Object> variables(Group group, String path) {
    Map<String, Object> found = new LinkedHashMap<>();
    for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
      String name = path + child.getKey();
      if (child.getValue() instanceof Dataset dataset) {
        found.put(name, dataset.getData());
      } else if (child.getValue() instanceof Group below) {
        found.putAll(variables(below, name + "/"));
      }
    }
    return found;
  }

  private static Map<String, Object> variables() {
    try (HdfFile hdf = new HdfFile(SharedData.weights("0.35"))) {
      return variables(hdf, "");
    }
  }

  private Path written(Map<String, Object> variables, UnaryOperator<String> name) {
    Path file = folder.resolve("other.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      Map<String, WritableGroup> groups = new LinkedHashMap<>();
      groups.put("", hdf);
      variables.forEach(
          (path, data) -> {
            String to = name.apply(path);
            int end = to.lastIndexOf('/');
            group(groups, to.substring(0, Math.max(0, end)))
                .putDataset(to.substring(end + 1), data);
          });
    }
    return file;
  }

  private static WritableGroup group(Map<String, WritableGroup> groups, String path) {
    WritableGroup known = groups.get(path);
    if (known == null) {
      int end = path.lastIndexOf('/');
      WritableGroup above = group(groups, path.substring(0, Math.max(0, end)));
      known = above.putGroup(path.substring(end + 1));
      groups.put(path, known);
    }
    return known;
  }

  private static long fingerprint(Path file) {
    return KerasWeights.read(file, 0.35).orThrow().fingerprint();
  }

  private static String problem(Path file) {
    return KerasWeights.read(file, 0.35).failure().orElseThrow().message();
  }

  @Test
  void otherPlacesAndNamesGiveTheSameWeights() throws IOException {
    long wanted = fingerprint(SharedData.weights("0.35"));
    Map<String, Object> all = variables();
    assertThat(fingerprint(written(all, name -> "model_weights/" + name))).isEqualTo(wanted);
    assertThat(fingerprint(written(all, name -> "model_weights/mobilenetv2/" + name)))
        .isEqualTo(wanted);
    assertThat(fingerprint(written(all, name -> name.replace(":0", "")))).isEqualTo(wanted);
    assertThat(
            fingerprint(
                written(all, name -> name.substring(name.indexOf('/') + 1).replace(":0", ""))))
        .isEqualTo(wanted);
    Path archive = folder.resolve("model.keras");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("config.json"));
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
      zip.write(Files.readAllBytes(written(all, name -> "_layer/" + name)));
    }
    assertThat(fingerprint(archive)).isEqualTo(wanted);
    Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 5000));
    assertThat(problem(archive)).contains("model.keras");
  }

  @Test
  void numbersOfKeras3AreTheOrderOfTheLayers() {
    Map<String, Object> ordered = new LinkedHashMap<>();
    Map<String, Object> all = variables();
    int plain = 0;
    int depthwise = 0;
    int order = 0;
    for (MobileNetV2.FoldedConvolution one : MobileNetV2.convolutions(0.35)) {
      boolean deep = one.shape().depthwise();
      int number = deep ? depthwise++ : plain++;
      String kind = (deep ? "depthwise_conv2d" : "conv2d") + (number == 0 ? "" : "_" + number);
      String kernel = one.name() + "/" + one.name() + (deep ? "/depthwise_kernel:0" : "/kernel:0");
      ordered.put("layers/" + kind + "/vars/0", all.get(kernel));
      String layer = "layers/batch_normalization" + (order == 0 ? "" : "_" + order) + "/vars/";
      String from = one.normalisation() + "/" + one.normalisation() + "/";
      ordered.put(layer + 0, all.get(from + "gamma:0"));
      ordered.put(layer + 1, all.get(from + "beta:0"));
      ordered.put(layer + 2, all.get(from + "moving_mean:0"));
      ordered.put(layer + 3, all.get(from + "moving_variance:0"));
      order++;
    }
    assertThat(fingerprint(written(ordered, name -> name)))
        .isEqualTo(fingerprint(SharedData.weights("0.35")));
  }

  @Test
  void doublesAreRead() {
    Map<String, Object> all = variables();
    all.replaceAll((name, value) -> value instanceof float[] vector ? doubles(vector) : value);
    assertThat(fingerprint(written(all, name -> name)))
        .isEqualTo(fingerprint(SharedData.weights("0.35")));
  }

  private static double[] doubles(float[] vector) {
    double[] values = new double[vector.length];
    Arrays.setAll(values, i -> vector[i]);
    return values;
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -1})
  void valuesThatAreNoNumbersAreNamed(float value) {
    Map<String, Object> all = variables();
    float[] variance = (float[]) all.get("bn_Conv1/bn_Conv1/moving_variance:0");
    variance[3] = value;
    assertThat(problem(written(all, name -> name)))
        .contains("bn_Conv1/moving_variance", "no finite numbers");
  }

  @Test
  void otherFilesGetTheTrueReason() throws IOException {
    Map<String, Object> whole = variables();
    whole.put("bn_Conv1/bn_Conv1/gamma:0", new int[16]);
    assertThat(problem(written(whole, name -> name))).contains("bn_Conv1/gamma as int");
    whole.remove("bn_Conv1/bn_Conv1/gamma:0");
    assertThat(problem(written(whole, name -> name))).contains("no bn_Conv1/gamma");
    assertThat(problem(written(Map.of("dense/kernel:0", new float[2]), name -> name)))
        .contains("no Conv1/kernel", "dense");
    Path page = Files.writeString(folder.resolve("w.h5"), "<!DOCTYPE html><html>log in</html>");
    assertThat(problem(page)).contains("no HDF5", "<!DOCTYPE html>");
  }

  @Test
  void damagedFilesAreOneLine() throws IOException {
    damage(60);
  }

  @Test
  @Tag("slow")
  void manyDamagedFilesAreOneLine() throws IOException {
    damage(2_000);
  }

  /** Flips bytes where the structure of the file is, cuts it, or repeats a part of it. */
  private void damage(int files) throws IOException {
    byte[] whole = Files.readAllBytes(SharedData.weights("0.35"));
    Random random = new Random(12);
    for (int i = 0; i < files; i++) {
      byte[] bytes = random.nextInt(8) == 0 ? cut(whole, random) : whole.clone();
      int reach = random.nextBoolean() ? 4_000 : bytes.length;
      for (int k = random.nextInt(8); k >= 0; k--) {
        bytes[random.nextInt(Math.min(reach, bytes.length))] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("damaged.h5"), bytes);
      int number = i;
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () ->
              KerasWeights.read(file, 0.35)
                  .failure()
                  .ifPresent(
                      problem ->
                          assertThat(problem.message())
                              .as("file %d", number)
                              .contains("damaged.h5")
                              .doesNotContain("Exception", "io.jhdf", "\n")));
    }
  }

  private static byte[] cut(byte[] whole, Random random) {
    return Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
  }
}
