package io.github.lossmith.designer.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.integration.LossCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static final List<Knot> KNOTS =
      List.of(new Knot(0.1, -9), new Knot(0.3, -3), new Knot(0.6, -1), new Knot(1, 0));

  private static Drawing random(long seed, int size, boolean monotone) {
    Random random = new Random(seed);
    List<Double> heights = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      heights.add(random.nextDouble() * 10 - 10);
    }
    if (monotone) {
      heights.sort(null);
    }
    List<Knot> knots = new ArrayList<>();
    double p = 0.001 + random.nextDouble() * 0.2;
    for (int i = 0; i < size; i++) {
      knots.add(new Knot(p, heights.get(i)));
      p += (1 - p) * (0.05 + 0.5 * random.nextDouble());
    }
    LeftTail tail = random.nextBoolean() ? LeftTail.HOLD : LeftTail.RECIPROCAL;
    return new Drawing(knots, tail);
  }

  @Property(tries = 200)
  void monotoneKnotsGiveAMonotoneDrawing(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int size) {
    Drawing drawing = random(seed, size, true).with(LeftTail.HOLD);
    ScaleCoefficient g = drawing.coefficient();
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 1; i <= 2000; i++) {
      double value = g.at(i / 2000.0);
      assertThat(value).isGreaterThanOrEqualTo(last - 1e-12);
      last = value;
    }
  }

  @Property(tries = 60)
  void integralAgreesWithTheLossCurve(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int size) {
    Drawing drawing = random(seed, size, false);
    LossCurve curve = LossCurve.of(drawing.coefficient()).orThrow();
    for (double p : new double[] {1e-12, 1e-6, 0.01, 0.2, 0.37, 0.5, 0.8, 0.99, 0.999999}) {
      double exact = drawing.loss(p);
      assertThat(Math.abs(curve.loss(p) - exact))
          .isLessThanOrEqualTo(1e-12 + 1e-10 * Math.abs(exact))
          .isLessThanOrEqualTo(curve.errorBound(p) + 1e-15 * Math.abs(exact));
    }
  }

  @Test
  void goesThroughItsKnotsAndReachesOne() {
    Drawing drawing = new Drawing(KNOTS.subList(0, 3), LeftTail.RECIPROCAL);
    KNOTS.subList(0, 3).forEach(k -> assertThat(drawing.coefficient().at(k.p())).isEqualTo(k.g()));
    assertThat(drawing.coefficient().at(1)).isEqualTo(-1);
    assertThat(drawing.coefficient().at(0.01)).isCloseTo(-90, within(1e-12));
    assertThat(drawing.coefficient().weighted(1e-300)).isCloseTo(-0.9, within(1e-15));
    assertThat(drawing.with(LeftTail.HOLD).coefficient().at(1e-9)).isEqualTo(-9);
    assertThat(drawing.loss(1)).isZero();
  }

  @Test
  void editsKeepTheOrder() {
    Drawing drawing = new Drawing(KNOTS, LeftTail.HOLD);
    Drawing moved = drawing.moving(1, new Knot(0.9, -2));
    assertThat(moved.knots().get(1).p()).isLessThan(0.6);
    assertThat(drawing.adding(new Knot(0.45, -2)).knots()).hasSize(5);
    assertThat(drawing.removing(0).knots()).hasSize(3);
    assertThat(drawing.knots()).isEqualTo(KNOTS);
  }

  @Property(tries = 100)
  void smoothingKeepsMonotoneDrawingsMonotone(@ForAll long seed) {
    List<Knot> knots = random(seed, 9, true).smoothing(0, 1).knots();
    for (int i = 1; i < knots.size(); i++) {
      assertThat(knots.get(i).g()).isGreaterThanOrEqualTo(knots.get(i - 1).g() - 1e-12);
    }
  }

  @Property(tries = 60)
  void strokesBecomeFewKnotsWithinTheTolerance(
      @ForAll @Size(min = 2, max = 60) List<@DoubleRange(min = 0.01, max = 1) Double> places,
      @ForAll @DoubleRange(min = 0.01, max = 1) double tolerance) {
    List<Knot> points = places.stream().map(p -> new Knot(p, -Math.cos(5 * p) / p)).toList();
    PenPath stroke = new PenPath(points);
    List<Knot> function = stroke.asFunction();
    stroke
        .drawing(tolerance, LeftTail.HOLD)
        .toOptional()
        .ifPresent(
            drawing -> {
              for (Knot point : function) {
                assertThat(drawing.coefficient().at(point.p()))
                    .isCloseTo(point.g(), within(tolerance * (1 + 1e-9)));
              }
            });
  }

  @Test
  void aSmoothStrokeNeedsFewKnots() {
    List<Knot> points = new ArrayList<>();
    for (int i = 10; i <= 1000; i++) {
      points.add(new Knot(i / 1000.0, -1000.0 / i));
    }
    assertThat(new PenPath(points).knots(0.5)).hasSizeLessThan(15);
  }

  @Test
  void whatThePenDrewLastCounts() {
    PenPath stroke =
        new PenPath(
            List.of(
                new Knot(0.1, -1),
                new Knot(0.5, -1),
                new Knot(0.9, -1),
                new Knot(0.4, -7),
                new Knot(0.45, -8)));
    assertThat(stroke.asFunction())
        .containsExactly(
            new Knot(0.1, -1), new Knot(0.4, -7), new Knot(0.45, -8), new Knot(0.9, -1));
  }

  @Test
  void everyPresetBecomesADrawingWithinTheError() {
    for (Design preset : Presets.all()) {
      LossCurve curve = LossCurve.of(preset.coefficient().orThrow()).orThrow();
      KnotFit tracing = KnotFit.of(curve, 0.01).orThrow();
      assertThat(tracing.error()).as(preset.name()).isLessThanOrEqualTo(0.01);
      assertThat(tracing.drawing().knots()).as(preset.name()).hasSizeLessThan(60);
      assertThat(tracing.drawing().loss(0.01))
          .as(preset.name())
          .isCloseTo(curve.loss(0.01), within(0.01 * curve.loss(0.01)));
    }
  }

  @Test
  void whatIsInfiniteCannotBeDrawn() {
    ScaleCoefficient g = Formula.parse("-(1-p)^(-0.5)").orThrow().coefficient(Map.of(), 1);
    assertThat(KnotFit.of(LossCurve.of(g).orThrow(), 0.01).isOk()).isFalse();
  }
}
