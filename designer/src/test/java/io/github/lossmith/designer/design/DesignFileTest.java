package io.github.lossmith.designer.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void aTypedLossSurvivesItsFileForm() {
    Design design = Design.typedLoss("mine", "-(1-p)^γ*log(p) + c").withParameter("gamma", 2.5);
    Design again = DesignFile.parse(DesignFile.print(design), "").orThrow();
    assertThat(again).isEqualTo(design);
    assertThat(again.letters()).containsExactly("c", "gamma");
    assertThat(again.typedLossAtOne(1)).hasValue(1);
    assertThat(again.coefficient().orThrow().at(0.5)).isLessThan(0);
  }

  @Test
  void lettersThatTheFileGivesNoValueAreParametersToo() {
    Design design =
        DesignFile.parse(
                """
                {"version": 2, "formula": "-a*(1-p)^(20*ratio)/p", "parameters": {"a": 0.25},
                 "background": {"formula": "-b*freq*(1+positives)"}}
                """,
                "")
            .orThrow();
    assertThat(design.parameters().keySet())
        .containsExactlyInAnyOrder("a", "b", "freq", "positives", "ratio");
    assertThat(design.parameters().get("a").value()).isEqualTo(0.25);
    for (String letter : List.of("b", "freq", "positives", "ratio")) {
      assertThat(design.parameters().get(letter)).isEqualTo(FormulaParameter.usual(letter));
    }
  }

  @Test
  void eachKindOfShapeSurvivesItsFileForm() {
    List<CoefficientSource> shapes =
        List.of(
            new CoefficientSource.Typed("-1/p"),
            new CoefficientSource.TypedLoss("-log(p)"),
            new CoefficientSource.Drawn(
                new Drawing(List.of(new Knot(0.1, -10), new Knot(1, 0)), LeftTail.HOLD)));
    assertThat(shapes.stream().<Object>map(Object::getClass))
        .containsExactlyInAnyOrder((Object[]) CoefficientSource.class.getPermittedSubclasses());
    for (CoefficientSource shape : shapes) {
      Design design = Design.typed("mine", "p").withShape(shape);
      assertThat(DesignFile.parse(DesignFile.print(design), "").orThrow()).isEqualTo(design);
      assertThat(design.coefficient().isOk()).isTrue();
    }
  }

  @Test
  void twoSidesAreWrittenAsVersion2AndOneAsVersion1() {
    Design one = Design.typed("mine", "-(1-p)^gamma/p").withParameter("gamma", 2);
    Drawing drawing = new Drawing(List.of(new Knot(0.1, -10), new Knot(1, 0)), LeftTail.HOLD);
    List<CoefficientSource> shapes =
        List.of(
            new CoefficientSource.Typed("-m/p"),
            new CoefficientSource.TypedLoss("-log(p)"),
            new CoefficientSource.Drawn(drawing));
    assertThat(DesignFile.print(one)).contains("\"version\" : 1,").doesNotContain("background");
    for (CoefficientSource shape : shapes) {
      Design two = one.withBackground(Optional.of(shape));
      String text = DesignFile.print(two);
      assertThat(text).contains("\"version\" : 2,");
      assertThat(DesignFile.parse(text, "").orThrow()).isEqualTo(two);
      assertThat(two.withBackground(Optional.empty())).isEqualTo(one);
    }
  }

  @Test
  void greekAndLatinKeysAreOne() {
    String json = "{\"formula\": \"-(1-p)^gamma/p\", \"parameters\": {\"γ\": 2.5}}";
    assertThat(DesignFile.parse(json, "").orThrow().parameters()).containsOnlyKeys("gamma");
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
          {"formula": "-1/p", "version": 4}      | x, /version: the file has version 4, this Lossmith reads up to 3: update Lossmith.
          {"formula": "-1/p", "version": 2, "classTables": {"rule": "vs"}} | x, /classTables: tables of the classes need "version": 3.
          {"formula": "-1/p", "classTables": {"rule": "best"}} | x, /classTables: There is no rule "best" for tables of the classes; there are inverse-frequency, effective-number, logit-adjustment, balanced-softmax, ldam, cdt, vs.
          {"formula": "-1/p", "classTables": {"rule": "vs", "gamma": -1}} | x, /classTables: gamma of the rule vs is -1; it must be a number from 0 to 2.
          {"formula": "-1/p", "classTables": {"rule": "vs", "beta": 1}} | x, /classTables: There is no key "beta" in tables of the classes; known here are gamma, tau, counts.
          {"formula": "-1/p", "classTables": {"weights": {"cat": 0}}} | x, /classTables: weights of "cat" is 0; it must be a number above 0, at most 1000000.
          {"formula": "-1/p", "classTables": {"weights": {"cat": -2}}} | x, /classTables: weights of "cat" is -2; it must be a number above 0, at most 1000000.
          {"formula": "-1/p", "classTables": {"weights": {"cat": "NaN"}}} | x, /classTables: weights of "cat" is "NaN"; it must be a number above 0, at most 1000000.
          {"formula": "-1/p", "classTables": {"offsets": {"cat": 2000}}} | x, /classTables: offsets of "cat" is 2000; it must be a number from -1000 to 1000.
          {"formula": "-1/p", "classTables": {"weights": {}}} | x, /classTables: weights is an object with a number for each class, such as "cat": 2; found {}.
          {"formula": "-1/p", "classTables": {"counts": {"cat": 0}}} | x, /classTables: The count of "cat" is 0; it must be a whole number from 1.
          {"formula": "-1/p", "classTables": []} | x, /classTables: Tables of the classes are an object with a "rule", or with "weights", "offsets", "scales" or "margins"; found [].
          {"formula": "-1/p", "version": 1, "background": {"formula": "-1"}} | x, /background: a background of its own needs "version": 2.
          {"formula": "-1/p", "background": "-1"} | x, /background: expected an object in braces, found "-1".
          {"formula": "-1/p", "background": {}}  | x, /background/: a design needs a "formula", a "loss" or a "drawing".
          {"formula": "-1/p", "background": {"formula": "-1", "note": ""}} | x, /background/note: there is no such key; known here are formula, loss, drawing, closedForm.
          {"formula": "-1/p", "background": {"drawing": {"knots": [[1,0],[1,1]]}}} | x, /background/drawing/knots/1/0: knots must increase in p, found 1.0 here.
          {"formula": "-g/p", "background": {"formula": "-k"}, "parameters": {"h": 1}} | x, /parameters/h: the formula has no such letter; it has g, k.
          {"formula": 3}                         | x, /formula: expected a text of at most 200000 characters, found 3.
          {}                                     | x, /: a design needs a "formula", a "loss" or a "drawing".
          []                                     | x, /: expected an object in braces, found [].
          {"formula": "-1/p", "mining": -1}      | x, /mining: expected a number from 0 to 1000000, found -1.
          {"formula": "-1/p", "mning": 1}        | x, /mning: there is no such key; known here are version, name, formula, loss, drawing, background, parameters, normalisation, mining, citation, closedForm, note, classTables.
          {"formula": "-g/p", "parameters": {"h": 1}} | x, /parameters/h: the formula has no such letter; it has g.
          {"formula": "-g/p", "parameters": {"g": {"value": 9, "maximum": 5}}} | x, /parameters/g: the value 9 is not in its range 0 to 5.
          {"formula": "-γ/p", "parameters": {"γ": 1, "gamma": 2}} | x, /parameters/gamma: the parameter gamma is there already, in another spelling.
          {"formula": "-(1-pt)/pt", "parameters": {"pt": 1}} | x, /parameters/pt: the formula has no such letter; it has -.
          {"formula": "-1/p", "version": 0}      | x, /version: expected a number from 1 to 2147483647, found 0.
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"formula": NaN}          | line 1, column 16: this is not JSON: Non-standard token 'NaN'.
          // {}                     | line 1, column 1: this is not JSON: Unexpected character ('/').
          {"formula": "-1/p"} {}    | something follows behind its closing brace.
          {"formula": 1, "formula": 2} | Duplicate field 'formula'.
          {"formula": "-1/p"        | Unexpected end-of-input.
          """)
  void saysWhatIsNoJsonWithoutTheParsersJargon(String json, String message) {
    assertThat(DesignFile.parse(json, "x").failure().orElseThrow().message()).endsWith(message);
  }

  /** The parser's own words for its limits have the digits of the system's locale. */
  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "hi-IN-u-nu-deva", "fa-IR", "tr-TR"})
  void limitsAreSaidWithTheirPlaceAndPlainDigits(String locale) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      for (String json :
          List.of(
              "{\"a\":\n" + "[".repeat(40),
              "{\"a\":\n" + "7".repeat(101) + "}",
              "{\"a\":\n\"" + "x".repeat(200_001) + "\"}")) {
        String message = DesignFile.parse(json, "x").failure().orElseThrow().message();
        assertThat(message).startsWith("x, line 2, column ").containsPattern("more than [0-9]+ ");
        assertThat(message.chars().filter(Character::isDigit)).allMatch(c -> c < 128);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void deepNestingEndlessFilesAndOtherEncodingsAreRefused() throws Exception {
    assertThat(DesignFile.parse("[".repeat(100_000), "x").failure().orElseThrow().message())
        .endsWith("line 1, column 34: this is not JSON: it is nested more than 32 levels deep.");
    Path large = Files.write(folder.resolve("large"), new byte[1_000_001]);
    assertThat(DesignFile.read(large).failure().orElseThrow().message()).contains("1000000 bytes");
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'{', '\n', (byte) 0xff, '}'});
    assertThat(DesignFile.read(latin).failure().orElseThrow().message())
        .endsWith("latin, line 2: this is not text in UTF-8.");
    Path marked = Files.writeString(folder.resolve("marked"), "\ufeff{\"formula\": \"-1/p\"}");
    assertThat(DesignFile.read(marked).isOk()).isTrue();
    Path empty = Files.writeString(folder.resolve("empty"), " \n");
    assertThat(DesignFile.read(empty).failure().orElseThrow().message()).contains("is empty");
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws Exception {
    Path shut = Files.createDirectory(folder.resolve("shut"));
    Path file = shut.resolve("a.lossmith.json");
    DesignFile.write(Design.typed("old", "-1/p"), file).orThrow();
    Path missing = folder.resolve("nowhere/a.lossmith.json");
    assertThat(
            DesignFile.write(Design.typed("new", "-2/p"), missing)
                .failure()
                .orElseThrow()
                .message())
        .contains("no such file or folder");
    assertThat(DesignFile.read(file).orThrow().name()).isEqualTo("old");
  }

  @Test
  void aWrittenFileIsReadableByOthersAsTheUsersOtherFilesAre() throws Exception {
    Path plain = Files.writeString(folder.resolve("plain"), "");
    Path file = folder.resolve("mine.lossmith.json");
    DesignFile.write(Design.typed("mine", "-1/p"), file).orThrow();
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
  }
}
