package io.github.lossmith.app.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetFormulaTest {
  private static final float LETTERS = 17;
  private static final int FINER = 8;
  private static final double WIDE = 1e5;

  @Test
  void drawInksSomePixels() {
    Image pixels = draw("-\\frac{(1-p)^{\\gamma}}{p}", 24, WIDE).image();
    assertThat(pixels.getWidth()).isBetween(40.0, 200.0);
    assertThat(Arrays.stream(ink(pixels)).filter(alpha -> alpha > 200).count()).isGreaterThan(100);
  }

  /** The panels of Design draw theirs each on a thread of its own. */
  @Test
  void formulasAreDrawnAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> drawn = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String latex = "L(p) = -(1-p)^{" + i + "}\\log p + \\sin \\frac{\\exp p}{\\log p}";
      drawn.add(threads.submit(() -> TypesetFormula.picture(latex, 16, 300, 0).isPresent()));
    }
    for (Future<Boolean> one : drawn) {
      assertThat(one.get()).isTrue();
    }
    threads.shutdown();
  }

  @Test
  void drawRefusesWhatIsNotLatex() {
    assertThat(TypesetFormula.draw("\\foreign{x}", 20, WIDE, 0)).isEmpty();
  }

  private static TypesetFormula.Drawn draw(String latex, float size, double room) {
    return TypesetFormula.draw(latex, size, room, 0x112233).orElseThrow();
  }

  /** The opacity of every pixel, 0 to 255, row by row. */
  private static int[] ink(Image image) {
    int width = (int) image.getWidth();
    int[] ink = new int[width * (int) image.getHeight()];
    Arrays.setAll(ink, i -> image.getPixelReader().getArgb(i % width, i / width) >>> 24);
    return ink;
  }

  static List<String> formulasOfPresets() {
    return Presets.all().stream().flatMap(TypesetFormulaTest::formulas).toList();
  }

  private static Stream<String> formulas(Design design) {
    return Stream.of("g(p)=" + design.formula().orThrow().latex(), "L(p)=" + design.closedForm());
  }

  /** A sign, or a part of one such as a stroke of "=", that hangs together. */
  private record Sign(int left, int top, int right, int bottom, double ink) {}

  private static List<Sign> signs(Image fine) {
    int width = (int) fine.getWidth();
    int[] ink = ink(fine);
    boolean[] seen = new boolean[ink.length];
    List<Sign> signs = new ArrayList<>();
    for (int i = 0; i < ink.length; i++) {
      if (ink[i] > 40 && !seen[i]) {
        signs.add(sign(ink, seen, i, width));
      }
    }
    return signs;
  }

  private static Sign sign(int[] ink, boolean[] seen, int first, int width) {
    Deque<Integer> left = new ArrayDeque<>(List.of(first));
    seen[first] = true;
    int[] box = {width, ink.length / width, 0, 0};
    double sum = 0;
    while (!left.isEmpty()) {
      int at = left.pop();
      int x = at % width;
      int y = at / width;
      sum += ink[at] / 255.0;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
      for (int next : new int[] {at - 1, at + 1, at - width, at + width}) {
        boolean inside = next >= 0 && next < ink.length && Math.abs(next % width - x) <= 1;
        if (inside && !seen[next] && ink[next] > 40) {
          seen[next] = true;
          left.push(next);
        }
      }
    }
    return new Sign(box[0], box[1], box[2], box[3], sum);
  }

  @ParameterizedTest
  @MethodSource("formulasOfPresets")
  void everySignHasItsInkAtEveryScale(String latex) {
    for (double scale : new double[] {1, 1.5, 2}) {
      Image drawn = draw(latex, (float) (LETTERS * scale), WIDE).image();
      Image fine = draw(latex, (float) (LETTERS * scale * FINER), WIDE).image();
      List<Sign> signs = signs(fine);
      assertThat(signs).hasSizeGreaterThan(5);
      for (Sign sign : signs) {
        double there = inkWithin(drawn, sign, fine.getWidth() / drawn.getWidth());
        double wanted = sign.ink / FINER / FINER;
        assertThat(there).as(latex + ", scale " + scale + ", " + sign).isGreaterThan(0.85 * wanted);
      }
    }
  }

  private static double inkWithin(Image drawn, Sign sign, double finer) {
    int width = (int) drawn.getWidth();
    int[] ink = ink(drawn);
    int right = Math.min(width - 1, (int) (sign.right / finer) + 1);
    int bottom = Math.min((int) drawn.getHeight() - 1, (int) (sign.bottom / finer) + 1);
    double sum = 0;
    for (int y = Math.max(0, (int) (sign.top / finer) - 1); y <= bottom; y++) {
      for (int x = Math.max(0, (int) (sign.left / finer) - 1); x <= right; x++) {
        sum += ink[y * width + x] / 255.0;
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 120, 180, 240, 300})
  void whatIsTooWideKeepsAllItsSigns(double room) {
    for (String latex : formulasOfPresets()) {
      TypesetFormula.Drawn drawn = draw(latex, LETTERS, room);
      assertThat(drawn.image().getWidth()).as(latex).isLessThanOrEqualTo(room);
      assertThat(drawn.natural()).isEqualTo(draw(latex, LETTERS, WIDE).image().getWidth());
      assertThat(Arrays.stream(ink(drawn.image())).sum()).isGreaterThan(255 * 5);
    }
  }
}
