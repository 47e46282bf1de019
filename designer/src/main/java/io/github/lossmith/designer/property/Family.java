package io.github.lossmith.designer.property;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.formula.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All losses that a preset gives with its parameters anywhere in their ranges. The parameters of a
 * coefficient are found from a grid of them by Newton's method on the logarithms of p·g.
 */
final class Family {
  /**
   * Values of each parameter; with 6 and with 26 the same 298 of 300 presets with random parameters
   * are recognised.
   */
  private static final int NODES = 13;

  /** The same for a family of one letter; with 13, q = 0.3 of GCE's -2 to 12 is missed. */
  private static final int NODES_OF_ONE = 32;

  /**
   * Refinement steps; with 4, 295 of 300 presets with random parameters are recognised, with 12 and
   * 24, 298.
   */
  private static final int STEPS = 12;

  /**
   * Largest distance of the nearest node, in the logarithm of p·g. At 0.7, 265 of 300 are
   * recognised, at 6 one more than at 1.5.
   */
  private static final double PROMISING = 1.5;

  /**
   * Largest distance of equal coefficients, in the logarithm of p·g. Parameters are then found to
   * 4e-7; at 1e-5 to 2e-5.
   */
  private static final double SAME = 1e-7;

  /** Step of the difference quotients; from 1e-9 to 1e-4 the same parameters are found. */
  private static final double STEP = 1e-6;

  private static final List<Family> ALL = load();

  private final String key;
  private final Formula formula;
  private final List<String> letters;
  private final double[] least;
  private final double[] most;
  private final List<Node> grid;

  /** Values of the parameters and the signature of the loss with them. */
  private static final class Node {
    private final double[] values;
    private final CoefficientSignature probe;

    Node(double[] values, CoefficientSignature probe) {
      this.values = values;
      this.probe = probe;
    }
  }

  private Family(String key, Design design) {
    this.key = key;
    this.formula = design.formula().orThrow();
    this.letters = List.copyOf(design.parameters().keySet());
    this.least = design.parameters().values().stream().mapToDouble(r -> r.minimum()).toArray();
    this.most = design.parameters().values().stream().mapToDouble(r -> r.maximum()).toArray();
    this.grid = grid();
  }

  /** One for each preset, those without parameters first. */
  static List<Family> all() {
    return ALL;
  }

  private static List<Family> load() {
    List<Family> families = new ArrayList<>();
    for (String key : Presets.keys()) {
      families.add(new Family(key, Presets.named(key).orElseThrow()));
    }
    families.sort(Comparator.comparingInt(family -> family.letters.size()));
    return List.copyOf(families);
  }

  private List<Node> grid() {
    int nodes = letters.size() == 1 ? NODES_OF_ONE : NODES;
    List<double[]> places = new ArrayList<>(List.of(new double[0]));
    for (int d = 0; d < letters.size(); d++) {
      List<double[]> more = new ArrayList<>();
      for (double[] place : places) {
        for (int i = 0; i < nodes; i++) {
          double[] longer = Arrays.copyOf(place, d + 1);
          longer[d] = between(d, (i + 0.5) / nodes);
          more.add(longer);
        }
      }
      places = more;
    }
    return places.stream().map(this::node).filter(node -> node.probe.isUsable()).toList();
  }

  /** Evenly spaced, or by equal factors where the range spans more than a factor of 50. */
  private double between(int d, double share) {
    boolean wide = least[d] > 0 && most[d] > 50 * least[d];
    return wide
        ? least[d] * Math.pow(most[d] / least[d], share)
        : least[d] + share * (most[d] - least[d]);
  }

  private Node node(double[] values) {
    return new Node(values, new CoefficientSignature(formula.coefficient(named(values), 1)));
  }

  private Map<String, Double> named(double[] values) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int d = 0; d < values.length; d++) {
      named.put(letters.get(d), values[d]);
    }
    return named;
  }

  Optional<SimilarPreset> likeness(CoefficientSignature mine) {
    Node best = null;
    double nearest = PROMISING;
    for (Node node : grid) {
      double distance = mine.distance(node.probe);
      if (distance < nearest) {
        nearest = distance;
        best = node;
      }
    }
    return best == null ? Optional.empty() : refined(mine, best).flatMap(n -> likeness(mine, n));
  }

  private Optional<SimilarPreset> likeness(CoefficientSignature mine, Node node) {
    double factor = mine.factor(node.probe);
    // A factor that differs from a short decimal by rounding alone is shown as that decimal.
    double plain = Math.rint(factor * 1e9) / 1e9;
    double shown = Math.abs(plain - factor) < 1e-12 * Math.abs(factor) + 1e-14 ? plain : factor;
    return factor > 0 && mine.isProportional(node.probe, factor, 10 * SAME)
        ? Optional.of(new SimilarPreset(key, new TreeMap<>(named(node.values)), shown))
        : Optional.empty();
  }

  private Optional<Node> refined(CoefficientSignature mine, Node start) {
    Node node = start;
    int steps = letters.isEmpty() ? 0 : STEPS;
    for (int i = 0; i < steps && mine.distance(node.probe) > SAME / 100; i++) {
      Node next = newton(mine, node);
      if (!(mine.distance(next.probe) < mine.distance(node.probe))) {
        break;
      }
      node = next;
    }
    Node plain = letters.isEmpty() ? node : node(rounded(node.values));
    Node chosen = mine.distance(plain.probe) < SAME ? plain : node;
    return mine.distance(chosen.probe) < SAME ? Optional.of(chosen) : Optional.empty();
  }

  /** Parameters rounded to what a person would have typed. */
  private double[] rounded(double[] values) {
    double[] rounded = values.clone();
    for (int d = 0; d < rounded.length; d++) {
      // Parameters are found to 4e-7, see SAME.
      double plain = Math.rint(rounded[d] * 1e6) / 1e6;
      rounded[d] = Math.min(Math.max(plain, least[d]), most[d]);
    }
    return rounded;
  }

  /** One step of the Gauss-Newton method, for one or two parameters. */
  private Node newton(CoefficientSignature mine, Node node) {
    int n = node.values.length;
    double[][] slopes = new double[n][];
    for (int d = 0; d < n; d++) {
      slopes[d] = slope(node, d);
    }
    double[] residual = new double[mine.size()];
    for (int i = 0; i < residual.length; i++) {
      residual[i] = mine.difference(node.probe, i);
    }
    double[] step = n == 1 ? one(slopes[0], residual) : two(slopes[0], slopes[1], residual);
    double[] values = node.values.clone();
    for (int d = 0; d < n; d++) {
      values[d] = Math.min(Math.max(values[d] + step[d], least[d]), most[d]);
    }
    return node(values);
  }

  private double[] slope(Node node, int d) {
    double step = node.values[d] + STEP > most[d] ? -STEP : STEP;
    double[] values = node.values.clone();
    values[d] += step;
    CoefficientSignature beside = node(values).probe;
    double[] slope = new double[node.probe.size()];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = beside.difference(node.probe, i) / step;
    }
    return slope;
  }

  private static double[] one(double[] slope, double[] residual) {
    return new double[] {product(slope, residual) / product(slope, slope)};
  }

  private static double[] two(double[] a, double[] b, double[] residual) {
    double aa = product(a, a);
    double ab = product(a, b);
    double bb = product(b, b);
    double ar = product(a, residual);
    double br = product(b, residual);
    double determinant = aa * bb - ab * ab;
    return new double[] {(bb * ar - ab * br) / determinant, (aa * br - ab * ar) / determinant};
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
