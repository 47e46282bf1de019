package io.github.lossmith.app.window;

import io.github.lossmith.app.design.DesignPlace;
import io.github.lossmith.app.help.HelpPlace;
import io.github.lossmith.app.imbalance.ImbalancePlace;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.train.TrainPlace;
import java.nio.file.Path;
import java.util.List;

/** The one list of the window's places, in the order of their buttons. */
final class PlaceList {
  private PlaceList() {}

  static List<Place> all(AppServices desk) {
    DesignPlace design = new DesignPlace(desk);
    ImbalancePlace imbalance = new ImbalancePlace(design.studio(), design.figureActions());
    PlaceHandover link = new PlaceHandover(desk, design.studio(), imbalance.model());
    return List.of(design, imbalance, new TrainPlace(desk, link), new HelpPlace(desk, link::open));
  }

  /** A file that the program was started with goes to the place that opens such files. */
  static void open(List<Place> places, AppServices desk, Path file) {
    Place taker =
        places.stream().filter(place -> place.takes(file)).findFirst().orElse(places.get(0));
    desk.settings().change(settings -> settings.withPlace(taker.name()));
    taker.take(file);
  }
}
