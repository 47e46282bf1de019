package io.github.lossmith.app.train.search;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.train.watch.FigureExport;
import io.github.lossmith.app.train.watch.FigureThemes;
import io.github.lossmith.plotting.view.FigureView;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.event.EventHandler;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The two figures of a search, on which a click chooses a candidate. */
final class SearchFigurePane implements AutoCloseable {
  /** Of a curve from the mouse, px. */
  private static final double REACH = 10;

  private final AppServices services;
  private final SearchModel model;
  private final SearchWords words;
  private final FigureView curves = new FigureView();
  private final FigureView scores = new FigureView();
  private final InvalidationListener onChange = changed -> show();
  private Optional<SearchFigure.Request> drawn = Optional.empty();

  SearchFigurePane(AppServices services, SearchModel model, SearchWords words) {
    this.services = services;
    this.model = model;
    this.words = words;
    prepare(curves, "search-curves");
    prepare(scores, "search-scores");
    watched().forEach(value -> value.addListener(onChange));
    show();
  }

  private void prepare(FigureView view, String id) {
    view.setId(id);
    view.themeProperty().bind(FigureThemes.of(services));
    HBox.setHgrow(view, Priority.ALWAYS);
    // both get half of the width, whatever is in them
    view.setPrefWidth(1);
    view.toolProperty()
        .set(
            shown -> {
              EventHandler<MouseEvent> click = event -> click(shown, event);
              shown.addEventHandler(MouseEvent.MOUSE_CLICKED, click);
              return () -> shown.removeEventHandler(MouseEvent.MOUSE_CLICKED, click);
            });
  }

  private List<Observable> watched() {
    return List.of(model.shown(), model.chosen(), model.scale());
  }

  /** The figures with their menus. */
  List<FigureView> figures(DesignHandover designs, MenuButton save) {
    designs.showing(curves.getId(), curves);
    designs.showing(scores.getId(), scores);
    new FigureExport(services, () -> drawn.map(SearchFigure::of).orElse(null))
        .fill(save.getItems(), "lossmith-search");
    return List.of(curves, scores);
  }

  private void click(FigureView view, MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      model
          .chosen()
          .set(
              drawn.flatMap(
                  request ->
                      view.areaAt(event.getX(), event.getY())
                          .flatMap(
                              area ->
                                  SearchFigure.nearest(
                                      request, area, event.getX(), event.getY(), REACH))));
    }
  }

  private void show() {
    SearchModel.Shown shown = model.shown().get();
    drawn =
        shown
            .search()
            .map(
                search ->
                    new SearchFigure.Request(
                        search,
                        shown.curves(),
                        model.chosen().get(),
                        model.scale().get(),
                        shown.baseline(),
                        services.styles().of(search.settings().baseline().name()),
                        words.labels()));
    curves.setFigure(drawn.map(SearchFigure::ofCurves).orElse(null));
    scores.setFigure(drawn.map(SearchFigure::ofScores).orElse(null));
  }

  @Override
  public void close() {
    watched().forEach(value -> value.removeListener(onChange));
  }
}
