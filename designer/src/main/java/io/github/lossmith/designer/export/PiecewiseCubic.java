package io.github.lossmith.designer.export;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A drawing, ready to be written as code.
 *
 * @param stretches from p = 1 leftwards
 * @param tail p·g(p) to the left of the last piece if the drawing continues as c/p; empty if it is
 *     constant, which the last piece then covers
 */
record PiecewiseCubic(List<CubicPiece> stretches, OptionalDouble tail) {
  PiecewiseCubic {
    stretches = List.copyOf(stretches);
  }
}
