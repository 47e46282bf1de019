package io.github.lossmith.app.train.search;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.trainer.search.SearchCandidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A candidate with its coefficient.
 *
 * @param size |g| over p
 * @param weight w = p·|g| over p
 */
record CandidateCurve(SearchCandidate candidate, Series size, Series weight) {
  /**
   * The logits at which curves begin and end: p = 0.0025 and 0.9975, beyond which w is constant.
   */
  private static final double REACH = 6;

  /** A tenth of the distance of two knots. */
  private static final double EVERY = 0.2;

  private static final LineStyle STYLE = LineStyle.solid(ColourRole.MUTED);

  /** The places of all curves, increasing. */
  private static final double[] PLACES =
      IntStream.rangeClosed(0, (int) Math.round(2 * REACH / EVERY))
          .mapToDouble(i -> 1 / (1 + Math.exp(REACH - i * EVERY)))
          .toArray();

  /** The least p of a curve. */
  static double from() {
    return PLACES[0];
  }

  /** The greatest p of a curve. */
  static double to() {
    return PLACES[PLACES.length - 1];
  }

  /** |g| of a coefficient at the same places. */
  static Series size(ScaleCoefficient g) {
    return Series.of(RichText.EMPTY, STYLE, PLACES, p -> Math.abs(g.at(p)));
  }

  /** p·|g| of a coefficient at the same places. */
  static Series weight(ScaleCoefficient g) {
    return Series.of(RichText.EMPTY, STYLE, PLACES, p -> p * Math.abs(g.at(p)));
  }

  private static Optional<CandidateCurve> of(SearchCandidate candidate) {
    return candidate
        .design()
        .then(Design::coefficient)
        .toOptional()
        .map(g -> new CandidateCurve(candidate, size(g), weight(g)));
  }

  private CandidateCurve with(SearchCandidate told) {
    return new CandidateCurve(told, size, weight);
  }

  /** Computes each curve once: the coefficient of a candidate does not change. */
  static final class Reader {
    private Map<List<Double>, CandidateCurve> known = Map.of();

    /** The curves of these candidates; one without a finite coefficient has none. */
    List<CandidateCurve> of(List<SearchCandidate> candidates) {
      Map<List<Double>, CandidateCurve> seen = new HashMap<>();
      List<CandidateCurve> curves = new ArrayList<>();
      for (SearchCandidate candidate : candidates) {
        Optional.ofNullable(known.get(candidate.point()))
            .map(before -> before.with(candidate))
            .or(() -> CandidateCurve.of(candidate))
            .ifPresent(
                curve -> {
                  curves.add(curve);
                  seen.put(candidate.point(), curve);
                });
      }
      known = seen;
      return curves;
    }
  }
}
