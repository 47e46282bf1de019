package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.screen.NamedConverter;
import io.github.lossmith.app.task.Latest;
import io.github.lossmith.app.train.runs.DesignHandover;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.app.train.runs.RunWords;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.run.RunSummary;
import io.github.lossmith.trainer.run.StepQuantity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
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
  private final Latest<CurveFigure.Request, Figure> drawing;
  private final InvalidationListener onChange = this::draw;
  private final FigureView figure = new FigureView();
  private CurveFigure.@Nullable Request drawn;
  @FXML private ToggleButton elevenPoint;
  @FXML private ToggleButton allPoint;
  @FXML private ComboBox<StepQuantity> quantity;
  @FXML private Slider smoothing;
  @FXML private Label smoothingValue;
  @FXML private Label numbers;
  @FXML private MenuButton save;
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
    drawing =
        new Latest<>(services.tasks(), CurveFigure::of, figure::setFigure, PATIENCE, late -> {});
  }

  @FXML
  private void initialize() {
    figure.setId("curve-figure");
    designs.showing("curves", figure);
    figure.themeProperty().bind(FigureThemes.of(services));
    curves.getChildren().add(figure);
    metric();
    quantity.setItems(FXCollections.observableArrayList(StepQuantity.values()));
    quantity.setConverter(new NamedConverter<>(services.texts(), "app.train.quantity."));
    quantity.valueProperty().bindBidirectional(options.quantity());
    smoothing.valueProperty().bindBidirectional(options.smoothing());
    smoothingValue
        .textProperty()
        .bind(options.smoothing().map(weight -> services.texts().number(weight.doubleValue(), 2)));
    new FigureExport(services, figure::getFigure).fill(save, "lossmith-curves");
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
        options.smoothing());
  }

  private void metric() {
    ToggleGroup group = new ToggleGroup();
    group.getToggles().setAll(elevenPoint, allPoint);
    boolean eleven = options.metric().get() == MapMetric.ELEVEN_POINT;
    group.selectToggle(eleven ? elevenPoint : allPoint);
    elevenPoint.setOnAction(event -> choose(MapMetric.ELEVEN_POINT, elevenPoint));
    allPoint.setOnAction(event -> choose(MapMetric.ALL_POINT, allPoint));
  }

  private void choose(MapMetric metric, ToggleButton button) {
    button.setSelected(true);
    options.metric().set(metric);
  }

  private void draw(Observable changed) {
    List<RunView> views = watch.shownViews();
    services.styles().show("train", LossView.identities(views));
    CurveFigure.Request now =
        new CurveFigure.Request(
            views,
            options.metric().get(),
            options.quantity().get(),
            options.smoothing().get(),
            services.styles(),
            labels());
    if (!now.equals(drawn)) {
      drawn = now;
      drawing.submit(now);
    }
    numbers.setText(numbers());
  }

  private CurveFigure.Labels labels() {
    String metric = options.metric().get().name().toLowerCase(Locale.ROOT);
    String step = options.quantity().get().name().toLowerCase(Locale.ROOT);
    return new CurveFigure.Labels(
        services.texts().text("app.train.figure.title"),
        services.texts().text("app.train.figure.iterations"),
        services.texts().text("app.train.metric." + metric),
        services.texts().text("app.train.quantity." + step),
        services.texts().text("app.figure.more", "{0}"));
  }

  /** The selected run's state, speed and learning rate. */
  private String numbers() {
    RunWords words = new RunWords(services.texts());
    return list.selected()
        .get()
        .map(
            run ->
                run.title()
                    + ": "
                    + words.status(run, false, isStopping(run))
                    + ". "
                    + words.detail(run, list.runs().lastLine(run))
                    + learningRate(run.state().loss()))
        .orElse(services.texts().text("app.train.watch.none"));
  }

  private boolean isStopping(RunSummary run) {
    return list.actions().stopping().contains(run.directory());
  }

  private String learningRate(String loss) {
    return watch
        .selectedView()
        .flatMap(view -> view.loss(loss))
        .map(view -> view.latest(StepQuantity.LEARNING_RATE))
        .filter(rate -> Double.isFinite(rate))
        .map(rate -> ", θ " + services.texts().number(rate, 2))
        .orElse("");
  }

  @Override
  public void close() {
    watched().forEach(value -> value.removeListener(onChange));
    quantity.valueProperty().unbindBidirectional(options.quantity());
    smoothing.valueProperty().unbindBidirectional(options.smoothing());
  }
}
