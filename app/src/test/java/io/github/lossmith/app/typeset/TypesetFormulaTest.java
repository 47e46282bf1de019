package io.github.lossmith.app.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

class TypesetFormulaTest {
  @Test
  void drawInksSomePixels() {
    Image pixels = TypesetFormula.draw("-\\frac{(1-p)^{\\gamma}}{p}", 24, 0x112233).orElseThrow();
    assertThat(pixels.getWidth()).isBetween(40.0, 200.0);
    assertThat(inked(pixels)).isGreaterThan(100);
  }

  private static int inked(Image image) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getPixelReader().getArgb(x, y) >>> 24 > 200 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void drawRefusesWhatIsNotLatex() {
    assertThat(TypesetFormula.draw("\\foreign{x}", 20, 0)).isEmpty();
  }
}
