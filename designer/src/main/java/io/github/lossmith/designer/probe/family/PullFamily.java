package io.github.lossmith.designer.probe.family;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Losses that differ in a few letters and a factor, by p·g(p) over s = log(p/(1-p)).
 *
 * <p>Implementations are immutable; values outside of {@link #least} to {@link #most} are not asked
 * for.
 */
public interface PullFamily {
  /** A preset's key, or the end of a message key of {@code designer.probe.family}. */
  String key();

  /** The letters, in the order of the values. */
  List<String> letters();

  /** The least value of each letter. */
  double[] least();

  /** The greatest value of each letter. */
  double[] most();

  /** Values of the letters to begin with that can be read from the samples; none by default. */
  default List<double[]> starts(PullSamples samples) {
    return List.of();
  }

  /** p·g(p) as a function of s, negative where the loss decreases in p; of two sides, objects'. */
  DoubleUnaryOperator weighted(double[] values);

  /** The same of background; of one curve for both sides by default. */
  default DoubleUnaryOperator background(double[] values) {
    return weighted(values);
  }

  /** The coefficient with these letters as a formula that can be edited; empty where it is none. */
  String formula();

  /** Whether it is one of the presets. */
  boolean isPreset();
}
