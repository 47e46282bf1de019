package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.formula.Formula;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Look-ups a second, for p evenly over (0, 1); wanted: 50 million a second and core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoefficientTableBenchmark {
  private static final int LENGTH = 1 << 16;

  private final float[] p = new float[LENGTH];
  private final float[] u = new float[LENGTH];
  private final float[] out = new float[LENGTH];
  private LossCurve curve = curve();
  private CoefficientTable table = CoefficientTable.of(curve);

  private static LossCurve curve() {
    Formula focal = Formula.parse("γ(1-p)^(γ-1)*log(p) - (1-p)^γ/p").orThrow();
    return LossCurve.of(focal.coefficient(Map.of("gamma", 2.0), 0)).orThrow();
  }

  /** Fills the arrays. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < LENGTH; i++) {
      p[i] = (float) random.nextDouble(1e-12, 1);
      u[i] = (float) -Math.log(p[i]);
    }
  }

  /** g(p). */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public float[] coefficient() {
    table.coefficient(p, out);
    return out;
  }

  /** L(p). */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public float[] loss() {
    table.loss(p, out);
    return out;
  }

  /** p·g(p) from u = -log p. */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public float[] weightedByLogarithm() {
    for (int i = 0; i < LENGTH; i++) {
      out[i] = table.weightedAt(u[i]);
    }
    return out;
  }

  /** Building all tables of a curve. */
  @Benchmark
  public CoefficientTable build() {
    return CoefficientTable.of(curve);
  }
}
