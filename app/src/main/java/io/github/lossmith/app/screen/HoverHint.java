package io.github.lossmith.app.screen;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Words that appear when the mouse rests on a control. The tooltip is created when the mouse first
 * enters: it is a window with a scene of its own, and those of fifty controls took a tenth of the
 * start. A screen reader has the words from the beginning.
 */
public final class HoverHint {
  /** Widest line, px: about 80 letters, which the eye still finds its way back from. */
  private static final double WIDEST = 480;

  private final Control owner;
  private String words = "";
  private @Nullable Tooltip tooltip;

  private HoverHint(Control owner) {
    this.owner = owner;
    owner.addEventHandler(MouseEvent.MOUSE_ENTERED, entered -> show());
  }

  /** Gives a control its words, or others than it has; none at all if empty. */
  public static void say(Control owner, String words) {
    Object hint =
        owner.getProperties().computeIfAbsent(HoverHint.class, absent -> new HoverHint(owner));
    ((HoverHint) hint).say(words);
  }

  private void say(String now) {
    words = now;
    owner.setAccessibleHelp(now);
    if (tooltip != null) {
      show();
    }
  }

  private void show() {
    if (words.isEmpty()) {
      owner.setTooltip(null);
      return;
    }
    Tooltip shown = tooltip == null ? create() : tooltip;
    tooltip = shown;
    shown.setText(words);
    owner.setTooltip(shown);
  }

  private static Tooltip create() {
    Tooltip created = new Tooltip();
    created.setWrapText(true);
    created.setMaxWidth(WIDEST);
    return created;
  }
}
