package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.metric.Interpolation;
import java.time.Duration;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The curves of the runs that are ticked, live. */
public final class WatchController implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final AppServices services;
  private final DesignHandover designs;
  private final RunListModel list;
  private final WatchModel watch;
  private final ViewOptions options;
  private final WatchText words;
  private final LatestInputWorker<CurveFigure.Request, Figure> drawing;
  private final InvalidationListener onChange = this::draw;
  private final FigureView figure = new FigureView();
  private final WatchMenu menu;
  private CurveFigure.@Nullable Request drawn;
  private @Nullable QuantityChoice quantities;
  @FXML private ToggleButton elevenPoint;
  @FXML private ToggleButton allPoint;
  @FXML private ComboBox<CurveQuantity> quantity;
  @FXML private Slider smoothing;
  @FXML private Label smoothingValue;
  @FXML private Label numbers;
  @FXML private MenuButton more;
  @FXML private StackPane curves;

  public WatchController(
      AppServices services,
      RunListModel list,
      WatchModel watch,
      ViewOptions options,
      DesignHandover designs) {
    this.services = services;
    this.designs = designs;
    this.list = list;
    this.watch = watch;
    this.options = options;
    words = new WatchText(services.texts());
    menu = new WatchMenu(services.texts(), options);
    drawing =
        new LatestInputWorker<>(
            services.tasks(), CurveFigure::of, figure::setFigure, PATIENCE, late -> {});
  }

  @FXML
  private void initialize() {
    figure.setId("curve-figure");
    designs.showing("curves", figure);
    figure.themeProperty().bind(FigureThemes.of(services));
    curves.getChildren().add(figure);
    metric();
    quantities = new QuantityChoice(quantity, options.quantity(), services.texts());
    smoothing
        .disableProperty()
        .bind(options.quantity().map(shown -> !(shown instanceof CurveQuantity.OfSteps)));
    smoothing.valueProperty().bindBidirectional(options.smoothing());
    smoothingValue
        .textProperty()
        .bind(options.smoothing().map(weight -> services.texts().number(weight.doubleValue(), 2)));
    menu.fill(
        more, new LossStopMenu(services, watch), new FigureExport(services, figure::getFigure));
    watched().forEach(value -> value.addListener(onChange));
    draw(watch.views());
  }

  private List<Observable> watched() {
    return List.of(
        watch.views(),
        watch.shown(),
        watch.selected(),
        list.runs().runs(),
        options.metric(),
        options.quantity(),
        options.smoothing(),
        options.spread(),
        options.singles());
  }

  private void metric() {
    ToggleGroup group = new ToggleGroup();
    group.getToggles().setAll(elevenPoint, allPoint);
    boolean eleven = options.metric().get() == Interpolation.ELEVEN_POINT;
    group.selectToggle(eleven ? elevenPoint : allPoint);
    elevenPoint.setOnAction(event -> choose(Interpolation.ELEVEN_POINT, elevenPoint));
    allPoint.setOnAction(event -> choose(Interpolation.ALL_POINT, allPoint));
  }

  private void choose(Interpolation metric, ToggleButton button) {
    button.setSelected(true);
    options.metric().set(metric);
  }

  private void draw(Observable changed) {
    List<RunView> views = watch.shownViews();
    services.styles().show("train", LossView.identities(views));
    if (quantities != null) {
      quantities.offer(views);
    }
    CurveFigure.Request now =
        words.request(views, options, options.smoothing().get(), services.styles());
    if (!now.equals(drawn)) {
      drawn = now;
      drawing.submit(now);
    }
    numbers.setText(words.state(list, watch));
  }

  @Override
  public void close() {
    watched().forEach(value -> value.removeListener(onChange));
    if (quantities != null) {
      quantities.close();
    }
    smoothing.disableProperty().unbind();
    smoothing.valueProperty().unbindBidirectional(options.smoothing());
    menu.close();
  }
}
