package io.github.lossmith.app.window;

import io.github.lossmith.app.design.DesignPlace;
import io.github.lossmith.app.imbalance.ImbalancePlace;
import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.train.DesignDesk;
import io.github.lossmith.app.train.TrainPlace;
import java.util.List;

/** The one list of the window's places, in the order of their buttons. */
final class Places {
  private Places() {}

  static List<Place> all(Desk desk) {
    return List.of(
        new DesignPlace(desk), new ImbalancePlace(desk), new TrainPlace(desk, DesignDesk.EMPTY));
  }
}
