package io.github.lossmith.designer.design;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the target of an example is. Under a softmax an object is any class but the background's; of
 * a sigmoid's labels 1 is an object and 0 the background. Each side counts in its own p, the
 * probability of its target: 1 - σ(z) for the background of a sigmoid.
 */
public enum TargetSide {
  OBJECT,
  BACKGROUND;

  /** The name in files and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The side of a name. */
  public static Optional<TargetSide> named(String key) {
    return Arrays.stream(values()).filter(side -> side.key().equals(key)).findFirst();
  }
}
