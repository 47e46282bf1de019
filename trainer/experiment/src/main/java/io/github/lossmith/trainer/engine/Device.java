package io.github.lossmith.trainer.engine;

import java.util.Locale;

/** The device that a run is trained on. */
public enum Device {
  /** The processor. */
  CPU,

  /** An NVIDIA graphics card. */
  GPU;

  /** The name as it stands in files and keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
