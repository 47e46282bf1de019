package io.github.lossmith.app.design.editor;

import atlantafx.base.theme.Styles;
import javafx.geometry.Bounds;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/** A text field for a formula that underlines the character at which parsing fails. */
public final class FormulaField extends StackPane {
  private static final double LEAST_MARK = 7;
  private static final double BELOW_TEXT = 1;
  private final TextField field = new TextField();
  private final Region mark = new Region();
  private int position = -1;

  public FormulaField() {
    getStyleClass().add("formula-field");
    field.setId("formula");
    mark.getStyleClass().add("error-mark");
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    mark.setVisible(false);
    getChildren().setAll(field, mark);
    field.caretPositionProperty().addListener(observed -> requestLayout());
    field.textProperty().addListener(observed -> requestLayout());
  }

  TextField field() {
    return field;
  }

  /** Marks the character at {@code index}; -1 removes the mark. */
  void mark(int index) {
    position = index;
    mark.setVisible(index >= 0);
    requestLayout();
  }

  /** Whether the field is drawn as one with an error. */
  void danger(boolean on) {
    field.pseudoClassStateChanged(Styles.STATE_DANGER, on);
  }

  /** The index of the marked character; -1 if there is none. */
  public int marked() {
    return position;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (position >= 0 && field.lookup(".text") instanceof Text text) {
      place(text);
    }
  }

  private void place(Text text) {
    String whole = field.getText();
    int index = Math.min(position, whole.length());
    double before = width(text, whole.substring(0, index));
    double upTo = width(text, whole.substring(0, Math.min(index + 1, whole.length())));
    Bounds bounds = sceneToLocal(text.localToScene(text.getLayoutBounds()));
    double left = bounds.getMinX() + before;
    double most = getWidth() - LEAST_MARK;
    mark.resizeRelocate(
        Math.max(0, Math.min(left, most)),
        bounds.getMaxY() + BELOW_TEXT,
        Math.max(LEAST_MARK, upTo - before),
        2);
  }

  private static double width(Text like, String part) {
    Text measured = new Text(part);
    measured.setFont(like.getFont());
    return measured.getLayoutBounds().getWidth();
  }
}
