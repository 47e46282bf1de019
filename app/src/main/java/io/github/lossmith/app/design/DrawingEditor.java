package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.designer.design.CoefficientSource;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.plotting.article.Quantity;
import io.github.lossmith.plotting.view.DrawingEdit;
import io.github.lossmith.plotting.view.EditableDrawing;
import io.github.lossmith.plotting.view.FigureView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Puts the drawing in hand on the easel, and makes every gesture one step of undo. A drawing tool
 * on a formula finds its curve as a drawing; the first gesture makes the design one.
 */
final class DrawingEditor implements AutoCloseable {
  private static final String GESTURE = "app.step.draw";
  private final DesignContext studio;
  private final FigureView view;
  private final EditableDrawing easel = new EditableDrawing(Quantity.COEFFICIENT.key());
  private final FormListeners bindings = new FormListeners();
  private final List<ToggleButton> buttons = new ArrayList<>();

  DrawingEditor(DesignContext studio, FigureView view) {
    this.studio = studio;
    this.view = view;
    bindings.on(this::place, studio.bench().inHand(), studio.bench().sheets());
    bindings.on(this::place, studio.tracer().traces());
    bindings.on(this::take, studio.choice().tool());
    easel.drawingProperty().addListener((observed, before, now) -> drawn());
    easel.setOnEdit(this::edited);
    easel.selectedProperty().bindBidirectional(studio.choice().knot());
    ToggleGroup group = new ToggleGroup();
    for (DrawTool tool : DrawTool.values()) {
      buttons.add(button(tool, group));
    }
    take();
  }

  List<? extends Node> buttons() {
    return buttons;
  }

  private ToggleButton button(DrawTool tool, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    button.setId("tool-" + tool.name().toLowerCase(Locale.ROOT));
    button.getStyleClass().addAll("flat", "small", "tool");
    button.setGraphic(Controls.icon(tool.icon()));
    button.setToggleGroup(group);
    button.setUserData(tool);
    KeyCombination keys = KeyCombination.valueOf(tool.keys());
    button.setTooltip(studio.desk().controls().tooltip(tool.key() + ".hint", keys));
    button.setAccessibleText(studio.desk().texts().text(tool.key()));
    button.setOnAction(event -> studio.choice().tool().set(tool));
    return button;
  }

  private DrawTool tool() {
    return studio.choice().tool().get();
  }

  private void take() {
    view.toolProperty().set(tool().tool());
    buttons.forEach(button -> button.setSelected(button.getUserData() == tool()));
    place();
    if (tool().draws()) {
      view.requestFocus();
    }
  }

  private void place() {
    if (easel.isEditing()) {
      return;
    }
    Drawing drawing = onEasel();
    if (!Objects.equals(drawing, easel.getDrawing())) {
      easel.setDrawing(drawing);
    }
    view.easelProperty().set(drawing == null ? null : easel);
  }

  private @Nullable Drawing onEasel() {
    CoefficientSource shape = studio.bench().current().design().shape();
    if (shape instanceof CoefficientSource.Drawn drawn) {
      return drawn.drawing();
    }
    Optional<DesignCurve> trace = tool().draws() ? studio.tracer().current() : Optional.empty();
    return trace
        .flatMap(now -> now.curve().toOptional())
        .flatMap(curve -> CurveDrawing.of(curve).toOptional())
        .orElse(null);
  }

  private void drawn() {
    Drawing now = easel.getDrawing();
    if (easel.isEditing() && now != null) {
      studio.bench().gesture(GESTURE, design -> design.withShape(new CoefficientSource.Drawn(now)));
    }
  }

  private void edited(DrawingEdit edit) {
    studio.bench().settle("app.step." + edit.kind().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    bindings.close();
    easel.selectedProperty().unbindBidirectional(studio.choice().knot());
  }
}
