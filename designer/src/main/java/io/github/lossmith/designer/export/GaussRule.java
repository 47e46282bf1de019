package io.github.lossmith.designer.export;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Nodes and weights of Gauss-Legendre quadrature. */
record GaussRule(List<Double> nodes, List<Double> weights) {
  /** The rule on [0, 1]. */
  static GaussRule onUnit(int count) {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(count, 0, 1);
    return new GaussRule(
        IntStream.range(0, count).mapToObj(rule::getPoint).toList(),
        IntStream.range(0, count).mapToObj(rule::getWeight).toList());
  }
}
