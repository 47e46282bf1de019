package io.github.lossmith.designer.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A published rule that makes tables of how many objects n_c each of K classes has. Weights are
 * scaled to the mean 1. Classes with equal counts get tables that change nothing, up to a margin or
 * a scale that all share.
 */
public enum ClassRule {
  /** ω_c = n_c^-power; power 1 is the inverse frequency, ½ its square root. */
  INVERSE_FREQUENCY(new RuleParameter("power", 1, 0, 4)),
  /**
   * ω_c = (1-β)/(1-β^n_c): Cui et al., Class-Balanced Loss Based on Effective Number of Samples,
   * arXiv:1901.05555.
   */
  EFFECTIVE_NUMBER(new RuleParameter("beta", 0.9999, 0, 1 - 1e-12)),
  /**
   * ι_c = τ·log(K·π_c), π_c = n_c/Σn: Menon et al., Long-tail learning via logit adjustment,
   * arXiv:2007.07314. K only shifts all logits of a softmax, and leaves that of a background alone.
   */
  LOGIT_ADJUSTMENT(new RuleParameter("tau", 1, -10, 10)),
  /** Logit adjustment with τ = 1: Ren et al., Balanced Meta-Softmax, arXiv:2007.10740. */
  BALANCED_SOFTMAX,
  /**
   * m_t = C/n_t^¼, where C gives the rarest class the margin, and Δ_c = scale, the paper's s: Cao
   * et al., arXiv:1906.07413. The margin counts before the scale, as there.
   */
  LDAM(new RuleParameter("margin", 0.5, 0, 100), new RuleParameter("scale", 1, 1e-3, 100)),
  /** Δ_c = (n_c/n_max)^γ: Ye et al., arXiv:2001.01385. */
  CDT(new RuleParameter("gamma", 0.15, 0, 2)),
  /**
   * ι_c = τ·log(K·π_c) and Δ_c = (n_c/n_max)^γ: Kini et al., arXiv:2103.01550, with the values for
   * CIFAR10-LT of its program.
   */
  VS(new RuleParameter("gamma", 0.15, 0, 2), new RuleParameter("tau", 1.25, -10, 10));

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, and so are its records
  private final List<RuleParameter> parameters;

  ClassRule(RuleParameter... parameters) {
    this.parameters = List.of(parameters);
  }

  /** A number that a rule takes. */
  public record RuleParameter(String name, double usual, double least, double most) {}

  /** The name in files and on the command line, such as {@code effective-number}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The numbers that it takes, in order. */
  public List<RuleParameter> parameters() {
    return parameters;
  }

  /** The rule of that name. */
  public static Optional<ClassRule> named(String key) {
    return Arrays.stream(values()).filter(rule -> rule.key().equals(key)).findFirst();
  }

  /** The names of all rules, for messages. */
  public static String keys() {
    return String.join(", ", Arrays.stream(values()).map(ClassRule::key).toList());
  }

  /** The rule's parameters with their usual values. */
  public Map<String, Double> usual() {
    Map<String, Double> values = new LinkedHashMap<>();
    parameters.forEach(one -> values.put(one.name(), one.usual()));
    return values;
  }

  /**
   * The tables; a term that is not in the map changes nothing.
   *
   * @param counts n_c of each class, above 0
   * @param values of all {@link #parameters}
   */
  Map<ClassTerm, double[]> tables(long[] counts, Map<String, Double> values) {
    return switch (this) {
      case INVERSE_FREQUENCY -> {
        double power = value(values, "power");
        yield Map.of(ClassTerm.WEIGHT, meanOne(each(counts, n -> Math.pow(n, -power))));
      }
      case EFFECTIVE_NUMBER -> {
        double beta = value(values, "beta");
        // 1 - β^n without cancellation for β near 1
        yield Map.of(
            ClassTerm.WEIGHT,
            meanOne(each(counts, n -> -(1 - beta) / Math.expm1(n * Math.log(beta)))));
      }
      case LOGIT_ADJUSTMENT -> Map.of(ClassTerm.OFFSET, adjustment(counts, value(values, "tau")));
      case BALANCED_SOFTMAX -> Map.of(ClassTerm.OFFSET, adjustment(counts, 1));
      case LDAM -> margins(counts, value(values, "margin"), value(values, "scale"));
      case CDT -> Map.of(ClassTerm.SCALE, temperatures(counts, value(values, "gamma")));
      case VS ->
          Map.of(
              ClassTerm.OFFSET, adjustment(counts, value(values, "tau")),
              ClassTerm.SCALE, temperatures(counts, value(values, "gamma")));
    };
  }

  private static double value(Map<String, Double> values, String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }

  private static double[] each(long[] counts, java.util.function.DoubleUnaryOperator of) {
    return Arrays.stream(counts).asDoubleStream().map(of).toArray();
  }

  private static double[] meanOne(double[] weights) {
    double mean = Arrays.stream(weights).sum() / weights.length;
    return Arrays.stream(weights).map(one -> one / mean).toArray();
  }

  private static double[] adjustment(long[] counts, double tau) {
    double equal = Arrays.stream(counts).asDoubleStream().sum() / counts.length;
    return each(counts, n -> tau * Math.log(n / equal));
  }

  private static double[] temperatures(long[] counts, double gamma) {
    double most = Arrays.stream(counts).max().orElse(1);
    return each(counts, n -> Math.pow(n / most, gamma));
  }

  private static Map<ClassTerm, double[]> margins(long[] counts, double margin, double scale) {
    double rarest = Arrays.stream(counts).min().orElse(1);
    double[] scales = new double[counts.length];
    Arrays.fill(scales, scale);
    return Map.of(
        ClassTerm.MARGIN,
        each(counts, n -> scale * margin * Math.pow(rarest / n, 0.25)),
        ClassTerm.SCALE,
        scales);
  }
}
