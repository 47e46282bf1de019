package io.github.lossmith.app.design.model;

import io.github.lossmith.designer.imbalance.Imbalance;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is the user's while a lesson shows designs and examples of its own: this alone is saved and
 * asked about, and it comes back when the lesson ends. Designs that the user begins, opens, imports
 * or saves meanwhile are the user's too; changes of what the lesson shows are not.
 */
public final class OwnWork {
  private final DesignsModel designs;
  private Optional<Found> found = Optional.empty();
  private final Set<Long> saved = new HashSet<>();
  private final Set<Long> ofLesson = new HashSet<>();

  private record Found(
      Set<Long> ids, Imbalance examples, DesignsModel.View view, double progress) {}

  OwnWork(DesignsModel designs) {
    this.designs = designs;
  }

  /** Remembers what there is, until {@link #end}. */
  public void begin() {
    designs.endGesture();
    if (found.isEmpty()) {
      Set<Long> ids = new HashSet<>(ids());
      found =
          Optional.of(
              new Found(ids, designs.examples().get(), designs.view(), designs.progress().get()));
    }
  }

  private List<Long> ids() {
    return designs.designs().openDesigns().stream().map(OpenDesign::id).toList();
  }

  /** Shows a step: what the last one left goes, and what {@code showing} opens is the lesson's. */
  public void show(Runnable showing) {
    designs.endGesture();
    DesignsState own = new DesignsState(state().openDesigns(), designs.examples().get());
    if (!own.equals(designs.designs())) {
      designs.history().change("app.step.lesson", own);
    }
    Set<Long> before = new HashSet<>(ids());
    showing.run();
    ids().stream().filter(id -> !before.contains(id)).forEach(ofLesson::add);
  }

  /** Brings back what there was, as one undo step. */
  public void end() {
    designs.endGesture();
    found.ifPresent(
        before -> {
          DesignsState own = state();
          if (!own.equals(designs.designs())) {
            designs.history().change("app.step.lesson", own);
          }
          designs.show(before.view);
          designs.progress().set(before.progress);
        });
    found = Optional.empty();
    saved.clear();
    ofLesson.clear();
  }

  /** Designs that have a file are the user's. */
  void saved(long id) {
    saved.add(id);
  }

  /** Whether a design is the user's. */
  public boolean isOwn(long id) {
    if (found.isEmpty() || saved.contains(id) || found.get().ids.contains(id)) {
      return true;
    }
    OptionalLong original = designs.original(id);
    return id > 0 && !ofLesson.contains(id) && (original.isEmpty() || isOwn(original.getAsLong()));
  }

  /** What is saved. */
  public DesignsState state() {
    DesignsState now = designs.designs();
    return found
        .map(
            before ->
                new DesignsState(
                    now.openDesigns().stream().filter(open -> isOwn(open.id())).toList(),
                    before.examples))
        .orElse(now);
  }

  /** Which of it is shown. */
  public DesignsModel.View view() {
    return found.map(Found::view).orElseGet(designs::view);
  }
}
