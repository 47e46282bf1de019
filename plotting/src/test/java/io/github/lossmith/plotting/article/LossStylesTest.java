package io.github.lossmith.plotting.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.LineStyle.Dash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossStylesTest {
  private final LossStyles styles = new LossStyles();

  private static Design preset(String key) {
    return Presets.named(key).orElseThrow();
  }

  private static List<LossIdentity> own(int count) {
    return IntStream.range(0, count).mapToObj(i -> LossIdentity.named("own " + i * 7)).toList();
  }

  @Test
  void everyKnownLossHasALookOfItsOwn() {
    List<LossIdentity> known = new ArrayList<>();
    Presets.all().forEach(preset -> known.add(LossIdentity.of(preset)));
    known.add(LossIdentity.CE_OHEM);
    assertThat(known).allMatch(LossIdentity::known).doesNotHaveDuplicates();
    assertThat(known.stream().map(styles::of).toList()).doesNotHaveDuplicates();
  }

  @Test
  void thePapersLossesDifferInColourAndInDash() {
    List<LineStyle> papers =
        IntStream.range(0, 4)
            .mapToObj(i -> styles.of(LossIdentity.of(Presets.all().get(i))))
            .toList();
    assertThat(papers).extracting(LineStyle::colour).doesNotHaveDuplicates();
    assertThat(papers).extracting(LineStyle::dash).doesNotHaveDuplicates();
    assertThat(styles.of(LossIdentity.CE_OHEM).dash()).isNotIn(dashes(papers));
  }

  private static List<Dash> dashes(List<LineStyle> styles) {
    return styles.stream().map(LineStyle::dash).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CE             | ce
          ce             | ce
          CE + OHEM      | ce-ohem
          CE+OHEM        | ce-ohem
          Focal          | focal
          Focal, γ = 2   | focal
          Focal (γ = 1)  | focal
          maki           | maki
          QCE            | qce
          """)
  void namesOfKnownLossesAreUnderstood(String name, String key) {
    assertThat(LossIdentity.named(name)).isEqualTo(new LossIdentity(true, key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Focal copy", "my CE", "", "Софт-Маки", "focus"})
  void otherNamesAreOwnLosses(String name) {
    assertThat(LossIdentity.named(name).known()).isFalse();
  }

  @Test
  void aTrainedLossIsThatOfItsDesignWhateverTheRunCallsIt() {
    OptionalDouble none = OptionalDouble.empty();
    assertThat(LossIdentity.trained("mine", Optional.of(preset("focal")), none))
        .isEqualTo(LossIdentity.of(preset("focal")));
    Design own = Design.typed("steep", "-2/p");
    assertThat(LossIdentity.trained("mine", Optional.of(own), none))
        .isEqualTo(LossIdentity.of(own));
    assertThat(LossIdentity.trained("steep", Optional.empty(), none))
        .isEqualTo(LossIdentity.of(own));
    assertThat(LossIdentity.trained("x", Optional.of(preset("ce")), OptionalDouble.of(1)))
        .isEqualTo(LossIdentity.CE_OHEM);
    assertThat(LossIdentity.trained("x", Optional.of(preset("ce")), OptionalDouble.of(0)))
        .isEqualTo(LossIdentity.of(preset("ce")));
  }

  @Test
  void aLetterMovedIsTheSameLossAndAnotherFormulaIsNot() {
    assertThat(LossIdentity.of(preset("focal").withParameter("gamma", 5)))
        .isEqualTo(LossIdentity.of(preset("focal")));
    assertThat(LossIdentity.of(Design.typed("Focal", "-3/p")).known()).isFalse();
  }

  @Test
  void anOwnLossHasTheSameLineAloneAndAmongOthersAndOnAnotherDay() {
    for (LossIdentity loss : own(10)) {
      LossStyles others = new LossStyles();
      others.of(LossIdentity.named("Focal"));
      others.of(LossIdentity.named("QCE"));
      assertThat(others.of(loss)).isEqualTo(new LossStyles().of(loss));
    }
  }

  @Test
  void lossesThatAreShownAreToldApartAndKeepTheirLines() {
    List<LossIdentity> many = own(LossStyles.count());
    List<LineStyle> lines = many.stream().map(styles::of).toList();
    assertThat(lines).doesNotHaveDuplicates();
    styles.show("here", Set.copyOf(many));
    assertThat(many.stream().map(styles::of).toList()).isEqualTo(lines);
    LossStyles again = new LossStyles();
    again.restore("here", styles.given());
    assertThat(many.stream().map(again::of).toList()).isEqualTo(lines);
  }

  @Test
  void noOwnLossLooksLikeAKnownOne() {
    List<LineStyle> known = Presets.all().stream().map(LossIdentity::of).map(styles::of).toList();
    own(60).forEach(loss -> assertThat(known).doesNotContain(styles.of(loss)));
  }

  @Test
  void linesThatNoneCanHaveAreLeftOut() {
    styles.restore("here", Map.of("a", 6, "b", -3, "c", 2_000_000_000));
    assertThat(styles.given()).containsExactly(Map.entry("a", 6));
  }

  @Test
  void curvesThatWouldBeAlikeKeepTheirColourAndDifferInTheirDash() {
    LineStyle focal = styles.of("Focal");
    LineStyle maki = styles.of("Maki");
    List<LineStyle> apart = LossStyles.apart(List.of(focal, maki, focal, focal));
    assertThat(apart).startsWith(focal, maki).doesNotHaveDuplicates();
    assertThat(apart.subList(2, 4)).allMatch(style -> style.colour() == focal.colour());
    assertThat(LossStyles.apart(Collections.nCopies(100, focal))).hasSize(100);
  }
}
