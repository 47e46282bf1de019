package io.github.lossmith.trainer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.trainer.box.BoxConvention;
import io.github.lossmith.trainer.box.Detection;
import io.github.lossmith.trainer.box.LabelledBox;
import io.github.lossmith.trainer.box.ObjectBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AveragePrecisionProperties {
  private static final List<String> NAMES = List.of("a", "b");

  private record Case(List<List<LabelledBox>> truth, List<List<Detection>> found) {
    static Case random(long seed) {
      Random random = new Random(seed);
      List<List<LabelledBox>> truth = new ArrayList<>();
      List<List<Detection>> found = new ArrayList<>();
      for (int image = 0; image < 4; image++) {
        List<LabelledBox> objects = new ArrayList<>();
        List<Detection> detections = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          objects.add(new LabelledBox(1 + random.nextInt(2), box(random), random.nextInt(6) == 0));
        }
        for (int i = random.nextInt(8); i > 0; i--) {
          detections.add(new Detection(1 + random.nextInt(2), random.nextDouble(), box(random)));
        }
        truth.add(objects);
        found.add(detections);
      }
      return new Case(truth, found);
    }

    private static ObjectBox box(Random random) {
      int x = random.nextInt(30);
      int y = random.nextInt(30);
      return new ObjectBox(x, y, x + 5 + random.nextInt(30), y + 5 + random.nextInt(30));
    }

    MeanAveragePrecision with(Interpolation interpolation, double overlap) {
      return MeanAveragePrecision.of(
          NAMES,
          truth,
          found,
          new MetricSettings(overlap, interpolation, BoxConvention.INCLUSIVE_PIXELS));
    }
  }

  @Property(tries = 300, seed = "1")
  void liesBetweenZeroAndOne(@ForAll long seed, @ForAll Interpolation interpolation) {
    for (ClassPrecision one : Case.random(seed).with(interpolation, 0.3).classes()) {
      if (one.objects() > 0) {
        assertThat(one.averagePrecision()).isBetween(0.0, 1 + 1e-12);
      } else {
        assertThat(one.averagePrecision()).isNaN();
      }
    }
  }

  @Property(tries = 300, seed = "1")
  void onlyTheOrderOfScoresMatters(@ForAll long seed, @ForAll Interpolation interpolation) {
    Case plain = Case.random(seed);
    List<List<Detection>> cubed =
        plain.found().stream()
            .map(
                list ->
                    list.stream()
                        .map(d -> new Detection(d.label(), Math.pow(d.score(), 3) - 7, d.box()))
                        .toList())
            .toList();
    assertThat(new Case(plain.truth(), cubed).with(interpolation, 0.3))
        .isEqualTo(plain.with(interpolation, 0.3));
  }

  @Property(tries = 300, seed = "1")
  void worseDetectionsAddedLastChangeNothing(@ForAll long seed) {
    Case plain = Case.random(seed);
    List<List<Detection>> more = new ArrayList<>(plain.found());
    List<Detection> first = new ArrayList<>(more.get(0));
    first.add(new Detection(1, -1, new ObjectBox(500, 500, 510, 510)));
    more.set(0, first);
    assertThat(new Case(plain.truth(), more).with(Interpolation.ALL_POINT, 0.3).mean())
        .isEqualTo(Double.valueOf(plain.with(Interpolation.ALL_POINT, 0.3).mean()));
  }

  @Property(tries = 300, seed = "1")
  void reportingTheTruthIsPerfect(@ForAll long seed, @ForAll Interpolation interpolation) {
    Case plain = Case.random(seed);
    List<List<Detection>> perfect =
        plain.truth().stream()
            .map(list -> list.stream().map(o -> new Detection(o.label(), 1, o.box())).toList())
            .toList();
    MeanAveragePrecision result = new Case(plain.truth(), perfect).with(interpolation, 1);
    for (ClassPrecision one : result.classes()) {
      if (one.objects() > 0 && one.found() == one.objects()) {
        assertThat(one.averagePrecision()).isCloseTo(1, within(1e-12));
      }
    }
  }
}
