package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.design.figure.FigureActions;
import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.fit.FitModel;
import io.github.lossmith.app.fit.FitSubject;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.fit.SeenExamples;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;

/** The place Imbalance: the many easy and the few hard examples. */
public final class ImbalancePlace implements Place {
  private final DesignContext context;
  private final ImbalanceModel model;
  private final FigureActions figures;
  private final FitModel fit;

  /**
   * @param figures registers the bars for saving and copying
   */
  public ImbalancePlace(DesignContext context, FigureActions figures) {
    this.context = context;
    this.figures = figures;
    model = new ImbalanceModel(context.designs(), context.updater());
    fit =
        new FitModel(
            context.services(),
            new SimpleBooleanProperty(true),
            records -> Optional.of(examples()),
            this::open);
  }

  /** The model, for places that set the examples. */
  public ImbalanceModel model() {
    return model;
  }

  /** The groups of the table. */
  private FitSubject examples() {
    Texts texts = context.services().texts();
    return new FitSubject(
        SeenExamples.of(model.imbalance().get().groups()),
        Optional.empty(),
        texts.text("app.fit.examples.name"),
        texts.text("app.fit.examples.title"),
        Optional::empty);
  }

  private void open(Design design) {
    context.designs().open(design);
    context.services().settings().change(settings -> settings.withPlace("design"));
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
        ExamplesFitController.class, () -> new ExamplesFitController(context.services(), fit));
  }
}
