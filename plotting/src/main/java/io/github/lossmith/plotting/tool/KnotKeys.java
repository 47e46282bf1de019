package io.github.lossmith.plotting.tool;

import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.plotting.figure.Tick;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.view.DrawingEdit;
import io.github.lossmith.plotting.view.EditableDrawing;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.plotting.view.Readout;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/** Keyboard control of knots, so that a coefficient can be drawn without a mouse. */
final class KnotKeys {
  private static final double STEP_PX = 1;
  private static final double LARGE_STEP_PX = 10;

  private final FigureView view;
  private final ToolHandlers handlers;

  /** The state that a key acts on. */
  private record Target(EditableDrawing editable, Drawing drawing, PlotArea area, int index) {
    Knot knot() {
      return drawing.knots().get(index);
    }

    int last() {
      return drawing.knots().size() - 1;
    }
  }

  KnotKeys(FigureView view) {
    this.view = view;
    handlers =
        new ToolHandlers(view)
            .on(KeyEvent.KEY_PRESSED, this::press)
            .on(KeyEvent.KEY_RELEASED, this::release);
  }

  void remove() {
    handlers.remove();
  }

  private Optional<Target> target() {
    EditableDrawing editable = view.getEasel();
    Drawing drawing = editable == null ? null : editable.getDrawing();
    PlotArea area = view.easelArea().orElse(null);
    if (editable == null || drawing == null || area == null) {
      return Optional.empty();
    }
    int index = Math.min(editable.selectedProperty().get(), drawing.knots().size() - 1);
    return Optional.of(new Target(editable, drawing, area, index));
  }

  private void press(KeyEvent event) {
    target().filter(target -> press(event, target)).ifPresent(target -> event.consume());
  }

  private boolean press(KeyEvent event, Target target) {
    switch (event.getCode()) {
      case PAGE_DOWN -> select(target, Math.min(target.last(), target.index() + 1));
      case PAGE_UP -> select(target, Math.max(0, target.index() - 1));
      case HOME -> select(target, 0);
      case END -> select(target, target.last());
      case INSERT, ENTER -> add(target);
      default -> {
        return target.index() >= 0 && pressOnKnot(event, target);
      }
    }
    return true;
  }

  private boolean pressOnKnot(KeyEvent event, Target target) {
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> move(event, target, -1, 0);
      case RIGHT, KP_RIGHT -> move(event, target, 1, 0);
      case UP, KP_UP -> move(event, target, 0, -1);
      case DOWN, KP_DOWN -> move(event, target, 0, 1);
      case DELETE, BACK_SPACE -> removeKnot(target);
      case ESCAPE -> giveUp(target);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void release(KeyEvent event) {
    EditableDrawing editable = view.getEasel();
    if (event.getCode().isArrowKey() && editable != null && editable.isEditing()) {
      editable.finish(DrawingEdit.Kind.MOVE_KNOT);
      event.consume();
    }
  }

  private void select(Target target, int index) {
    target.editable().selectedProperty().set(index);
    tell(index, target.drawing().knots().get(index));
  }

  private void tell(int index, Knot knot) {
    view.setAccessibleHelp(
        (index + 1) + ": p = " + Readout.number(knot.p()) + ", g = " + Readout.number(knot.g()));
  }

  private void move(KeyEvent event, Target target, int right, int down) {
    PlotArea area = target.area();
    Knot knot = target.knot();
    double step = event.isShortcutDown() ? LARGE_STEP_PX : STEP_PX;
    double x = area.toX(knot.p()) + right * step;
    double y = area.toY(knot.g()) + down * step;
    Knot aim = event.isShiftDown() ? atTick(target, right, down) : KnotCoordinates.knot(area, x, y);
    Knot moved = new Knot(right == 0 ? knot.p() : aim.p(), down == 0 ? knot.g() : aim.g());
    target.editable().preview(target.drawing().moving(target.index(), moved));
    tell(target.index(), moved);
  }

  private static Knot atTick(Target target, int right, int down) {
    double p = next(target.area().xTicks(), target.knot().p(), right);
    double g = next(target.area().yTicks(), target.knot().g(), -down);
    return new Knot(Math.max(KnotCoordinates.LEAST_P, Math.min(1, p)), g);
  }

  /** The next tick in a direction, 1 or -1; the value itself where there is none. */
  private static double next(List<Tick> ticks, double value, int direction) {
    double found = value;
    for (Tick tick : ticks) {
      double ahead = (tick.value() - value) * direction;
      boolean nearer = found == value || ahead < (found - value) * direction;
      if (ahead > 1e-9 * Math.max(1e-3, Math.abs(value)) && nearer) {
        found = tick.value();
      }
    }
    return found;
  }

  private void add(Target target) {
    int left = Math.max(0, Math.min(target.index(), target.last() - 1));
    double p =
        (target.drawing().knots().get(left).p() + target.drawing().knots().get(left + 1).p()) / 2;
    Drawing more = target.drawing().adding(new Knot(p, target.drawing().coefficient().at(p)));
    target.editable().preview(more);
    target.editable().finish(DrawingEdit.Kind.ADD_KNOT);
    target.editable().selectedProperty().set(left + 1);
    tell(left + 1, more.knots().get(left + 1));
  }

  private void removeKnot(Target target) {
    Drawing fewer = target.drawing().removing(target.index());
    target.editable().preview(fewer);
    target.editable().finish(DrawingEdit.Kind.REMOVE_KNOT);
    target.editable().selectedProperty().set(Math.min(target.index(), fewer.knots().size() - 1));
  }

  private static void giveUp(Target target) {
    if (target.editable().isEditing()) {
      target.editable().cancel();
    } else {
      target.editable().selectedProperty().set(-1);
    }
  }
}
