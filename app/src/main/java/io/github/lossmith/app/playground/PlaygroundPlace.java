package io.github.lossmith.app.playground;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.screen.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;

/** The place Playground: what a coefficient does to learning, seen in seconds. */
public final class PlaygroundPlace implements Place {
  static final String NAME = "playground";
  private final DesignContext context;
  private final PlaygroundModel model;
  private final OwnPointsKeeper ownPoints;
  private final PointClass pointClass = new PointClass();
  private Optional<RaceSetup> found = Optional.empty();

  public PlaygroundPlace(DesignContext context) {
    this.context = context;
    model = new PlaygroundModel(context.designs(), context.services().tasks());
    ownPoints = new OwnPointsKeeper(context.services(), model);
    context
        .services()
        .settings()
        .settings()
        .addListener(
            (observed, before, now) -> {
              if (before.place().equals(NAME) && !now.place().equals(NAME)) {
                model.show(false);
              }
            });
  }

  /** What the networks learn, to share it. */
  public RaceSetup setup() {
    return model.setup().get();
  }

  /** Begins to learn something else. */
  public void open(RaceSetup shared) {
    model.change(
        now ->
            new RaceSetup(
                shared.recipe(),
                shared.own(),
                shared.layout(),
                shared.learningRate(),
                shared.seed(),
                now.begun() + 1));
  }

  /** What the networks have learned. */
  public List<LearnedLoss> learned() {
    return model.present().map(LearnedLoss::of).orElse(List.of());
  }

  /** Changes whenever they have learned something. */
  public Observable learning() {
    return model.frame();
  }

  /** The user's own points are kept as they are until {@link #endVisit()}. */
  public void beginVisit() {
    if (found.isEmpty()) {
      found = Optional.of(model.setup().get());
      ownPoints.hold(true);
    }
  }

  /** Brings back what the networks learned before the visit, from the beginning. */
  public void endVisit() {
    model.playing().set(false);
    found.filter(before -> !before.equals(model.setup().get())).ifPresent(model.setup()::set);
    found = Optional.empty();
    ownPoints.hold(false);
    if (model.isShown()) {
      ownPoints.begin();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String icon() {
    return "fth-play-circle";
  }

  @Override
  public void shown() {
    ownPoints.begin();
    model.show(true);
  }

  @Override
  public Map<Class<?>, Supplier<?>> controllers() {
    return Map.of(
        PlaygroundController.class, () -> new PlaygroundController(context, model, pointClass),
        PlaygroundDataController.class,
            () -> new PlaygroundDataController(context, model, pointClass),
        PlaygroundNetworkController.class, () -> new PlaygroundNetworkController(context, model));
  }

  @Override
  public void close() {
    ownPoints.keep();
    model.show(false);
  }
}
