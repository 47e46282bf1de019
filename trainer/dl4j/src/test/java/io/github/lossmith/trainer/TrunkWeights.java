package io.github.lossmith.trainer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The pretrained weights and the images beside the checkout, for tests that train on them. */
public final class TrunkWeights {
  private TrunkWeights() {}

  /** The weights of this width; skips the test where they are missing. */
  public static Path ofWidth(String width) {
    return require(
        "data/weights/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_" + width + "_224_no_top.h5");
  }

  /** The folder of BCCD; skips the test where it is missing. */
  public static Path bccd() {
    return require("data/BCCD");
  }

  private static Path require(String path) {
    Path file = Path.of(System.getProperty("lossmith.shared", "../shared")).resolve(path);
    assumeTrue(Files.exists(file), () -> "skipped, there is no " + file);
    return file;
  }
}
