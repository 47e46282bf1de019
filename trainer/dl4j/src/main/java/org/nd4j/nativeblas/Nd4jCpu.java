package org.nd4j.nativeblas;

import org.nd4j.linalg.factory.Nd4j;

/**
 * The name under which DL4J 1.0.0-M2.1 looks for the CPU backend's environment. The real one moved
 * to {@code org.nd4j.linalg.cpu.nativecpu.bindings}, so that {@code BaseMKLDNNHelper} never finds
 * it and runs convolutions as im2col in Java. It loads this class by name and calls the two methods
 * by reflection; delete it when DL4J asks for the new name.
 */
public final class Nd4jCpu {
  private Nd4jCpu() {}

  /** Tells whether the loaded natives are built with oneDNN. */
  public static final class Environment {
    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    public static Environment getInstance() {
      return INSTANCE;
    }

    public boolean isUseMKLDNN() {
      return Nd4j.getEnvironment().helpersAllowed();
    }
  }
}
