package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.fit.FitController;
import io.github.lossmith.app.fit.FitModel;
import io.github.lossmith.app.screen.AppServices;

/** Fits a coefficient to the groups of Imbalance. */
public final class ExamplesFitController extends FitController {
  ExamplesFitController(AppServices services, FitModel model) {
    super(services, model);
  }
}
