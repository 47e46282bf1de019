package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Bindings;
import io.github.lossmith.designer.design.Shape;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.plotting.paper.Quantity;
import io.github.lossmith.plotting.tool.Easel;
import io.github.lossmith.plotting.tool.Edit;
import io.github.lossmith.plotting.view.FigureView;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;

/** Puts the drawing in hand on the easel, and makes every gesture one step of undo. */
final class DrawingTable implements AutoCloseable {
  private static final String GESTURE = "app.step.draw";
  private final Studio studio;
  private final FigureView view;
  private final Easel easel = new Easel(Quantity.COEFFICIENT.key());
  private final Bindings bindings = new Bindings();

  DrawingTable(Studio studio, FigureView view) {
    this.studio = studio;
    this.view = view;
    bindings.on(this::place, studio.bench().inHand(), studio.bench().sheets());
    easel.drawingProperty().addListener((observed, before, now) -> drawn());
    easel.setOnEdit(this::edited);
    place();
  }

  List<Node> buttons() {
    return List.of();
  }

  private void place() {
    Shape shape = studio.bench().current().design().shape();
    Drawing drawing = shape instanceof Shape.Drawn drawn ? drawn.drawing() : null;
    view.easelProperty().set(drawing == null ? null : easel);
    if (!easel.isEditing() && !Objects.equals(drawing, easel.getDrawing())) {
      easel.setDrawing(drawing);
    }
  }

  private void drawn() {
    Drawing now = easel.getDrawing();
    if (easel.isEditing() && now != null) {
      studio.bench().gesture(GESTURE, design -> design.withShape(new Shape.Drawn(now)));
    }
  }

  private void edited(Edit edit) {
    studio.bench().settle("app.step." + edit.kind().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    bindings.close();
  }
}
