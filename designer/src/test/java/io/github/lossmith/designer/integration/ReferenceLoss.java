package io.github.lossmith.designer.integration;

import static java.util.Objects.requireNonNull;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.formula.Formula;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A row of losses.csv: values of a known loss to 17 digits, made by losses.py with mpmath. */
record ReferenceLoss(
    String name, Map<String, Double> parameters, double p, double coefficient, double loss) {
  private static final Map<String, String> FORMULAS =
      Map.ofEntries(
          Map.entry("ce", "-1/p"),
          Map.entry("focal", "γ(1-p)^(γ-1)*log(p) - (1-p)^γ/p"),
          Map.entry("maki", "-(1-p)^γ/p"),
          Map.entry("qce", "log(p)/p"),
          Map.entry("power-ce", "-(-log(p))^(n-1)/p"),
          Map.entry("poly1-ce", "-1/p - ε"),
          Map.entry("poly1-focal", "γ(1-p)^(γ-1)*log(p) - (1-p)^γ/p - ε(γ+1)(1-p)^γ"),
          Map.entry("gce", "-p^(q-1)"),
          Map.entry("mae", "-1"),
          Map.entry("taylor-ce", "-(1-(1-p)^t)/p"),
          Map.entry("phuber-ce", "-min(1/p, τ)"),
          Map.entry("cosine-ce", "-cos(πp/2)²/p"));

  /** The rows of losses.csv. */
  static List<ReferenceLoss> all() {
    try (InputStream file = ReferenceLoss.class.getResourceAsStream("losses.csv")) {
      String text = new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(ReferenceLoss::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReferenceLoss row(String line) {
    List<String> cells = List.of(line.split(",", -1));
    Map<String, Double> parameters = new TreeMap<>();
    for (String pair : cells.get(1).split(";", 0)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(pair.substring(0, equals), Double.valueOf(pair.substring(equals + 1)));
      }
    }
    return new ReferenceLoss(
        cells.get(0),
        parameters,
        Double.parseDouble(cells.get(2)),
        Double.parseDouble(cells.get(3)),
        Double.parseDouble(cells.get(4)));
  }

  ScaleCoefficient formula() {
    return coefficient(name, parameters);
  }

  /** A known coefficient by its formula. */
  static ScaleCoefficient coefficient(String name, Map<String, Double> parameters) {
    return Formula.parse(FORMULAS.get(name)).orThrow().coefficient(parameters, 0);
  }
}
