package io.github.lossmith.trainer.experiment;

/** The kind of trunk. */
public enum TrunkMode {
  /** Seven 3x3 convolutions, trained from scratch: 160 x 160 pixels, maps 20, 10, 5. */
  SMALL,
  /** MobileNetV2, its features computed once and kept on disk; only the heads are trained. */
  FROZEN,
  /** MobileNetV2, trained together with the heads. */
  FINE_TUNED
}
