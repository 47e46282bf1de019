package io.github.lossmith.plotting.view;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** A tooltip with the full names over a legend entry that is shortened or stands for others. */
final class LegendTip {
  private static final double WIDEST = 480;

  /** More names are too many for a tooltip. */
  private static final int MOST_LINES = 40;

  private final FigureView view;
  private final Tooltip tip = new Tooltip();
  private boolean installed;

  private LegendTip(FigureView view) {
    this.view = view;
    tip.setWrapText(true);
    tip.setMaxWidth(WIDEST);
  }

  static void register(FigureView view) {
    LegendTip tip = new LegendTip(view);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, tip::moved);
  }

  private void moved(MouseEvent event) {
    Optional<String> words = view.legendWords(event.getX(), event.getY());
    words
        .map(LegendTip::bounded)
        .filter(text -> !text.equals(tip.getText()))
        .ifPresent(tip::setText);
    if (words.isPresent() != installed) {
      installed = words.isPresent();
      if (installed) {
        Tooltip.install(view, tip);
      } else {
        Tooltip.uninstall(view, tip);
      }
    }
  }

  private static String bounded(String names) {
    String[] lines = names.split("\n");
    if (lines.length <= MOST_LINES) {
      return names;
    }
    return String.join("\n", Arrays.copyOf(lines, MOST_LINES)) + "\n…";
  }
}
