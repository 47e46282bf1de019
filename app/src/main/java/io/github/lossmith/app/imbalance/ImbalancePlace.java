package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.app.screen.Place;
import java.util.Map;
import java.util.function.Supplier;

/** The place Imbalance: the many easy and the few hard examples. */
public final class ImbalancePlace implements Place {
  private final Desk desk;

  public ImbalancePlace(Desk desk) {
    this.desk = desk;
  }

  @Override
  public String name() {
    return "imbalance";
  }

  @Override
  public String icon() {
    return "fth-bar-chart-2";
  }

  @Override
  public Map<Class<?>, Supplier<?>> controllers() {
    return Map.of(ImbalanceController.class, () -> new ImbalanceController(desk));
  }
}
