package io.github.lossmith.app.design;

import io.github.lossmith.designer.integration.LossCurve;
import java.util.Locale;

/** What a panel shows of a loss. */
enum PanelKind {
  COEFFICIENT {
    @Override
    double at(LossCurve curve, double p) {
      return curve.coefficient(p);
    }

    @Override
    double firstProbability() {
      return 0.1;
    }
  },
  LOSS {
    @Override
    double at(LossCurve curve, double p) {
      return curve.loss(p);
    }

    @Override
    double firstProbability() {
      return 0.02;
    }
  },
  LOGIT {
    @Override
    double at(LossCurve curve, double p) {
      return curve.logitGradient(p);
    }

    @Override
    double firstProbability() {
      return 0.005;
    }
  };

  /** The value that the panel shows. */
  abstract double at(LossCurve curve, double p);

  /** A linear axis fits the curves from here on; to the left of it they may leave the panel. */
  abstract double firstProbability();

  /** The panel's name in figures, files and text keys. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
