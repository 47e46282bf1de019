package io.github.lossmith.app.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.paper.LossStyles;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesignStylesTest {
  private final LossStyles losses = new LossStyles();
  private final DesignStyles styles = new DesignStyles(losses);

  private static Sheet sheet(long id, String name) {
    return new Sheet(id, Design.typed(name, "-1/p"));
  }

  @Test
  void aDesignHasTheLineOfItsLossInARun() {
    assertThat(styles.of(sheet(-3, "Maki"))).isEqualTo(losses.of("Maki"));
    assertThat(styles.of(sheet(7, "mine"))).isEqualTo(losses.of("mine"));
  }

  @Test
  void anOwnDesignUnderAPapersNameIsToldApart() {
    assertThat(styles.of(sheet(7, "Maki"))).isNotEqualTo(styles.of(sheet(-3, "Maki")));
  }

  @Test
  void aNameThatIsTypedKeepsTheLine() {
    LineStyle before = styles.of(sheet(7, "m"));
    styles.of(sheet(8, "other"));
    assertThat(styles.of(sheet(7, "mi"))).isEqualTo(before);
    assertThat(styles.of(sheet(7, "mine"))).isEqualTo(before);
    assertThat(losses.given()).hasSize(2);
  }

  @Test
  void aLineIsFreeAgainWhenItsDesignIsNotShown() {
    LineStyle first = styles.of(sheet(1, "a"));
    LineStyle second = styles.of(sheet(2, "b"));
    styles.show(List.of(sheet(2, "b")));
    assertThat(styles.of(sheet(3, "c"))).isEqualTo(first);
    assertThat(styles.of(sheet(2, "b"))).isEqualTo(second);
  }
}
