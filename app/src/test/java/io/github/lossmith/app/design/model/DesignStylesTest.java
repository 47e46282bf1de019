package io.github.lossmith.app.design.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.figure.LineStyle;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesignStylesTest {
  private final LossStyles losses = new LossStyles();
  private final DesignStyles styles = new DesignStyles(losses);

  private static OpenDesign openDesign(long id, String name) {
    return new OpenDesign(id, Design.typed(name, "-1/p"));
  }

  private static OpenDesign preset(long id, String key) {
    return new OpenDesign(id, Presets.named(key).orElseThrow());
  }

  @Test
  void aDesignHasTheLineOfItsLossInARun() {
    assertThat(styles.of(preset(-3, "maki"))).isEqualTo(losses.of("Maki"));
    assertThat(styles.of(openDesign(7, "mine"))).isEqualTo(losses.of("mine"));
  }

  @Test
  void anOwnDesignUnderAPapersNameIsToldApart() {
    assertThat(styles.of(openDesign(7, "Maki"))).isNotEqualTo(styles.of(preset(-3, "maki")));
  }

  @Test
  void anOwnDesignOfAPapersNameAndFormulaHasItsColourAndAnotherDash() {
    OpenDesign preset = preset(-2, "focal");
    OpenDesign own = new OpenDesign(7, preset.design().withParameter("gamma", 5));
    List<LineStyle> lines = styles.of(List.of(preset, own));
    assertThat(lines.get(0)).isEqualTo(losses.of("Focal"));
    assertThat(lines.get(1).colour()).isEqualTo(lines.get(0).colour());
    assertThat(lines.get(1).dash()).isNotEqualTo(lines.get(0).dash());
  }

  @Test
  void aStyleIsFreeAgainWhenItsDesignIsDeleted() {
    styles.keep(List.of(openDesign(1, "a"), openDesign(2, "b")));
    LineStyle second = styles.of(openDesign(2, "b"));
    styles.keep(List.of(openDesign(2, "b"), openDesign(-1, "CE")));
    assertThat(losses.given()).containsOnlyKeys("b");
    assertThat(styles.of(openDesign(2, "b"))).isEqualTo(second);
  }
}
