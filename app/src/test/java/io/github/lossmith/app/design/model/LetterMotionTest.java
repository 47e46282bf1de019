package io.github.lossmith.app.design.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A played letter, with a clock that the test moves. */
class LetterMotionTest {
  private static final int FOCAL = -2;
  @TempDir private Path home;
  private final SameThreadTasks tasks = new SameThreadTasks();
  private final DesignsModel designs =
      new DesignsModel(new Texts(() -> Locale.ENGLISH), tasks, Presets.all());
  private SettingsStore settings;
  private LetterMotion motion;
  private long now;

  @BeforeEach
  void makeMotion() {
    settings = new SettingsStore(home);
    motion = new LetterMotion(designs, tasks, settings, () -> now);
    designs.selectedDesign().set(FOCAL);
  }

  private double gamma() {
    return designs.current().design().parameters().get("gamma").value();
  }

  /** A frame of 100 ms: a 40th of the range, which is 0 to 10 for γ. */
  private void frames(int count) {
    for (int i = 0; i < count; i++) {
      now += 100_000_000;
      tasks.tick();
    }
  }

  private void type(String formula) {
    designs.open(Design.typed("typed", formula));
  }

  @Test
  void movesThereAndBackAsOneStep() {
    double before = gamma();
    motion.toggle("gamma");
    frames(4);
    assertThat(gamma()).isCloseTo(before + 4 * 0.25, within(0.01));
    frames(80);
    assertThat(gamma()).isCloseTo(before + 4 * 0.25, within(0.6));
    motion.toggle("gamma");
    double kept = gamma();
    frames(5);
    assertThat(gamma()).isEqualTo(kept);
    assertThat(designs.current().design().name()).isEqualTo("Focal copy");
    designs.undo();
    assertThat(designs.designs().openDesigns()).isEmpty();
  }

  @Test
  void beginsAgainAtTheEndIfSoChosen() {
    settings.change(all -> all.withLetters(all.letters().withTurning(false).withSpeed(4)));
    motion.toggle("gamma");
    double highest = 0;
    for (int i = 0; i < 20; i++) {
      double before = gamma();
      frames(1);
      highest = Math.max(highest, gamma());
      assertThat(gamma())
          .satisfiesAnyOf(
              value -> assertThat(value).isCloseTo(before + 1, within(0.01)),
              value -> assertThat(value).isZero());
    }
    assertThat(highest).isGreaterThan(8.9);
  }

  @Test
  void progressIsPlayedToo() {
    type("-(1 - t*p)");
    assertThat(motion.possible().get()).isTrue();
    motion.toggle();
    assertThat(motion.playing().get()).isEqualTo(LetterMotion.PROGRESS);
    frames(4);
    assertThat(designs.progress().get()).isCloseTo(0.1, within(0.001));
  }

  @Test
  void pausesWhenThePlaceIsLeftOrAStepIsUndone() {
    motion.toggle();
    assertThat(motion.playing().get()).isEqualTo("gamma");
    settings.change(all -> all.withPlace("train"));
    assertThat(motion.playing().get()).isEmpty();
    motion.toggle();
    frames(2);
    designs.undo();
    assertThat(motion.playing().get()).isEmpty();
    designs.selectedDesign().set(FOCAL);
    motion.toggle();
    designs.selectedDesign().set(FOCAL - 1);
    assertThat(motion.playing().get()).isEmpty();
  }

  @Test
  void pausesWhenTheLetterIsGone() {
    type("-(1-p)^gamma");
    motion.toggle();
    frames(1);
    designs.change(
        "app.step.formula", design -> design.withShape(new CoefficientSource.Typed("-1/p")));
    assertThat(motion.playing().get()).isEmpty();
    assertThat(motion.possible().get()).isFalse();
    motion.toggle();
    assertThat(motion.playing().get()).isEmpty();
  }

  @Test
  void goesOnFromWhereItsSliderIsPut() {
    motion.toggle();
    frames(1);
    designs.preview(LetterMotion.STEP, design -> design.withParameter("gamma", 1));
    frames(1);
    assertThat(gamma()).isCloseTo(1.25, within(0.01));
  }
}
