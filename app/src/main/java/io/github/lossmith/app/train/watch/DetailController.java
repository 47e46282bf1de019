package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.handover.DesignHandover;
import io.github.lossmith.app.train.watch.DetailModel.Detail;
import io.github.lossmith.plotting.article.LossIdentity;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.trainer.run.ProbabilityHistogram;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;

/** One evaluation of the selected run: p_t under the coefficient, sample detections. */
public final class DetailController implements AutoCloseable {
  private final AppServices services;
  private final DesignHandover designs;
  private final DetailModel model;
  private final DetailText words;
  private final ChangeListener<Detail> onDetail = (observed, before, now) -> show(now);
  private final ChangeListener<Optional<String>> onLoss = (observed, before, now) -> showLoss();
  private final ListChangeListener<String> onLosses = change -> showLoss();
  private final FigureView figure = new FigureView();
  private List<Path> shown = List.of();
  private List<String> named = List.of();
  private boolean showing;
  @FXML private ComboBox<String> loss;
  @FXML private Slider evaluation;
  @FXML private Label step;
  @FXML private Label masses;
  @FXML private MenuButton save;
  @FXML private StackPane histogram;
  @FXML private FlowPane boxes;
  @FXML private FlowPane images;

  public DetailController(AppServices services, DetailModel model, DesignHandover designs) {
    this.services = services;
    this.designs = designs;
    this.model = model;
    words = new DetailText(services.texts());
  }

  @FXML
  private void initialize() {
    figure.setId("probability-figure");
    designs.showing("probabilities", figure);
    figure.themeProperty().bind(FigureThemes.of(services));
    histogram.getChildren().add(figure);
    loss.valueProperty().addListener((observed, before, now) -> chosen(now));
    evaluation.valueProperty().addListener((observed, before, now) -> moved(now.doubleValue()));
    new FigureExport(services, figure::getFigure).fill(save, "lossmith-probabilities");
    model.loss().addListener(onLoss);
    model.losses().addListener(onLosses);
    model.detail().addListener(onDetail);
    showLoss();
    show(model.detail().get());
  }

  private void chosen(String name) {
    if (!showing && name != null) {
      model.loss().set(Optional.of(name));
    }
  }

  private void moved(double index) {
    if (!showing) {
      model.choose((int) Math.round(index));
    }
  }

  /** A combo box loses its value when its entries change. */
  private void showLoss() {
    showing = true;
    if (!loss.getItems().equals(model.losses())) {
      loss.getItems().setAll(model.losses());
    }
    loss.setValue(model.loss().get().orElse(null));
    showing = false;
  }

  private void show(Detail detail) {
    showing = true;
    evaluation.setMax(Math.max(0, detail.iterations().size() - 1));
    evaluation.setValue(Math.max(0, detail.index()));
    evaluation.setDisable(detail.iterations().size() < 2);
    showing = false;
    step.setText(words.evaluation(detail));
    showHistogram(detail);
    showImages(detail.images());
    showLegend(detail);
  }

  private void showHistogram(Detail detail) {
    Optional<ProbabilityHistogram> known = detail.probabilities().map(line -> line.histogram());
    Optional<Figure> drawn =
        detail
            .probabilities()
            .map(
                line ->
                    ProbabilityFigure.of(
                        new ProbabilityFigure.Request(
                            line.histogram(),
                            detail.coefficient(),
                            services
                                .styles()
                                .of(detail.loss().orElse(LossIdentity.named(line.loss()))),
                            words.labels())));
    figure.setFigure(drawn.orElse(null));
    masses.setText(known.map(words::masses).orElse(""));
  }

  private void showLegend(Detail detail) {
    List<String> classes = detail.images().isEmpty() ? List.of() : detail.classes();
    if (!classes.equals(named)) {
      named = classes;
      boxes
          .getChildren()
          .setAll(classes.isEmpty() ? List.of() : BoxLegend.of(classes, services.texts()));
    }
  }

  private void showImages(List<Path> files) {
    if (files.equals(shown)) {
      return;
    }
    shown = files;
    images.getChildren().setAll(SampleImages.of(files));
  }

  @Override
  public void close() {
    model.loss().removeListener(onLoss);
    model.losses().removeListener(onLosses);
    model.detail().removeListener(onDetail);
  }
}
