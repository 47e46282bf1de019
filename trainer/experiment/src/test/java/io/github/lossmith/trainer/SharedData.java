package io.github.lossmith.trainer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real images and weights beside the checkout; tests that need them are skipped without. */
public final class SharedData {
  private SharedData() {}

  /** The file or folder {@code path} of the shared data; skips the test where it is missing. */
  public static Path require(String path) {
    Path file = Path.of(System.getProperty("lossmith.shared", "../shared")).resolve(path);
    assumeTrue(Files.exists(file), () -> "skipped, there is no " + file);
    return file;
  }

  /** The trunk's weights of this width. */
  public static Path weights(String width) {
    return require(
        "data/weights/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_" + width + "_224_no_top.h5");
  }
}
