package io.github.lossmith.app.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TypesetFormulaTest {
  @Test
  void drawInksSomePixels() {
    TypesetFormula.Pixels pixels =
        TypesetFormula.draw("-\\frac{(1-p)^{\\gamma}}{p}", 24, 0x112233).orElseThrow();
    assertThat(pixels.width()).isBetween(40, 200);
    assertThat(Arrays.stream(pixels.argb()).filter(argb -> argb >>> 24 > 200).count())
        .isGreaterThan(100);
  }

  @Test
  void drawRefusesWhatIsNotLatex() {
    assertThat(TypesetFormula.draw("\\frac{", 20, 0)).isEmpty();
  }
}
