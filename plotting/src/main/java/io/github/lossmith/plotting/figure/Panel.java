package io.github.lossmith.plotting.figure;

import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;

/**
 * One pair of axes and what is drawn on them.
 *
 * @param key names the panel in programs and in CSV, such as {@code coefficient}
 * @param title stands above it, such as "(a) scale coefficient"; may be empty
 */
public record Panel(String key, RichText title, Axis x, Axis y, List<Layer> layers) {
  public Panel {
    layers = List.copyOf(layers);
  }

  /** The curves among the layers, in their order. */
  public List<Series> series() {
    return layers.stream().filter(Series.class::isInstance).map(Series.class::cast).toList();
  }

  public Panel withX(Axis newX) {
    return new Panel(key, title, newX, y, layers);
  }

  public Panel withY(Axis newY) {
    return new Panel(key, title, x, newY, layers);
  }

  public Panel withLayers(List<? extends Layer> newLayers) {
    return new Panel(key, title, x, y, List.copyOf(newLayers));
  }

  /** The panel with one layer more, above the others. */
  public Panel adding(Layer layer) {
    List<Layer> more = new ArrayList<>(layers);
    more.add(layer);
    return withLayers(more);
  }
}
