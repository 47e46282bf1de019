package io.github.lossmith.designer.coefficient;

import java.util.List;

/**
 * What samples of a coefficient may step over.
 *
 * @param places points in (0, 1), increasing, at and around narrow features, to be sampled
 * @param unseen how much the integral of g may be off because of features that the search could not
 *     exclude; at least 0
 * @param below the greatest p that {@code unseen} is in the integral from p to 1 for
 */
public record NarrowFeatures(List<Double> places, double unseen, double below) {
  /** Nothing of the kind. */
  public static final NarrowFeatures NONE = new NarrowFeatures(List.of(), 0, 0);

  public NarrowFeatures {
    places = List.copyOf(places);
  }
}
