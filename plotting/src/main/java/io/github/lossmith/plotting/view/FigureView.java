package io.github.lossmith.plotting.view;

import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Theme;
import io.github.lossmith.plotting.layout.FigureLayout;
import io.github.lossmith.plotting.layout.Look;
import io.github.lossmith.plotting.render.Description;
import io.github.lossmith.plotting.render.FigurePainter;
import io.github.lossmith.plotting.tool.Easel;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A figure in the window. It repaints when the figure changes, reads the curves out at the cursor
 * in all panels, zooms with the wheel and pans. Tools register on it.
 */
public final class FigureView extends Region {
  private final Canvas canvas = new Canvas();
  private final ObjectProperty<@Nullable Figure> figure =
      new SimpleObjectProperty<>(this, "figure");
  private final ObjectProperty<Theme> theme =
      new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private final DoubleProperty cursorX = new SimpleDoubleProperty(this, "cursorX", Double.NaN);
  private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(this, "tool", Tool.NONE);
  private final ObjectProperty<@Nullable Easel> easel = new SimpleObjectProperty<>(this, "easel");
  private @Nullable FigureLayout layout;

  public FigureView() {
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    figure.addListener((observed, before, now) -> changed());
    theme.addListener((observed, before, now) -> requestLayout());
  }

  /** The figure, null: nothing is shown. */
  public ObjectProperty<@Nullable Figure> figureProperty() {
    return figure;
  }

  public @Nullable Figure getFigure() {
    return figure.get();
  }

  public void setFigure(@Nullable Figure shown) {
    figure.set(shown);
  }

  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** The value on the x axis under the mouse, in all panels; NaN: none. */
  public DoubleProperty cursorXProperty() {
    return cursorX;
  }

  /** What the mouse does. */
  public ObjectProperty<Tool> toolProperty() {
    return tool;
  }

  /** The easel whose knots are shown and which tools change; null: none. */
  public ObjectProperty<@Nullable Easel> easelProperty() {
    return easel;
  }

  /** Where everything stands; empty before the first layout or without a figure. */
  public Optional<FigureLayout> figureLayout() {
    return Optional.ofNullable(layout);
  }

  /** The figure as it is on the screen, zoomed and panned, for files and the clipboard. */
  public Optional<Figure> shown() {
    return Optional.ofNullable(figure.get());
  }

  /** Shows the ranges of the figure again. */
  public void resetView() {
    requestLayout();
  }

  private void changed() {
    Figure now = figure.get();
    setAccessibleText(now == null ? "" : Description.of(now));
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    Figure now = figure.get();
    canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    if (now != null && getWidth() > 0 && getHeight() > 0) {
      layout = FigureLayout.of(now, Look.screen(theme.get()), getWidth(), getHeight());
      FigurePainter.paint(layout, new CanvasSurface(canvas.getGraphicsContext2D()));
    }
  }
}
