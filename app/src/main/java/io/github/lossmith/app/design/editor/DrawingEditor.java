package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.CurveDrawing;
import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.DesignSides;
import io.github.lossmith.app.design.model.DrawTool;
import io.github.lossmith.app.screen.Controls;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.HoverHint;
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
 * Connects the current drawing to the editable drawing of the figure, and makes every gesture one
 * undo step. With a drawing tool, a formula is shown as a drawing of its curve; the first gesture
 * turns the design into a drawing.
 */
public final class DrawingEditor implements AutoCloseable {
  private static final String GESTURE = "app.step.draw";
  private final DesignContext context;
  private final FigureView view;
  private final EditableDrawing editable = new EditableDrawing(Quantity.COEFFICIENT.key());
  private final FormListeners bindings = new FormListeners();
  private final List<ToggleButton> buttons = new ArrayList<>();

  public DrawingEditor(DesignContext context, FigureView view) {
    this.context = context;
    this.view = view;
    bindings.on(this::place, context.designs().selectedDesign(), context.designs().openDesigns());
    bindings.on(this::place, context.updater().designCurves());
    bindings.on(this::place, context.designs().selection().side());
    bindings.on(this::loadDrawing, context.choice().tool());
    editable.drawingProperty().addListener((observed, before, now) -> drawn());
    editable.setOnEdit(this::edited);
    editable.selectedProperty().bindBidirectional(context.choice().knot());
    ToggleGroup group = new ToggleGroup();
    for (DrawTool tool : DrawTool.values()) {
      buttons.add(button(tool, group));
    }
    loadDrawing();
  }

  public List<? extends Node> buttons() {
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
    HoverHint.say(button, context.services().controls().hint(tool.key(), keys));
    button.setAccessibleText(context.services().texts().text(tool.key()));
    button.setOnAction(event -> context.choice().tool().set(tool));
    return button;
  }

  private DrawTool tool() {
    return context.choice().tool().get();
  }

  private void loadDrawing() {
    view.toolProperty().set(tool().tool());
    buttons.forEach(button -> button.setSelected(button.getUserData() == tool()));
    place();
    if (tool().draws()) {
      view.requestFocus();
    }
  }

  private void place() {
    if (editable.isEditing()) {
      return;
    }
    Drawing drawing = onEasel();
    if (!Objects.equals(drawing, editable.getDrawing())) {
      editable.setDrawing(drawing);
    }
    view.easelProperty().set(drawing == null ? null : editable);
  }

  private @Nullable Drawing onEasel() {
    CoefficientSource shape = new DesignSides(context.designs()).current().design().shape();
    if (shape instanceof CoefficientSource.Drawn drawn) {
      return drawn.drawing();
    }
    Optional<DesignCurve> designCurve =
        tool().draws() ? context.updater().current() : Optional.empty();
    return designCurve
        .flatMap(now -> now.curve().toOptional())
        .flatMap(curve -> CurveDrawing.of(curve).toOptional())
        .orElse(null);
  }

  private void drawn() {
    Drawing now = editable.getDrawing();
    if (editable.isEditing() && now != null) {
      context
          .designs()
          .gesture(
              GESTURE, new DesignSides(context.designs()).with(new CoefficientSource.Drawn(now)));
    }
  }

  private void edited(DrawingEdit edit) {
    context.designs().endGesture("app.step." + edit.kind().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    bindings.close();
    editable.selectedProperty().unbindBidirectional(context.choice().knot());
  }
}
