package io.github.lossmith.designer.export;

/**
 * A piece of a drawing, to the left of {@code begin}: the coefficient is c0 + c1·r + c2·r² + c3·r³
 * in the distance r to that place.
 *
 * @param begin the place, a p in (0, 1]
 * @param loss L at that place
 */
record CubicPiece(double begin, double loss, double c0, double c1, double c2, double c3) {}
