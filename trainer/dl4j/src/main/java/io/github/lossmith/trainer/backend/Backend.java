package io.github.lossmith.trainer.backend;

import io.github.lossmith.trainer.engine.ComputeBackend;
import java.util.List;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** The computing backend of ND4J. */
public final class Backend {
  /** DL4J's switch for its helpers; "true" by default, which disables them. */
  public static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

  private Backend() {}

  /**
   * Switches the helpers on. To be called before the first DL4J class is loaded; a JVM made for
   * training has it on its command line instead.
   */
  public static void enableHelpers() {
    System.setProperty(HELPERS_DISABLED, "false");
  }

  /**
   * Loads the natives, which takes a second or two; longer on first use, when they are unpacked.
   */
  public static ComputeBackend load() {
    enableHelpers();
    Properties information = Nd4j.getExecutioner().getEnvironmentInformation();
    ConvolutionHelper helper = new MKLDNNConvHelper(DataType.FLOAT);
    return new ComputeBackend(
        information.getProperty("backend", "unknown"),
        flavourOnClassPath(),
        helper.checkSupported(),
        Nd4j.getEnvironment().maxThreads(),
        Nd4j.class.getPackage().getImplementationVersion() == null
            ? "1.0.0-M2.1"
            : Nd4j.class.getPackage().getImplementationVersion());
  }

  /** The natives on the class path; ND4J takes the first of these that is there. */
  private static String flavourOnClassPath() {
    String platform = Loader.getPlatform();
    for (String extension : List.of("-onednn-avx512", "-onednn-avx2", "-onednn", "-avx2", "")) {
      String folder = "/org/nd4j/linalg/cpu/nativecpu/bindings/" + platform + extension + "/";
      if (Backend.class.getResource(folder + System.mapLibraryName("nd4jcpu")) != null) {
        return platform + extension;
      }
    }
    return platform;
  }
}
