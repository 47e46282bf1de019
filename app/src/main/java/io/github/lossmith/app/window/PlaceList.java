package io.github.lossmith.app.window;

import io.github.lossmith.app.design.DesignPlace;
import io.github.lossmith.app.help.HelpPlace;
import io.github.lossmith.app.imbalance.ImbalancePlace;
import io.github.lossmith.app.lesson.LessonFile;
import io.github.lossmith.app.lesson.LessonModel;
import io.github.lossmith.app.lesson.LessonStage;
import io.github.lossmith.app.playground.PlaygroundPlace;
import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.Place;
import io.github.lossmith.app.share.LinkText;
import io.github.lossmith.app.share.StateSharing;
import io.github.lossmith.app.train.TrainPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  /** What makes and opens links of these places; none where one of them is missing. */
  static Optional<StateSharing> sharing(List<Place> places) {
    return first(places, DesignPlace.class)
        .flatMap(
            design ->
                first(places, ImbalancePlace.class)
                    .flatMap(
                        imbalance ->
                            first(places, PlaygroundPlace.class)
                                .map(
                                    playground ->
                                        new StateSharing(
                                            design.context(), imbalance, playground))));
  }

  /** The lessons that these places show; none where one of them is missing. */
  static Optional<LessonModel> lessons(List<Place> places) {
    return sharing(places)
        .map(
            sharing ->
                new LessonModel(
                    new LessonStage(
                        first(places, DesignPlace.class).orElseThrow().context(),
                        first(places, ImbalancePlace.class).orElseThrow(),
                        first(places, PlaygroundPlace.class).orElseThrow(),
                        sharing)));
  }

  private static <P> Optional<P> first(List<Place> places, Class<P> type) {
    return places.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** Opens what the program was started with: a link, or a file. */
  static void open(List<Place> places, AppServices services, String word) {
    if (LinkText.isLink(word)) {
      sharing(places).ifPresent(sharing -> sharing.open(word));
    } else {
      open(places, services, Path.of(word));
    }
  }

  /** Passes a file that the program was started with to the place that opens such files. */
  static void open(List<Place> places, AppServices services, Path file) {
    Place opener =
        places.stream().filter(place -> place.accepts(file)).findFirst().orElse(places.get(0));
    if (!LessonFile.isLesson(file)) {
      services.settings().change(settings -> settings.withPlace(opener.name()));
    }
    opener.open(file);
  }
}
