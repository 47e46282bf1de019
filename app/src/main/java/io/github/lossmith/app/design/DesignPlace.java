package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Desk;
import io.github.lossmith.app.screen.Place;
import java.util.Map;
import java.util.function.Supplier;

/** The place Design: type or draw a coefficient, see the loss, compare. */
public final class DesignPlace implements Place {
  private final Desk desk;

  public DesignPlace(Desk desk) {
    this.desk = desk;
  }

  @Override
  public String name() {
    return "design";
  }

  @Override
  public String icon() {
    return "fth-edit-3";
  }

  @Override
  public Map<Class<?>, Supplier<?>> controllers() {
    return Map.of(DesignController.class, () -> new DesignController(desk));
  }
}
