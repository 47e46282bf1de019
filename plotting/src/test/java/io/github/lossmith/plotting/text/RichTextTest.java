package io.github.lossmith.plotting.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RichTextTest {
  @Test
  void markedTextHasItalicsAndScripts() {
    RichText text = RichText.marked("d*L*/d*p_{t}*, 10^{−3}");
    assertThat(text.letters()).isEqualTo("dL/dpt, 10−3");
    assertThat(text.runs())
        .filteredOn(run -> run.face() == TypefaceStyle.ITALIC)
        .extracting(RichText.Run::text)
        .containsExactly("L", "p", "t");
    assertThat(text.runs())
        .filteredOn(run -> run.rise() < 0)
        .extracting(RichText.Run::text)
        .containsExactly("t");
    assertThat(text.runs().get(text.runs().size() - 1).rise()).isPositive();
  }

  @Test
  void plainTextKeepsItsStarsAndBraces() {
    assertThat(RichText.plain("a*b*_{c}\n").letters()).isEqualTo("a*b*_{c}");
  }

  @Test
  void everyLetterThatLabelsNeedIsInTheTypeface() {
    double unknown = Typeface.width(TypefaceStyle.UPRIGHT, "\uffff");
    for (String letter : "∂ γ ε τ π ∞ − · × ≤ ≥ … — Ж я é".split(" ")) {
      assertThat(Typeface.has(TypefaceStyle.UPRIGHT, letter.codePointAt(0))).as(letter).isTrue();
    }
    assertThat(unknown).isPositive();
  }

  @Test
  void widthsAreThoseOfTheFont() {
    assertThat(Typeface.width(TypefaceStyle.UPRIGHT, "0")).isCloseTo(1139 / 2048.0, within(1e-12));
    assertThat(RichText.plain("00").width()).isCloseTo(2278 / 2048.0, within(1e-12));
  }

  @Test
  void whatIsTooWideIsCutAndKeepsItsForms() {
    RichText title = RichText.marked("(b) |Σ d*L*/d*z*|, as the network feels it");
    assertThat(title.within(title.width())).isSameAs(title);
    RichText cut = title.within(8);
    assertThat(cut.width()).isLessThanOrEqualTo(8);
    assertThat(cut.letters()).startsWith("(b) |Σ dL/dz").endsWith("…");
    assertThat(cut.runs().get(1).face()).isEqualTo(TypefaceStyle.ITALIC);
    assertThat(RichText.plain("😀😀").within(1.5).letters()).doesNotContain("\ud83d…");
    assertThat(title.within(0).letters()).isEqualTo("…");
  }
}
