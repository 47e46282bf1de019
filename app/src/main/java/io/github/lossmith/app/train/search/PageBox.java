package io.github.lossmith.app.train.search;

import javafx.scene.layout.VBox;

/**
 * A column of controls, some of which wrap, in a scroll pane that it fits in height. The pane asks
 * for the least height at no width in particular, for which no text is wrapped, and would show no
 * scroll bar where the wrapped ones have no room.
 */
public final class PageBox extends VBox {
  @Override
  protected double computeMinHeight(double width) {
    return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
  }
}
