package io.github.lossmith.app.train.detail;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.detail.DetailModel.Detail;
import io.github.lossmith.app.train.handover.DesignHandover;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One evaluation of the selected run: p_t under the coefficient, sample detections. */
public final class DetailController implements AutoCloseable {
  private final AppServices services;
  private final DesignHandover designs;
  private final DetailModel model;
  private final DetailText words;
  private final ChangeListener<Detail> onDetail = (observed, before, now) -> show(now);
  private final ChangeListener<Optional<String>> onLoss = (observed, before, now) -> showLoss();
  private final ListChangeListener<String> onLosses = change -> showLoss();
  private final ChangeListener<BinModel.Shown> onBin = (observed, before, now) -> showImages();
  private final BinModel bins;
  private @Nullable HistogramPane pane;
  private Object shown = List.of();
  private boolean showing;
  @FXML private ComboBox<String> loss;
  @FXML private ComboBox<AnchorSide> side;
  @FXML private Slider evaluation;
  @FXML private Label step;
  @FXML private Label masses;
  @FXML private Label sides;
  @FXML private Label binState;
  @FXML private ComboBox<Integer> bin;
  @FXML private MenuButton save;
  @FXML private StackPane histogram;
  @FXML private FlowPane boxes;
  @FXML private FlowPane images;

  public DetailController(
      AppServices services, DetailModel model, BinModel bins, DesignHandover designs) {
    this.services = services;
    this.designs = designs;
    this.model = model;
    this.bins = bins;
    words = new DetailText(services.texts());
  }

  @FXML
  private void initialize() {
    HistogramPane drawn = new HistogramPane(services, model, bins, side, bin, sides);
    pane = drawn;
    histogram.getChildren().add(drawn.figure(designs, save));
    loss.valueProperty().addListener((observed, before, now) -> chosen(now));
    evaluation.valueProperty().addListener((observed, before, now) -> moved(now.doubleValue()));
    binState.visibleProperty().bind(binState.textProperty().isNotEmpty());
    binState.managedProperty().bind(binState.visibleProperty());
    model.loss().addListener(onLoss);
    model.losses().addListener(onLosses);
    model.detail().addListener(onDetail);
    bins.shown().addListener(onBin);
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
    masses.setText(detail.probabilities().map(line -> words.masses(line.histogram())).orElse(""));
    showImages();
  }

  /** The sample detections, or the images of the chosen bin. */
  private void showImages() {
    Detail detail = model.detail().get();
    BinModel.Shown of = bins.shown().get();
    binState.setText(words.binState(of));
    List<Object> now = List.of(detail.images(), detail.classes(), of.pictures(), of.chosen());
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    boolean anchors = of.chosen().isPresent();
    boolean any = anchors ? !of.pictures().isEmpty() : !detail.images().isEmpty();
    boxes
        .getChildren()
        .setAll(any ? BoxLegend.of(detail.classes(), anchors, services.texts()) : List.of());
    List<? extends Node> pictures =
        anchors
            ? of.pictures().stream()
                .map(one -> AnchorPictureView.of(one, detail.classes(), services.texts()))
                .toList()
            : SampleImages.of(detail.images());
    images.getChildren().setAll(pictures);
  }

  @Override
  public void close() {
    model.loss().removeListener(onLoss);
    model.losses().removeListener(onLosses);
    model.detail().removeListener(onDetail);
    bins.shown().removeListener(onBin);
    if (pane != null) {
      pane.close();
    }
  }
}
