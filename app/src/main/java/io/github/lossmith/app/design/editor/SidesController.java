package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignSides;
import io.github.lossmith.app.screen.FormListeners;
import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.designer.design.TargetSide;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Whether objects and background have the same coefficient, and which of two is edited. */
public final class SidesController implements AutoCloseable {
  private final DesignContext context;
  private final DesignSides sides;
  private final FormListeners bindings = new FormListeners();
  @FXML private CheckBox same;
  @FXML private HBox choice;
  @FXML private ToggleButton object;
  @FXML private ToggleButton background;

  public SidesController(DesignContext context) {
    this.context = context;
    sides = new DesignSides(context.designs());
  }

  @FXML
  private void initialize() {
    ToggleGroup group = new ToggleGroup();
    group.getToggles().setAll(object, background);
    same.setOnAction(event -> sides.setTwo(!same.isSelected()));
    object.setOnAction(event -> edit(TargetSide.OBJECT));
    background.setOnAction(event -> edit(TargetSide.BACKGROUND));
    HoverHint.say(same, context.services().texts().text("app.sides.same.hint"));
    HoverHint.say(object, context.services().texts().text("app.sides.object.hint"));
    HoverHint.say(background, context.services().texts().text("app.sides.background.hint"));
    bindings.on(
        this::show,
        context.designs().selectedDesign(),
        context.designs().openDesigns(),
        context.designs().selection().side());
    show();
  }

  private void edit(TargetSide side) {
    sides.edit(side);
    show();
  }

  private void show() {
    same.setSelected(!sides.areTwo());
    FormListeners.show(choice, sides.areTwo());
    object.setSelected(sides.edited() == TargetSide.OBJECT);
    background.setSelected(sides.edited() == TargetSide.BACKGROUND);
  }

  @Override
  public void close() {
    bindings.close();
  }
}
