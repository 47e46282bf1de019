package io.github.lossmith.trainer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.trainer.box.BoxConvention;
import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases computed by hand. Boxes are 10 x 10 pixels at (1, 1), (101, 1), … */
class MeanAveragePrecisionTest {
  private static final MetricSettings ALL =
      new MetricSettings(0.5, Interpolation.ALL_POINT, BoxConvention.INCLUSIVE_PIXELS);

  private static ObjectBox at(int place) {
    return new ObjectBox(1 + 100 * place, 1, 10 + 100 * place, 10);
  }

  private static LabelledBox object(int place) {
    return new LabelledBox(1, at(place), false);
  }

  private static LabelledBox difficult(int place) {
    return new LabelledBox(1, at(place), true);
  }

  private static Detection hit(int place, double score) {
    return new Detection(1, score, at(place));
  }

  private static ClassPrecision one(
      MetricSettings settings, List<LabelledBox> truth, Detection... found) {
    return MeanAveragePrecision.of(
            List.of("cat"), List.of(truth), List.of(List.of(found)), settings)
        .classes()
        .get(0);
  }

  @Test
  void allFoundIsOne() {
    var truth = List.of(object(0), object(1));
    assertThat(one(ALL, truth, hit(0, 0.9), hit(1, 0.2)).averagePrecision()).isEqualTo(1);
    assertThat(one(MetricSettings.VOC2007, truth, hit(0, 0.9), hit(1, 0.2)).averagePrecision())
        .isEqualTo(1);
  }

  @Test
  void nothingReportedIsZero() {
    assertThat(one(ALL, List.of(object(0))).averagePrecision()).isZero();
    assertThat(one(MetricSettings.VOC2007, List.of(object(0))).averagePrecision()).isZero();
  }

  @Test
  void hitMissHitOfTwo() {
    var truth = List.of(object(0), object(1));
    Detection[] found = {hit(0, 0.9), hit(5, 0.8), hit(1, 0.7)};
    assertThat(one(ALL, truth, found).averagePrecision())
        .isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-12));
    assertThat(one(MetricSettings.VOC2007, truth, found).averagePrecision())
        .isCloseTo((6 + 5 * 2.0 / 3) / 11, within(1e-12));
  }

  @Test
  void halfFoundCountsSixOfElevenPoints() {
    var truth = List.of(object(0), object(1));
    assertThat(one(MetricSettings.VOC2007, truth, hit(0, 0.9)).averagePrecision())
        .isCloseTo(6.0 / 11, within(1e-12));
    assertThat(one(ALL, truth, hit(0, 0.9)).averagePrecision()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void secondHitIsAFalsePositive() {
    var truth = List.of(object(0), object(1));
    ClassPrecision result = one(ALL, truth, hit(0, 0.9), hit(0, 0.8), hit(1, 0.7));
    assertThat(result.averagePrecision()).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-12));
    assertThat(result.found()).isEqualTo(2);
    assertThat(result.detections()).isEqualTo(3);
  }

  @Test
  void takenObjectStaysTheBestOverlappingOne() {
    var truth = List.of(object(0), new LabelledBox(1, new ObjectBox(4, 1, 13, 10), false));
    Detection between = new Detection(1, 0.5, new ObjectBox(2, 1, 11, 10));
    assertThat(one(ALL, truth, hit(0, 0.9), between).found()).isEqualTo(1);
  }

  @Test
  void difficultObjectsCountNeitherWay() {
    var truth = List.of(difficult(0), object(1));
    ClassPrecision result = one(ALL, truth, hit(0, 0.9), hit(0, 0.85), hit(1, 0.8));
    assertThat(result.averagePrecision()).isEqualTo(1);
    assertThat(result.objects()).isEqualTo(1);
    assertThat(one(ALL, truth, hit(1, 0.8)).averagePrecision()).isEqualTo(1);
  }

  @Test
  void inclusivePixelsMakeTheThreshold() {
    var truth = List.of(object(0));
    Detection half = new Detection(1, 0.9, new ObjectBox(1, 1, 5, 10));
    assertThat(one(ALL, truth, half).found()).isEqualTo(1);
    var continuous = new MetricSettings(0.5, Interpolation.ALL_POINT, BoxConvention.CONTINUOUS);
    assertThat(one(continuous, truth, half).found()).isZero();
  }

  @Test
  void equalScoresStayInTheirOrder() {
    var truth = List.of(object(0));
    assertThat(one(ALL, truth, hit(0, 0.5), hit(3, 0.5)).averagePrecision()).isEqualTo(1);
    assertThat(one(ALL, truth, hit(3, 0.5), hit(0, 0.5)).averagePrecision()).isEqualTo(0.5);
  }

  @Test
  void objectsOfOtherImagesAreNotFound() {
    var result =
        MeanAveragePrecision.of(
            List.of("cat"),
            List.of(List.of(object(0)), List.of()),
            List.of(List.of(), List.of(hit(0, 1))),
            ALL);
    assertThat(result.mean()).isZero();
  }

  @Test
  void classWithoutObjectsIsNotInTheMean() {
    var result =
        MeanAveragePrecision.of(
            List.of("cat", "dog"),
            List.of(List.of(object(0))),
            List.of(List.of(hit(0, 0.9), new Detection(2, 0.9, at(1)))),
            ALL);
    assertThat(result.classes().get(1).averagePrecision()).isNaN();
    assertThat(result.mean()).isEqualTo(1);
  }

  @Test
  void everyImageNeedsItsList() {
    assertThatThrownBy(
            () -> MeanAveragePrecision.of(List.of("cat"), List.of(), List.of(List.of()), ALL))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
