package io.github.lossmith.designer.integration;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.property.PropertyReport;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From the text of a formula to a table of 2,048 points with its report; wanted: 4 ms median. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FormulaToTableBenchmark {
  private static final int POINTS = 2048;

  /** Formulas from quick to slow; the last has a kink. */
  @Param({"-1/p", "γ(1-p)^(γ-1)*log(p) - (1-p)^γ/p", "-min(1/p, 10)"})
  public String formula = "-1/p";

  private static ScaleCoefficient parsed(String text) {
    Formula formula = Formula.parse(text).orThrow();
    return formula.coefficient(Map.of("gamma", 2.5), 0);
  }

  /** Reading the text and one value. */
  @Benchmark
  public double parse() {
    return parsed(formula).at(0.5);
  }

  /** Reading and integrating. */
  @Benchmark
  public LossCurve integrate() {
    return LossCurve.of(parsed(formula)).orThrow();
  }

  /** Reading, integrating and a table of coefficient, loss, logit gradient and error bound. */
  @Benchmark
  public LossCurve.Row[] table() {
    return rows(LossCurve.of(parsed(formula)).orThrow());
  }

  /** All of it and the property report. */
  @Benchmark
  public void tableAndReport(Blackhole blackhole) {
    ScaleCoefficient coefficient = parsed(formula);
    Outcome<LossCurve> curve = LossCurve.of(coefficient);
    blackhole.consume(rows(curve.orThrow()));
    blackhole.consume(PropertyReport.of(coefficient, curve));
  }

  private static LossCurve.Row[] rows(LossCurve curve) {
    LossCurve.Row[] rows = new LossCurve.Row[POINTS];
    for (int i = 0; i < POINTS; i++) {
      rows[i] = curve.row((i + 1.0) / POINTS);
    }
    return rows;
  }
}
