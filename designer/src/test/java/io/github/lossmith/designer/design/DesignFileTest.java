package io.github.lossmith.designer.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignFileTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrote() {
    Drawing drawing =
        new Drawing(List.of(new Knot(0.1, -10), new Knot(1, -0.25)), LeftTail.RECIPROCAL);
    Design design =
        Design.drawn("mine", drawing)
            .withNormalisation(Normalisation.ALL)
            .withMining(OptionalDouble.of(3))
            .withNote("two\nlines");
    Path file = folder.resolve("mine.lossmith.json");
    DesignFile.write(design, file).orThrow();
    assertThat(DesignFile.read(file).orThrow()).isEqualTo(design);
  }

  @Test
  void everyPresetSurvivesItsFileForm() {
    assertThat(Presets.all()).hasSize(12);
    for (Design preset : Presets.all()) {
      assertThat(DesignFile.parse(DesignFile.print(preset), "").orThrow()).isEqualTo(preset);
      assertThat(preset.coefficient().isOk()).as(preset.name()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"formula": "-1/p", "version": 2}      | x, /version: the file has version 2, this Lossmith reads up to 1: update Lossmith.
          {"formula": 3}                         | x, /formula: expected a text of at most 200000 characters, found 3.
          {}                                     | x, /: a design needs a "formula" or a "drawing".
          []                                     | x, /: expected an object in braces, found [].
          {"formula": "-1/p", "mining": -1}      | x, /mining: expected a number from 0.0 to 1000000.0, found -1.
          {"drawing": {"knots": [[0.5, 1]]}}     | x, /drawing/knots: a drawing has 2 to 10000 knots, this one has 1.
          {"drawing": {"knots": [[1,0],[1,1]]}}  | x, /drawing/knots/1/0: knots must increase in p, found 1.0 here.
          {"formula": "-1/p", "normalisation":"pos"} | x, /normalisation: expected one of positives, all, none, found "pos".
          """)
  void namesThePlaceOfWhatIsWrong(String json, String message) {
    assertThat(DesignFile.parse(json, "x").failure().map(Problem::message)).contains(message);
  }

  @Test
  void brokenJsonIsNamedByLineAndColumn() {
    assertThat(DesignFile.parse("{\n \"formula\": }", "x").failure().orElseThrow().message())
        .startsWith("x, line 2, column 13: this is not JSON: ");
  }

  @Test
  void aFolderIsNotADesign() throws Exception {
    Path target = Files.createDirectory(folder.resolve("a.lossmith.json"));
    Design design = Design.typed("mine", "-1/p");
    assertThat(DesignFile.write(design, target).failure().orElseThrow().message())
        .contains("is a folder");
    assertThat(DesignFile.read(target).failure().orElseThrow().message()).contains("is a folder");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(target);
    }
  }
}
