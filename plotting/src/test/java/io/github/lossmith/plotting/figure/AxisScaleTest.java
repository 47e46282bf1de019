package io.github.lossmith.plotting.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisScaleTest {
  private static final List<AxisScale> ONE_OF_EACH =
      List.of(AxisScale.linear(), AxisScale.log(), AxisScale.logit(), AxisScale.symlog(0.1));

  @Test
  void eachKindHasTicks() {
    assertThat(ONE_OF_EACH.stream().<Object>map(Object::getClass))
        .containsExactlyInAnyOrder((Object[]) AxisScale.class.getPermittedSubclasses());
    assertThat(ONE_OF_EACH)
        .allSatisfy(
            scale ->
                assertThat(Ticks.of(FigureAxis.linear("p", 0.01, 0.99).on(scale), 5))
                    .hasSizeGreaterThanOrEqualTo(2));
  }

  @Property
  void linearGoesThereAndBack(@ForAll @DoubleRange(min = -1e12, max = 1e12) double value) {
    assertThat(AxisScale.linear().backward(AxisScale.linear().forward(value))).isEqualTo(value);
  }

  @Property
  void logGoesThereAndBack(@ForAll @DoubleRange(min = -290, max = 290) double exponent) {
    double value = Math.pow(10, exponent);
    assertThat(AxisScale.log().backward(AxisScale.log().forward(value)))
        .isCloseTo(value, within(1e-12 * value));
  }

  @Property
  void symlogGoesThereAndBack(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double value,
      @ForAll @DoubleRange(min = 0.01, max = 1e3) double threshold) {
    AxisScale scale = AxisScale.symlog(threshold);
    assertThat(scale.backward(scale.forward(value)))
        .isCloseTo(value, within(1e-11 * Math.abs(value) + 1e-15 * threshold));
  }

  @Property
  void symlogIncreases(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double step) {
    AxisScale scale = AxisScale.symlog(0.1);
    assertThat(scale.forward(low + step)).isGreaterThan(scale.forward(low));
  }

  @Property
  void logitGoesThereAndBack(@ForAll @DoubleRange(min = -12, max = 12) double odds) {
    double p = 1 / (1 + Math.pow(10, -odds));
    assertThat(AxisScale.logit().backward(AxisScale.logit().forward(p)))
        .isCloseTo(p, within(1e-14 * Math.max(p, 1 - p)));
    assertThat(AxisScale.logit().forward(1 - p))
        .isCloseTo(-AxisScale.logit().forward(p), within(1e-3 + 1e-16 / (1 - p)));
  }

  @Test
  void logitHasNoPlaceForTheEndsAndNoneBeyond() {
    assertThat(AxisScale.logit().forward(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(AxisScale.logit().forward(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(AxisScale.logit().forward(-0.1)).isNaN();
    assertThat(AxisScale.logit().forward(1.1)).isNaN();
    assertThatThrownBy(() -> FigureAxis.linear("p", 0, 1).on(AxisScale.logit()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void logitTicksAreSymmetricAndSayTheirValues() {
    FigureAxis axis = FigureAxis.linear("p", 1e-4, 1 - 1e-4).on(AxisScale.logit());
    List<Tick> major = Ticks.of(axis, 9).stream().filter(tick -> tick.major()).toList();
    assertThat(major)
        .extracting(tick -> tick.label().letters())
        .containsExactly("10−4", "0.001", "0.01", "0.1", "0.5", "0.9", "0.99", "0.999", "1−10−4");
    assertThat(Ticks.of(axis, 4).stream().filter(tick -> tick.major()))
        .extracting(Tick::value)
        .contains(0.5)
        .hasSizeLessThanOrEqualTo(5);
    assertThat(Ticks.of(axis, 2).stream().filter(tick -> tick.major()))
        .extracting(tick -> tick.label().letters())
        .containsExactly("10−4", "0.5", "1−10−4");
    assertThat(Ticks.of(axis.over(0.4, 0.6), 5)).anyMatch(tick -> tick.value() == 0.45);
  }

  @Test
  void logOfNothingPositiveIsNoNumber() {
    assertThat(AxisScale.log().forward(0)).isNaN();
    assertThat(AxisScale.log().forward(-1)).isNaN();
  }

  @Test
  void axisRefusesRangesThatItCannotShow() {
    assertThatThrownBy(() -> FigureAxis.linear("x", 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FigureAxis.linear("x", 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FigureAxis.linear("x", 0, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FigureAxis.linear("x", 0, 1).on(AxisScale.log()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AxisScale.symlog(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fractionsOfAnAxisGoThereAndBack() {
    FigureAxis axis = FigureAxis.linear("p", 1e-3, 1).on(AxisScale.log());
    assertThat(axis.fraction(1e-3)).isZero();
    assertThat(axis.fraction(1)).isEqualTo(1);
    assertThat(axis.value(axis.fraction(0.2))).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void zoomingWithoutEndKeepsAnAxis() {
    FigureAxis axis = FigureAxis.linear("p", 0, 1);
    for (int i = 0; i < 200; i++) {
      axis = axis.window(0.4, 0.6);
    }
    assertThat(axis.to()).isGreaterThan(axis.from());
    for (int i = 0; i < 2000; i++) {
      axis = axis.window(-1, 2);
    }
    assertThat(axis.to() - axis.from()).isFinite();
  }
}
