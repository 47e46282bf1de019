package io.github.lossmith.app.window;

import io.github.lossmith.app.design.Sheet;
import io.github.lossmith.app.design.Studio;
import io.github.lossmith.app.imbalance.ImbalanceModel;
import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.app.train.DesignDesk;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.trainer.run.ProbabilityHistogram;
import java.util.List;

/** What Train asks of Design and Imbalance. */
final class DesignLink implements DesignDesk {
  private final Desk desk;
  private final Studio studio;
  private final ImbalanceModel imbalance;

  DesignLink(Desk desk, Studio studio, ImbalanceModel imbalance) {
    this.desk = desk;
    this.studio = studio;
    this.imbalance = imbalance;
  }

  @Override
  public List<Design> ticked() {
    return studio.bench().shown().stream()
        .map(Sheet::design)
        .filter(design -> design.coefficient().isOk())
        .toList();
  }

  @Override
  public void open(Design design) {
    studio.bench().open(design);
    desk.settings().change(settings -> settings.withPlace("design"));
  }

  @Override
  public void weigh(Design design, ProbabilityHistogram histogram) {
    List<ExampleGroup> groups =
        histogram.bins().stream()
            .filter(bin -> bin.anchors() > 0)
            .map(bin -> new ExampleGroup(bin.anchors(), bin.middle()))
            .toList();
    studio.bench().open(design);
    if (!groups.isEmpty()) {
      imbalance.weigh(new Imbalance(groups));
    }
    desk.settings().change(settings -> settings.withPlace("imbalance"));
  }
}
