package io.github.lossmith.app.design.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.SameThreadTasks;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.Imbalance;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is the user's while a lesson shows something else. */
class OwnWorkTest {
  private static final Imbalance MINE = new Imbalance(List.of(new ExampleGroup(7, 0.7)));
  private final DesignsModel designs =
      new DesignsModel(new Texts(() -> Locale.ENGLISH), new SameThreadTasks(), Presets.all());
  private final OwnWork own = designs.ownWork();
  private long mine;

  @BeforeEach
  void beginALesson() {
    mine = designs.open(Design.typed("mine", "-2/p"));
    designs.setExamples("app.step.import", MINE);
    own.begin();
    own.show(() -> step("first"));
  }

  private void step(String name) {
    designs.open(Design.typed(name, "-1/p"));
    designs.setExamples("app.step.import", Imbalance.paper());
  }

  private static List<String> names(DesignsState state) {
    return state.openDesigns().stream().map(open -> open.design().name()).toList();
  }

  @Test
  void whatALessonShowsIsNotTheUsers() {
    assertThat(names(designs.designs())).containsExactly("mine", "first");
    assertThat(names(own.state())).containsExactly("mine");
    assertThat(own.state().examples()).isEqualTo(MINE);
    assertThat(own.view().selectedDesign()).isEqualTo(mine);
    own.show(() -> step("second"));
    assertThat(names(designs.designs())).containsExactly("mine", "second");
  }

  @Test
  void copiesOfThatAreNotTheUsersButCopiesOfTheUsersAre() {
    designs.selectedDesign().set(-2);
    designs.change("app.step.parameter", design -> design.withParameter("gamma", 4));
    designs.duplicate();
    assertThat(names(own.state())).containsExactly("mine");
    designs.selectedDesign().set(mine);
    designs.duplicate();
    assertThat(names(own.state())).containsExactly("mine", "mine copy");
  }

  @Test
  void whatIsBegunOrSavedMeanwhileStays() {
    long ofLesson = designs.designs().openDesigns().get(1).id();
    own.saved(ofLesson);
    designs.add();
    designs.selectedDesign().set(mine);
    designs.change("app.step.rename", design -> design.withName("renamed"));
    own.end();
    assertThat(names(designs.designs())).containsExactly("renamed", "first", "My loss");
    assertThat(designs.examples().get()).isEqualTo(MINE);
  }

  @Test
  void theEndIsOneStepThatUndoTakesBack() {
    designs.progress().set(0.5);
    own.end();
    assertThat(names(designs.designs())).containsExactly("mine");
    assertThat(designs.selectedDesign().get()).isEqualTo(mine);
    assertThat(designs.progress().get()).isZero();
    designs.undo();
    assertThat(names(designs.designs())).containsExactly("mine", "first");
    assertThat(names(own.state())).containsExactly("mine", "first");
  }
}
