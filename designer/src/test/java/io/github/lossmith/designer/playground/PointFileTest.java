package io.github.lossmith.designer.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.designer.problem.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointFileTest {
  @TempDir private Path folder;

  private Outcome<PointSet> read(String text) throws Exception {
    return PointFile.read(Files.writeString(folder.resolve("points.csv"), text));
  }

  @Test
  void smallerClassIsRareAndPointsFillTheSquare() throws Exception {
    PointSet points = read("\ufeffx,y,class\n0,0,cat\n\n10,5,cat\n\"5\" ; 5;dog\r\n").orThrow();
    assertThat(points.size()).isEqualTo(3);
    assertThat(points.isRare(2)).isTrue();
    assertThat(points.rareCount()).isEqualTo(1);
    assertThat(points.x(0)).isCloseTo(-0.9, within(1e-12));
    assertThat(points.x(1)).isCloseTo(0.9, within(1e-12));
    assertThat(points.y(0)).isCloseTo(-0.45, within(1e-12));
    assertThat(read("1,1,a\n1,1,b\n").orThrow().x(0)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,y,class|has no points",
        "1,2,a\\n3,4,a|only one class",
        "1,2,a\\n3,4,b\\n5,6,c|3 classes",
        "1,2,a\\n3,b|line 2",
        "1,2,a\\n3,NaN,b|line 2",
        "1,2,a\\n3,1e300,b|line 2",
        "1,2,a\\n3,4,|line 2",
      })
  void faultIsOneLineWithItsPlace(String text, String part) throws Exception {
    Outcome<PointSet> read = read(text.replace("\\n", "\n"));
    assertThat(read.failure().orElseThrow().message(Locale.ENGLISH))
        .contains("points.csv", part)
        .hasLineCount(1);
  }

  @Test
  void sizeIsBounded() throws Exception {
    assertThat(read("1,2,a\n".repeat(5001)).failure().orElseThrow().key()).endsWith("many");
    assertThat(read("1".repeat(1 << 20) + "\n").failure().orElseThrow().key()).endsWith("large");
    Path noText = folder.resolve("x");
    Files.write(noText, new byte[] {(byte) 0xff, 0, 1});
    assertThat(PointFile.read(noText).failure().orElseThrow().key()).endsWith("notText");
    assertThat(PointFile.read(folder).isOk()).isFalse();
  }
}
