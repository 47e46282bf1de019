package io.github.lossmith.app.train.detail;

import io.github.lossmith.plotting.view.FigureTool;
import io.github.lossmith.plotting.view.FigureView;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Chooses a bin of a histogram over [0, 1]: a click takes the one under the mouse, the arrow keys
 * the one beside it, Escape none.
 *
 * @param bins how many there are now
 * @param chosen the number of the chosen one, -1: none
 */
record BinTool(IntSupplier bins, IntSupplier chosen, IntConsumer choose) implements FigureTool {
  @Override
  public Runnable register(FigureView view) {
    EventHandler<MouseEvent> mouse = event -> click(view, event);
    EventHandler<KeyEvent> keys = this::press;
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, mouse);
    view.addEventHandler(KeyEvent.KEY_PRESSED, keys);
    return () -> {
      view.removeEventHandler(MouseEvent.MOUSE_CLICKED, mouse);
      view.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
    };
  }

  private void click(FigureView view, MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    view.areaAt(event.getX(), event.getY())
        .map(area -> (int) Math.floor(area.valueX(event.getX()) * bins.getAsInt()))
        .filter(bin -> bin >= 0 && bin < bins.getAsInt())
        .ifPresent(bin -> choose.accept(bin == chosen.getAsInt() ? -1 : bin));
  }

  private void press(KeyEvent event) {
    OptionalInt bin = after(event.getCode());
    if (bin.isPresent() && bins.getAsInt() > 0) {
      choose.accept(Math.min(bins.getAsInt() - 1, bin.getAsInt()));
      event.consume();
    }
  }

  private OptionalInt after(KeyCode key) {
    int now = chosen.getAsInt();
    return switch (key) {
      case LEFT -> OptionalInt.of(Math.max(0, now - 1));
      case RIGHT -> OptionalInt.of(now + 1);
      case ESCAPE -> now < 0 ? OptionalInt.empty() : OptionalInt.of(-1);
      default -> OptionalInt.empty();
    };
  }
}
