package io.github.lossmith.app.train;

import io.github.lossmith.app.fit.FitController;
import io.github.lossmith.app.fit.FitModel;
import io.github.lossmith.app.screen.AppServices;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;

/** Fits a coefficient to the p_t of a run. */
public final class RunFitController extends FitController {
  private final FitModel model;
  @FXML private TextField records;
  @FXML private CheckBox sides;
  @FXML private TextField objects;

  RunFitController(AppServices services, FitModel model) {
    super(services, model);
    this.model = model;
  }

  @Override
  protected void begun() {
    records.textProperty().bindBidirectional(model.records());
    sides.selectedProperty().bindBidirectional(model.twoSided());
    objects.textProperty().bindBidirectional(model.objectShare());
    objects.disableProperty().bind(sides.selectedProperty().not());
  }

  @Override
  public void close() {
    records.textProperty().unbindBidirectional(model.records());
    sides.selectedProperty().unbindBidirectional(model.twoSided());
    objects.textProperty().unbindBidirectional(model.objectShare());
    super.close();
  }
}
