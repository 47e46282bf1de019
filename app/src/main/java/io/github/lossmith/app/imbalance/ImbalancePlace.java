package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.design.figure.FigureActions;
import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.screen.Place;
import java.util.Map;
import java.util.function.Supplier;

/** The place Imbalance: the many easy and the few hard examples. */
public final class ImbalancePlace implements Place {
  private final DesignContext context;
  private final ImbalanceModel model;
  private final FigureActions figures;

  /**
   * @param figures registers the bars for saving and copying
   */
  public ImbalancePlace(DesignContext context, FigureActions figures) {
    this.context = context;
    this.figures = figures;
    model = new ImbalanceModel(context.designs(), context.updater());
  }

  /** The model, for places that set the examples. */
  public ImbalanceModel model() {
    return model;
  }

  @Override
  public String name() {
    return "imbalance";
  }

  @Override
  public String icon() {
    return "fth-bar-chart-2";
  }

  @Override
  public Map<Class<?>, Supplier<?>> controllers() {
    return Map.of(
        ImbalanceController.class, () -> new ImbalanceController(context, model, figures),
        GroupsController.class, () -> new GroupsController(context.services(), model),
        LessonController.class, () -> new LessonController(context.services(), model));
  }
}
