package io.github.lossmith.plotting.view;

import io.github.lossmith.designer.drawing.Drawing;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The drawing that the tools edit. {@link #drawingProperty} changes with every movement of a
 * gesture; {@link #setOnEdit} is called once for a gesture, at its end.
 */
public final class EditableDrawing {
  private final String panel;
  private final ObjectProperty<@Nullable Drawing> drawing =
      new SimpleObjectProperty<>(this, "drawing");
  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
  private @Nullable Drawing before;
  private Consumer<DrawingEdit> onEdit = edit -> {};

  /**
   * Starts without a drawing.
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

  /** The drawing, also during a gesture; null if there is none. */
  public ObjectProperty<@Nullable Drawing> drawingProperty() {
    return drawing;
  }

  public @Nullable Drawing getDrawing() {
    return drawing.get();
  }

  /** Shows another drawing, such as after undo; cancels a gesture. */
  public void setDrawing(@Nullable Drawing shown) {
    before = null;
    drawing.set(shown);
    if (shown == null || selected.get() >= shown.knots().size()) {
      selected.set(-1);
    }
  }

  /** The index of the selected knot, -1 if there is none. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** Sets the listener for finished gestures. */
  public void setOnEdit(Consumer<DrawingEdit> listener) {
    onEdit = listener;
  }

  /** Shows a drawing during a gesture; the first call begins the gesture. */
  public void preview(Drawing changed) {
    if (before == null) {
      before = drawing.get();
    }
    drawing.set(changed);
  }

  /** Ends a gesture and calls the listener if the drawing changed. */
  public void finish(DrawingEdit.Kind kind) {
    Drawing start = before;
    Drawing end = drawing.get();
    before = null;
    if (start != null && end != null && !start.equals(end)) {
      onEdit.accept(new DrawingEdit(kind, start, end));
    }
  }

  /** Cancels a gesture and restores the drawing. */
  public void cancel() {
    if (before != null) {
      setDrawing(before);
    }
  }

  /** Whether a gesture is in progress. */
  public boolean isEditing() {
    return before != null;
  }
}
