package io.github.lossmith.app.window;

import io.github.lossmith.app.design.DesignPlace;
import io.github.lossmith.app.help.HelpPlace;
import io.github.lossmith.app.imbalance.ImbalancePlace;
import io.github.lossmith.app.playground.PlaygroundPlace;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.train.TrainPlace;
import java.nio.file.Path;
import java.util.List;

/** The places of the window, in the order of their buttons. */
final class PlaceList {
  private PlaceList() {}

  static List<Place> all(AppServices services) {
    DesignPlace design = new DesignPlace(services);
    ImbalancePlace imbalance = new ImbalancePlace(design.context(), design.figureActions());
    PlaceHandover link =
        new PlaceHandover(services, design.context(), design.figureActions(), imbalance.model());
    return List.of(
        design,
        imbalance,
        new TrainPlace(services, link),
        new PlaygroundPlace(design.context()),
        new HelpPlace(services, link::open));
  }

  /** Passes a file that the program was started with to the place that opens such files. */
  static void open(List<Place> places, AppServices services, Path file) {
    Place opener =
        places.stream().filter(place -> place.accepts(file)).findFirst().orElse(places.get(0));
    services.settings().change(settings -> settings.withPlace(opener.name()));
    opener.open(file);
  }
}
