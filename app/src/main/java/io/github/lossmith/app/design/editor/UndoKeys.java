package io.github.lossmith.app.design.editor;

import io.github.lossmith.app.design.model.DesignsModel;
import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys of undo and redo in a text field: they go through the steps of the designs, of which the
 * field's own undo knows only what was typed into it.
 */
record UndoKeys(DesignsModel designs) implements EventHandler<KeyEvent> {
  @Override
  public void handle(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.Z) {
      event.consume();
      if (event.isShiftDown()) {
        designs.redo();
      } else {
        designs.undo();
      }
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.Y) {
      event.consume();
      designs.redo();
    }
  }
}
