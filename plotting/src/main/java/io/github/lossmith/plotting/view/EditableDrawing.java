package io.github.lossmith.plotting.view;

import io.github.lossmith.designer.drawing.Drawing;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the tools draw on. {@link #drawingProperty} changes with every movement of a gesture; {@link
 * #setOnEdit} hears of a gesture once, at its end.
 */
public final class EditableDrawing {
  private final String panel;
  private final ObjectProperty<@Nullable Drawing> drawing =
      new SimpleObjectProperty<>(this, "drawing");
  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
  private @Nullable Drawing before;
  private Consumer<DrawingEdit> onEdit = edit -> {};

  /**
   * An easel without a drawing.
   *
   * @param panel the key of the panel that shows the drawing
   */
  public EditableDrawing(String panel) {
    this.panel = panel;
  }

  /** The key of the panel that shows the drawing. */
  public String panel() {
    return panel;
  }

  /** The drawing, also while a gesture changes it; null: there is nothing to draw on. */
  public ObjectProperty<@Nullable Drawing> drawingProperty() {
    return drawing;
  }

  public @Nullable Drawing getDrawing() {
    return drawing.get();
  }

  /** Shows another drawing, such as after undo; it ends a gesture without a step. */
  public void setDrawing(@Nullable Drawing shown) {
    before = null;
    drawing.set(shown);
    if (shown == null || selected.get() >= shown.knots().size()) {
      selected.set(-1);
    }
  }

  /** The index of the chosen knot, -1: none. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** Sets who hears of finished gestures. */
  public void setOnEdit(Consumer<DrawingEdit> listener) {
    onEdit = listener;
  }

  /** Shows a drawing while a gesture goes on; the first one of a gesture begins it. */
  public void preview(Drawing changed) {
    if (before == null) {
      before = drawing.get();
    }
    drawing.set(changed);
  }

  /** Ends a gesture; a step is told of if the drawing changed. */
  public void finish(DrawingEdit.Kind kind) {
    Drawing start = before;
    Drawing end = drawing.get();
    before = null;
    if (start != null && end != null && !start.equals(end)) {
      onEdit.accept(new DrawingEdit(kind, start, end));
    }
  }

  /** Ends a gesture and shows the drawing as it was before. */
  public void cancel() {
    if (before != null) {
      setDrawing(before);
    }
  }

  /** Whether a gesture goes on. */
  public boolean isEditing() {
    return before != null;
  }
}
