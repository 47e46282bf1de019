package io.github.lossmith.designer.coefficient;

import java.util.function.DoubleUnaryOperator;

/**
 * Between which values a coefficient that was fitted to examples is known to lie.
 *
 * @param low the least g(p); NaN where nothing is said
 * @param high the greatest g(p)
 */
public record CoefficientBand(DoubleUnaryOperator low, DoubleUnaryOperator high) {}
