package io.github.lossmith.app.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColoursTest {
  private final Colours colours = new Colours();

  @Test
  void thePapersLossesHaveTheirsForGood() {
    assertThat(colours.index(7)).isEqualTo(4);
    assertThat(colours.index(-1)).isZero();
    assertThat(colours.index(-4)).isEqualTo(3);
    assertThat(colours.index(-5)).isEqualTo(5);
  }

  @Test
  void anyOtherKeepsItsOwnWhileItIsShown() {
    assertThat(colours.index(1)).isEqualTo(4);
    assertThat(colours.index(2)).isEqualTo(5);
    colours.keep(Set.of(2L));
    assertThat(colours.index(3)).isEqualTo(4);
    assertThat(colours.index(2)).isEqualTo(5);
  }

  @Test
  void placesComeBackButForThoseThatNoneHas() {
    colours.restore(Map.of(1L, 6, 2L, -3, 3L, 2_000_000_000));
    assertThat(colours.places()).containsExactly(Map.entry(1L, 6));
  }
}
