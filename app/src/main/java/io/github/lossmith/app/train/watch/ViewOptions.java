package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.train.spread.SpreadKind;
import io.github.lossmith.trainer.metric.Interpolation;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The options of the curves, shared by Watch and Compare. */
public final class ViewOptions {
  private final ObjectProperty<Interpolation> metric =
      new SimpleObjectProperty<>(Interpolation.ELEVEN_POINT);
  private final ObjectProperty<CurveQuantity> quantity =
      new SimpleObjectProperty<>(CurveQuantity.LOSS);
  private final DoubleProperty smoothing = new SimpleDoubleProperty(0.9);

  private final ObjectProperty<SpreadKind> spread =
      new SimpleObjectProperty<>(SpreadKind.DEVIATION);
  private final BooleanProperty singles = new SimpleBooleanProperty();

  /** The band around the mean of a group. */
  public ObjectProperty<SpreadKind> spread() {
    return spread;
  }

  /** Whether the seeds of a group are drawn behind their mean. */
  public BooleanProperty singles() {
    return singles;
  }

  /** How the mean average precision is computed. */
  public ObjectProperty<Interpolation> metric() {
    return metric;
  }

  /** What the second panel shows. */
  public ObjectProperty<CurveQuantity> quantity() {
    return quantity;
  }

  /** The weight of the past in the second panel, in [0, 1). */
  DoubleProperty smoothing() {
    return smoothing;
  }
}
