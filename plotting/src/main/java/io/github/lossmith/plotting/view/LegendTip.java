package io.github.lossmith.plotting.view;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** A tooltip with the full names over a legend entry that is shortened or stands for others. */
final class LegendTip {
  private static final double WIDEST = 480;

  /** More names are too many for a tooltip. */
  private static final int MOST_LINES = 40;

  private final FigureView view;
  private @Nullable Tooltip tip;
  private boolean installed;

  private LegendTip(FigureView view) {
    this.view = view;
  }

  static void register(FigureView view) {
    LegendTip tip = new LegendTip(view);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, tip::moved);
  }

  private void moved(MouseEvent event) {
    Optional<String> words = view.legendWords(event.getX(), event.getY());
    if (words.isPresent()) {
      Tooltip shown = tip();
      String text = bounded(words.get());
      if (!text.equals(shown.getText())) {
        shown.setText(text);
      }
      if (!installed) {
        Tooltip.install(view, shown);
      }
    } else if (installed) {
      Tooltip.uninstall(view, tip());
    }
    installed = words.isPresent();
  }

  /** A tooltip is a window with a scene: it is not made before it is needed. */
  private Tooltip tip() {
    Tooltip known = tip;
    if (known == null) {
      known = new Tooltip();
      known.setWrapText(true);
      known.setMaxWidth(WIDEST);
      tip = known;
    }
    return known;
  }

  private static String bounded(String names) {
    String[] lines = names.split("\n");
    if (lines.length <= MOST_LINES) {
      return names;
    }
    return String.join("\n", Arrays.copyOf(lines, MOST_LINES)) + "\n…";
  }
}
