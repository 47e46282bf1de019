package io.github.lossmith.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.playground.NetworkLayout;
import io.github.lossmith.designer.playground.PointSet;
import io.github.lossmith.designer.playground.PointShape;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The place without a window. */
class PlaygroundModelTest {
  private final Texts texts = new Texts(() -> Locale.ENGLISH);
  private final SameThreadTasks tasks = new SameThreadTasks();
  private final DesignsModel designs = new DesignsModel(texts, tasks, Presets.all());
  private final PlaygroundModel model = new PlaygroundModel(designs, tasks);

  @BeforeEach
  void comeToFront() {
    model.show(true);
  }

  private RaceFrame frame() {
    return model.frame().get();
  }

  private List<String> names() {
    return frame().lanes().stream().map(seen -> seen.lane().name()).toList();
  }

  @Test
  void tickedLossesLearnSideBySide() {
    assertThat(names()).containsExactly("CE", "Focal", "Maki", "QCE");
    assertThat(frame().steps()).isZero();
    model.playing().set(true);
    tasks.tick();
    tasks.tick();
    assertThat(frame().steps()).isGreaterThanOrEqualTo(2L * PlaygroundModel.FIRST_SPEED);
    model.playing().set(false);
    long before = frame().steps();
    tasks.tick();
    tasks.tick();
    assertThat(frame().steps()).isEqualTo(before);
    model.step();
    tasks.tick();
    assertThat(frame().steps()).isEqualTo(before + 1);
    model.reset();
    tasks.tick();
    assertThat(frame().steps()).isZero();
  }

  @Test
  void anotherPlaceInFrontHoldsThem() {
    model.playing().set(true);
    tasks.tick();
    model.show(false);
    long before = frame().steps();
    tasks.tick();
    tasks.tick();
    assertThat(frame().steps()).isEqualTo(before);
    assertThat(model.playing().get()).isFalse();
  }

  @Test
  void changedCoefficientLearnsOn() {
    model.playing().set(true);
    tasks.tick();
    long before = frame().steps();
    designs.selectedDesign().set(frame().lanes().get(2).lane().id());
    designs.change("app.step.parameter", design -> design.withParameter("gamma", 3.5));
    tasks.tick();
    assertThat(frame().steps()).isGreaterThan(before);
    assertThat(names()).contains("Maki copy").hasSize(5);
    designs.change("app.step.parameter", design -> design.withParameter("gamma", 0.5));
    tasks.tick();
    RaceLane lane =
        frame().lanes().stream()
            .map(RaceFrame.Seen::lane)
            .filter(one -> one.name().equals("Maki copy"))
            .findFirst()
            .orElseThrow();
    assertThat(lane.coefficients().object().weighted(0.75)).isEqualTo(-0.5);
    assertThat(frame().steps()).isGreaterThan(before);
  }

  @Test
  void lossThatIsTickedLaterBeginsWithTheOthers() {
    model.playing().set(true);
    tasks.tick();
    tasks.tick();
    long before = frame().steps();
    long gce =
        designs.openDesigns().stream()
            .filter(open -> open.design().name().equals("GCE"))
            .findFirst()
            .orElseThrow()
            .id();
    designs.selection().tick(gce, true);
    tasks.tick();
    assertThat(names()).hasSize(5);
    assertThat(frame().steps()).isLessThanOrEqualTo(before);
  }

  @Test
  void everyChangeOfTheSetupBeginsAnew() {
    model.step();
    tasks.tick();
    model.change(now -> now.with(now.recipe().with(PointShape.MOONS)));
    tasks.tick();
    assertThat(frame().steps()).isZero();
    model.step();
    tasks.tick();
    model.change(now -> now.with(NetworkLayout.LINEAR));
    tasks.tick();
    assertThat(frame().steps()).isZero();
  }

  @Test
  void ownPointsOfOneClassAreNotLearned() {
    model.change(now -> now.withOwn(new PointSet(List.of())));
    tasks.tick();
    model.add(new PointSet.Labelled(0, 0, true));
    tasks.tick();
    assertThat(frame().lanes()).isEmpty();
    model.add(new PointSet.Labelled(0.5, 0, false));
    tasks.tick();
    assertThat(frame().lanes()).hasSize(4);
    model.step();
    tasks.tick();
    assertThat(frame().steps()).isEqualTo(1);
  }

  @Test
  void tenSeedsAreShownWhateverTheyAre() {
    designs.selection().tickOnly(designs.openDesigns().get(0).id());
    model.change(now -> now.with(now.recipe().withCount(100)).with(NetworkLayout.LINEAR));
    model.startSeeds();
    List<SeedResult> results = model.strip().results().get();
    assertThat(results).hasSize(10);
    assertThat(results).allMatch(one -> one.frame().steps() == SeedStrip.STEPS);
    assertThat(results.get(0).frame().lanes().get(0).measures())
        .isNotEqualTo(results.get(1).frame().lanes().get(0).measures());
    model.change(now -> now.withSeed(3));
    assertThat(model.strip().results().get()).isEmpty();
  }
}
