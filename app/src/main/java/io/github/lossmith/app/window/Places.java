package io.github.lossmith.app.window;

import io.github.lossmith.app.design.DesignPlace;
import io.github.lossmith.app.imbalance.ImbalancePlace;
import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.train.TrainPlace;
import java.util.List;

/** The one list of the window's places, in the order of their buttons. */
final class Places {
  private Places() {}

  static List<Place> all(Desk desk) {
    DesignPlace design = new DesignPlace(desk);
    ImbalancePlace imbalance = new ImbalancePlace(design.studio(), design.figureActions());
    TrainPlace train =
        new TrainPlace(desk, new DesignLink(desk, design.studio(), imbalance.model()));
    return List.of(design, imbalance, train);
  }
}
