package io.github.lossmith.designer.coefficient;

import java.util.List;

/**
 * Narrow features of a coefficient that evenly spaced samples may miss.
 *
 * @param places points in (0, 1), increasing, at and around narrow features, to be sampled
 * @param unseen how much the integral of g may be off because of features that the search could not
 *     exclude; at least 0, infinite where g may be infinite
 * @param below {@code unseen} applies to the integral from p to 1 for p less than this
 */
public record NarrowFeatures(List<Double> places, double unseen, double below) {
  /** No narrow features. */
  public static final NarrowFeatures NONE = new NarrowFeatures(List.of(), 0, 0);

  public NarrowFeatures {
    places = List.copyOf(places);
  }
}
