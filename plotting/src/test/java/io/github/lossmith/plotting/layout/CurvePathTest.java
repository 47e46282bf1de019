package io.github.lossmith.plotting.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CurvePathTest {
  private static final LineStyle LINE = LineStyle.of(0);

  private static List<PointPath> paths(double[] x, double[] y) {
    Series series = Series.of(RichText.EMPTY, LINE, x, y);
    return CurvePath.of(Samples.area(series), series, Samples.metrics());
  }

  @Test
  void valuesMapToTheFrameWithYUpwards() {
    PointPath path = paths(new double[] {0, 0.25, 1}, new double[] {0, 0.5, 1}).get(0);
    assertThat(path.xs()).containsExactly(0, 25, 100);
    assertThat(path.ys()).containsExactly(100, 50, 0);
  }

  @Test
  void notANumberIsAGap() {
    double[] x = {0, 0.1, 0.2, 0.3, 0.4};
    double[] y = {0.5, 0.5, Double.NaN, 0.5, 0.5};
    List<PointPath> paths = paths(x, y);
    assertThat(paths).hasSize(2);
    assertThat(paths.get(0).xs()).containsExactly(0, 10);
    assertThat(paths.get(1).xs()).containsExactly(new double[] {30, 40}, within(1e-12));
  }

  @Test
  void aPoleLeavesTheFrameStraightUp() {
    double[] x = {0, 0.1, 0.2};
    double[] y = {Double.POSITIVE_INFINITY, 1e300, 0.5};
    List<PointPath> paths = paths(x, y);
    PointPath last = paths.get(paths.size() - 1);
    assertThat(last.y(0)).isBetween(-5.0, 0.0);
    assertThat(last.x(0)).isBetween(10.0, 20.0);
  }

  @Test
  void aCurveThatCrossesTheWholePanelBetweenTwoPointsIsSeen() {
    assertThat(paths(new double[] {0.4, 0.6}, new double[] {-50, 50})).hasSize(1);
    assertThat(paths(new double[] {0.4, 0.6}, new double[] {-50, -49})).isEmpty();
  }

  @Test
  void aLongCurveKeepsItsExtremesInEveryColumn() {
    int count = 40_000;
    double[] x = new double[count];
    double[] y = new double[count];
    Arrays.setAll(x, i -> i / (count - 1.0));
    Arrays.setAll(y, i -> 0.5 + 0.4 * Math.sin(i * 0.7));
    y[12_345] = 0.99;
    PointPath path = paths(x, y).get(0);
    assertThat(path.size()).isLessThan(count / 10);
    assertThat(Arrays.stream(path.ys()).min().orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(path.x(path.size() - 1)).isEqualTo(100);
  }

  @Test
  void aSmoothCurveHasFewPointsAndPassesAllOthers() {
    int count = 2_000;
    double[] x = new double[count];
    Arrays.setAll(x, i -> i / (count - 1.0));
    double[] y = Arrays.stream(x).map(p -> 0.9 * Math.pow(1 - p, 3)).toArray();
    PointPath path = paths(x, y).get(0);
    assertThat(path.size()).isBetween(20, 200);
    for (int i = 0; i < count; i++) {
      assertThat(heightAt(path, 100 * x[i])).isCloseTo(100 - 100 * y[i], within(0.01));
    }
  }

  @Test
  void cornersStayWhereTheyAre() {
    PointPath path = paths(new double[] {0, 0.2, 0.4, 0.6, 1}, new double[] {1, 1, 1, 0, 0}).get(0);
    assertThat(path.xs()).containsExactly(0, 40, 60, 100);
    PointPath upright = paths(new double[] {0.5, 0.5, 0.5}, new double[] {0.1, 0.9, 0.5}).get(0);
    assertThat(upright.ys()).containsExactly(new double[] {90, 10, 50}, within(1e-9));
  }

  @Test
  void aBandReachesOverEveryPointAndToTheColumnBefore() {
    double[] x = {0.001, 0.005, 0.009, 0.011, 0.019, 0.025};
    double[] y = {0.5, 0.2, 0.4, 0.6, 0.7, 0.9};
    PointPath path = new PointPath();
    for (int i = 0; i < x.length; i++) {
      path.add(100 * x[i], 100 * y[i]);
    }
    ColumnEnvelope band = ColumnEnvelope.of(path, 1);
    assertThat(band.size()).isEqualTo(3);
    assertThat(band.left(1)).isEqualTo(1);
    assertThat(band.top(0)).isEqualTo(20);
    assertThat(band.bottom(0)).isEqualTo(50);
    assertThat(band.top(1)).isEqualTo(40);
    assertThat(band.bottom(1)).isEqualTo(70);
    assertThat(band.top(2)).isEqualTo(70);
  }

  private static double heightAt(PointPath path, double x) {
    int right = 1;
    while (right < path.size() - 1 && path.x(right) < x) {
      right++;
    }
    double share = (x - path.x(right - 1)) / (path.x(right) - path.x(right - 1));
    return path.y(right - 1) + share * (path.y(right) - path.y(right - 1));
  }

  @Property
  void nothingLeavesTheFrame(
      @ForAll @Size(20) List<@DoubleRange(min = -1e9, max = 1e9) Double> list) {
    double[] values = list.stream().mapToDouble(Double::doubleValue).toArray();
    double[] x = new double[values.length];
    Arrays.setAll(x, i -> i / (double) (values.length - 1));
    for (PointPath path : paths(x, values)) {
      assertThat(Arrays.stream(path.ys())).allMatch(y -> y >= -3 && y <= 103);
      assertThat(Arrays.stream(path.xs())).allMatch(at -> at >= -3 && at <= 103);
    }
  }
}
