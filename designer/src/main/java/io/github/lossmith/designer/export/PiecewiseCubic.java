package io.github.lossmith.designer.export;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A drawing, ready to be written as code.
 *
 * @param stretches from p = 1 leftwards
 * @param tail p·g(p) left of the last stretch's beginning where the drawing goes on as c/p there;
 *     empty where it holds its value, which the last stretch then says
 */
record PiecewiseCubic(List<CubicPiece> stretches, OptionalDouble tail) {
  PiecewiseCubic {
    stretches = List.copyOf(stretches);
  }
}
