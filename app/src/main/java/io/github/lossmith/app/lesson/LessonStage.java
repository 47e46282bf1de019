package io.github.lossmith.app.lesson;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignsModel;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.imbalance.ImbalancePlace;
import io.github.lossmith.app.lesson.LessonState.Loss;
import io.github.lossmith.app.playground.PlaygroundPlace;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.share.StateSharing;
import io.github.lossmith.designer.imbalance.GradientSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;

/** The places of the window as lessons set them, read them, and give them back. */
public final class LessonStage {
  private final DesignContext context;
  private final ImbalancePlace imbalance;
  private final PlaygroundPlace playground;
  private final StateSharing sharing;
  private Optional<Found> found = Optional.empty();

  private record Found(String place, GradientSpace space) {}

  public LessonStage(
      DesignContext context,
      ImbalancePlace imbalance,
      PlaygroundPlace playground,
      StateSharing sharing) {
    this.context = context;
    this.imbalance = imbalance;
    this.playground = playground;
    this.sharing = sharing;
  }

  AppServices services() {
    return context.services();
  }

  DesignContext context() {
    return context;
  }

  /** Remembers what there is. */
  void begin() {
    context.motion().pause();
    if (found.isEmpty()) {
      found = Optional.of(new Found(services().settings().get().place(), sought()));
    }
    context.designs().ownWork().begin();
    playground.beginVisit();
  }

  private GradientSpace sought() {
    return imbalance.model().sought();
  }

  /** Sets the window to a step. */
  void show(LessonStep step) {
    context.motion().pause();
    step.set()
        .ifPresent(
            state ->
                context
                    .designs()
                    .ownWork()
                    .show(() -> sharing.show(state, OpenDesign::isPreset, true)));
    context.choice().borrow(step.panels(), step.axis(), step.scale());
  }

  /** Gives everything back. */
  void end() {
    context.motion().pause();
    context.choice().giveBack();
    playground.endVisit();
    context.designs().ownWork().end();
    found.ifPresent(
        before -> {
          imbalance.model().seek(before.space);
          services().settings().change(settings -> settings.withPlace(before.place));
        });
    found = Optional.empty();
  }

  /** Runs {@code changed} whenever an answer may have changed. */
  void watch(Runnable changed) {
    DesignsModel designs = context.designs();
    InvalidationListener listener = observed -> changed.run();
    for (Observable source :
        List.of(
            designs.openDesigns(),
            designs.ticked(),
            designs.selectedDesign(),
            designs.progress(),
            designs.examples(),
            playground.learning())) {
      source.addListener(listener);
    }
  }

  /** What the window shows now. */
  LessonState state() {
    DesignsModel designs = context.designs();
    return new LessonState(
        designs.shown().stream().map(this::loss).toList(),
        loss(designs.current()),
        designs.progress().get(),
        designs.examples().get(),
        playground.learned());
  }

  private Loss loss(OpenDesign open) {
    List<String> names = new ArrayList<>();
    names.add(open.design().name());
    long id = open.id();
    while (context.designs().original(id).isPresent()) {
      id = context.designs().original(id).getAsLong();
      nameOf(id).ifPresent(names::add);
    }
    return new Loss(names, open.design());
  }

  private Optional<String> nameOf(long id) {
    return context.designs().openDesigns().stream()
        .filter(open -> open.id() == id)
        .map(open -> open.design().name())
        .findFirst();
  }
}
