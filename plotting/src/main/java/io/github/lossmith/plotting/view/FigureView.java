package io.github.lossmith.plotting.view;

import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureTheme;
import io.github.lossmith.plotting.figure.Rgb;
import io.github.lossmith.plotting.layout.FigureLayout;
import io.github.lossmith.plotting.layout.FigureMetrics;
import io.github.lossmith.plotting.layout.LayoutBox;
import io.github.lossmith.plotting.layout.Legend;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.render.FigureDescription;
import io.github.lossmith.plotting.render.FigurePainter;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * A figure in the window. It repaints in the next frame when something changed, reads the curves
 * out at the cursor in all panels, and zooms with the wheel; a {@link FigureTool} handles other
 * input. With an {@link EditableDrawing} it shows the knots of a drawing.
 */
public final class FigureView extends Region {
  private static final StyleablePropertyFactory<FigureView> STYLES =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final Canvas canvas = new Canvas();
  private final Canvas overlay = new Canvas();
  private final ObjectProperty<@Nullable Figure> figure =
      new SimpleObjectProperty<>(this, "figure");
  private final ObjectProperty<FigureTheme> theme =
      new SimpleObjectProperty<>(this, "theme", FigureTheme.LIGHT);
  private final ObjectProperty<Viewport> viewport =
      new SimpleObjectProperty<>(this, "viewport", Viewport.WHOLE);
  private final DoubleProperty cursorX = new SimpleDoubleProperty(this, "cursorX", Double.NaN);
  private final ObjectProperty<FigureTool> tool =
      new SimpleObjectProperty<>(this, "tool", FigureTool.NONE);
  private final ObjectProperty<@Nullable EditableDrawing> editable =
      new SimpleObjectProperty<>(this, "easel");
  private final ObjectProperty<@Nullable LayoutBox> selection =
      new SimpleObjectProperty<>(this, "selection");
  private final ObjectProperty<@Nullable BrushCursor> brush =
      new SimpleObjectProperty<>(this, "brush");
  private final StyleableProperty<Number> fontSize =
      STYLES.createStyleableNumberProperty(
          this,
          "fontSize",
          "-lossmith-font-size",
          view -> view.fontSize,
          FigureMetrics.SCREEN_FONT);
  private final InvalidationListener overlayChanged = observed -> requestLayout();
  private Runnable removeTool = () -> {};
  private @Nullable FigureLayout layout;
  private boolean stale = true;
  private boolean overlayOnFigure;
  private double cursorY = Double.NaN;

  public FigureView() {
    getStyleClass().add("figure-view");
    getChildren().addAll(canvas, overlay);
    canvas.setMouseTransparent(true);
    overlay.setMouseTransparent(true);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    figure.addListener(observed -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
    figure.addListener(observed -> repaint());
    theme.addListener(observed -> repaint());
    ((ObservableValue<?>) fontSize).addListener(observed -> repaint());
    backgroundProperty().bind(theme.map(FigureView::paper));
    viewport.addListener(observed -> repaint());
    cursorX.addListener(overlayChanged);
    selection.addListener(overlayChanged);
    brush.addListener(overlayChanged);
    tool.addListener((observed, before, now) -> use(now));
    editable.addListener((observed, before, now) -> follow(before, now));
    addEventHandler(MouseEvent.MOUSE_MOVED, this::readOut);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::readOut);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> cursorX.set(Double.NaN));
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    WheelZoom.register(this);
    LegendTip.register(this);
  }

  /** The figure; null if nothing is shown. */
  public ObjectProperty<@Nullable Figure> figureProperty() {
    return figure;
  }

  public @Nullable Figure getFigure() {
    return figure.get();
  }

  public void setFigure(@Nullable Figure shown) {
    figure.set(shown);
  }

  public ObjectProperty<FigureTheme> themeProperty() {
    return theme;
  }

  /** The style sheet's {@code -lossmith-font-size}: of all text, in logical pixels. */
  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLES.getCssMetaData();
  }

  /** The visible part of the figure; kept when the figure changes. */
  public ObjectProperty<Viewport> viewportProperty() {
    return viewport;
  }

  /** The value on the x axis under the mouse, read out in all panels; NaN: none. */
  public DoubleProperty cursorXProperty() {
    return cursorX;
  }

  /** The tool that handles the mouse and the keys. */
  public ObjectProperty<FigureTool> toolProperty() {
    return tool;
  }

  /** The drawing whose knots are shown and edited; null if there is none. */
  public ObjectProperty<@Nullable EditableDrawing> easelProperty() {
    return editable;
  }

  public @Nullable EditableDrawing getEasel() {
    return editable.get();
  }

  /** The rectangle that is being selected; null if there is none. */
  public ObjectProperty<@Nullable LayoutBox> selectionProperty() {
    return selection;
  }

  /** The circle around the mouse; null if there is none. */
  public ObjectProperty<@Nullable BrushCursor> brushProperty() {
    return brush;
  }

  /** The layout; empty before the first one or without a figure. */
  public Optional<FigureLayout> figureLayout() {
    return Optional.ofNullable(layout);
  }

  /** The panel under a point of this view. */
  public Optional<PlotArea> areaAt(double x, double y) {
    return figureLayout().flatMap(now -> now.at(x, y));
  }

  /** The full names of the legend entry under a point of this view, if it is shortened. */
  public Optional<String> legendWords(double x, double y) {
    return figureLayout()
        .flatMap(now -> now.legend().flatMap(shown -> shown.at(x, y, now.metrics().fontSize())))
        .map(Legend.Entry::whole)
        .filter(words -> !words.isEmpty());
  }

  /** The panel with the editable drawing, if there is one. */
  public Optional<PlotArea> easelArea() {
    EditableDrawing now = editable.get();
    return now == null || now.getDrawing() == null
        ? Optional.empty()
        : figureLayout().flatMap(placed -> placed.area(now.panel()));
  }

  /** The figure as it is on the screen, zoomed and panned, for files and the clipboard. */
  public Optional<Figure> shown() {
    return Optional.ofNullable(figure.get()).map(viewport.get()::of);
  }

  /** Shows all of the figure again. */
  public void resetView() {
    viewport.set(Viewport.WHOLE);
  }

  /** JavaFX does not draw what is below an opaque background. */
  private static Background paper(FigureTheme theme) {
    Rgb paper = theme.colour(ColourRole.PAPER);
    return Background.fill(Color.rgb(paper.red(), paper.green(), paper.blue()));
  }

  private void repaint() {
    stale = true;
    requestLayout();
  }

  /** The figure in words, made when a screen reader asks: it costs a frame half a millisecond. */
  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    if (attribute == AccessibleAttribute.TEXT) {
      Figure now = figure.get();
      return now == null ? "" : FigureDescription.of(now);
    }
    return super.queryAccessibleAttribute(attribute, parameters);
  }

  private void use(FigureTool now) {
    removeTool.run();
    selection.set(null);
    brush.set(null);
    EditableDrawing target = editable.get();
    if (target != null) {
      target.cancel();
    }
    removeTool = now.register(this);
  }

  private void follow(@Nullable EditableDrawing before, @Nullable EditableDrawing now) {
    if (before != null) {
      before.drawingProperty().removeListener(overlayChanged);
      before.selectedProperty().removeListener(overlayChanged);
    }
    if (now != null) {
      now.drawingProperty().addListener(overlayChanged);
      now.selectedProperty().addListener(overlayChanged);
    }
    requestLayout();
  }

  private String more() {
    Figure now = figure.get();
    return now == null ? "" : now.more();
  }

  private void readOut(MouseEvent event) {
    cursorY = event.getY();
    requestLayout();
    cursorX.set(
        areaAt(event.getX(), event.getY())
            .map(area -> area.valueX(event.getX()))
            .orElse(Double.NaN));
  }

  @Override
  protected void layoutChildren() {
    boolean resized = canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight();
    if (resized) {
      resize(canvas);
      resize(overlay);
    }
    boolean changed = stale || resized;
    if (changed || overlayOnFigure) {
      stale = false;
      paint();
    }
    paintOverlay(changed);
  }

  private void resize(Canvas one) {
    one.setWidth(getWidth());
    one.setHeight(getHeight());
  }

  private void paint() {
    canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    layout = null;
    if (getWidth() > 0 && getHeight() > 0) {
      FigureMetrics metrics =
          FigureMetrics.screen(theme.get(), outputScale())
              .withFontSize(fontSize.getValue().doubleValue());
      shown()
          .map(now -> FigureLayout.of(now, metrics, getWidth(), getHeight()))
          .ifPresent(this::paint);
    }
  }

  private void paint(FigureLayout now) {
    layout = now;
    FigurePainter.paintOnPaper(now, new CanvasSurface(canvas.getGraphicsContext2D()));
  }

  private double outputScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : getScene().getWindow().getOutputScaleX();
  }

  /**
   * Draws the overlay. If the figure has changed, as in every frame of a drag, it is drawn on the
   * figure's canvas, because a second canvas costs the renderer its whole area. The second canvas
   * is hidden while it is empty.
   */
  private void paintOverlay(boolean onFigure) {
    FigureLayout now = layout;
    EditableDrawing target = editable.get();
    boolean knots = target != null && target.getDrawing() != null;
    boolean cursor = !Double.isNaN(cursorX.get());
    boolean marks = selection.get() != null || brush.get() != null;
    boolean needed = now != null && (knots || cursor || marks);
    overlayOnFigure = needed && onFigure;
    overlay.setVisible(needed && !onFigure);
    if (now == null || !needed) {
      return;
    }
    GraphicsContext graphics = (onFigure ? canvas : overlay).getGraphicsContext2D();
    if (!onFigure) {
      graphics.clearRect(0, 0, getWidth(), getHeight());
    }
    OverlayPainter painter = new OverlayPainter(new CanvasSurface(graphics), now);
    if (target != null) {
      painter.knots(target);
    }
    if (cursor) {
      painter.cursor(cursorX.get(), cursorY, more());
    }
    Optional.ofNullable(selection.get()).ifPresent(painter::selection);
    Optional.ofNullable(brush.get()).ifPresent(painter::brush);
  }
}
