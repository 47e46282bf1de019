package io.github.lossmith.app.train;

import io.github.lossmith.app.fit.FitController;
import io.github.lossmith.app.fit.FitModel;
import io.github.lossmith.app.screen.AppServices;
import javafx.fxml.FXML;
import javafx.scene.control.TextField;

/** Fits a coefficient to the p_t of a run. */
public final class RunFitController extends FitController {
  private final FitModel model;
  @FXML private TextField records;

  RunFitController(AppServices services, FitModel model) {
    super(services, model);
    this.model = model;
  }

  @Override
  protected void begun() {
    records.textProperty().bindBidirectional(model.records());
  }

  @Override
  public void close() {
    records.textProperty().unbindBidirectional(model.records());
    super.close();
  }
}
