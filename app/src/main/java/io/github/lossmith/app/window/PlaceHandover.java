package io.github.lossmith.app.window;

import io.github.lossmith.app.design.figure.FigureActions;
import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.OpenDesign;
import io.github.lossmith.app.imbalance.ImbalanceModel;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.fit.HistogramExamples;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import java.util.List;
import java.util.function.UnaryOperator;

/** The functions of Design and Imbalance that Train uses. */
final class PlaceHandover implements DesignHandover {
  private final AppServices services;
  private final DesignContext context;
  private final FigureActions figures;
  private final ImbalanceModel imbalance;

  PlaceHandover(
      AppServices services,
      DesignContext context,
      FigureActions figures,
      ImbalanceModel imbalance) {
    this.services = services;
    this.context = context;
    this.figures = figures;
    this.imbalance = imbalance;
  }

  @Override
  public List<Design> ticked() {
    return context.designs().shown().stream()
        .map(OpenDesign::design)
        .filter(design -> design.coefficients(1).isOk())
        .toList();
  }

  @Override
  public void open(Design design) {
    context.designs().open(design);
    services.settings().change(settings -> settings.withPlace("design"));
  }

  @Override
  public void openInImbalance(Design design, ProbabilityHistogram histogram) {
    List<ExampleGroup> groups = HistogramExamples.of(List.of(histogram)).groups();
    context.designs().open(design);
    if (!groups.isEmpty()) {
      imbalance.importExamples(new Imbalance(groups));
    }
    services.settings().change(settings -> settings.withPlace("imbalance"));
  }

  /** Its panels are arranged on paper as on the screen. */
  @Override
  public void showing(String name, FigureView figure) {
    figures.showing("train." + name, figure, UnaryOperator.identity());
  }
}
