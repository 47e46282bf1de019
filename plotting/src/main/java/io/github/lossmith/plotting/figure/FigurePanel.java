package io.github.lossmith.plotting.figure;

import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;

/**
 * One pair of axes and what is drawn on them.
 *
 * @param key names the panel in programs and in CSV, such as {@code coefficient}
 * @param title above the panel, such as "(a) scale coefficient"; may be empty
 */
public record FigurePanel(
    String key, RichText title, FigureAxis x, FigureAxis y, List<Layer> layers) {
  public FigurePanel {
    layers = List.copyOf(layers);
  }

  /** The curves among the layers, in their order. */
  public List<Series> series() {
    return layers.stream().filter(Series.class::isInstance).map(Series.class::cast).toList();
  }

  public FigurePanel withX(FigureAxis newX) {
    return new FigurePanel(key, title, newX, y, layers);
  }

  public FigurePanel withY(FigureAxis newY) {
    return new FigurePanel(key, title, x, newY, layers);
  }

  public FigurePanel withLayers(List<? extends Layer> newLayers) {
    return new FigurePanel(key, title, x, y, List.copyOf(newLayers));
  }

  /** The panel with another layer on top. */
  public FigurePanel adding(Layer layer) {
    List<Layer> more = new ArrayList<>(layers);
    more.add(layer);
    return withLayers(more);
  }
}
