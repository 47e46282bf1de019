package io.github.lossmith.app.design.figure;

import io.github.lossmith.app.design.model.DesignContext;
import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.DrawTool;
import io.github.lossmith.app.design.model.GreekLetters;
import io.github.lossmith.app.design.model.LetterSteps;
import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.designer.design.FormulaParameter;
import io.github.lossmith.plotting.article.Quantity;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.view.AxisRange;
import io.github.lossmith.plotting.view.FigureView;
import io.github.lossmith.plotting.view.Viewport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Grabs curves: with the hand, a curve that a letter moves is dragged through the mouse; Alt+Up and
 * Alt+Down do it with the keys, at the read-out. The letter is the one whose slider was used last,
 * or the one with the largest effect there. The axes stand still until the curve is let go.
 */
public final class CurveGrab {
  /** Integrals of a slow formula; the next place of the mouse is tried instead. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** The share of the y axis that a key moves the curve by. */
  private static final double KEY_STEP = 0.02;

  private final DesignContext context;
  private final FigureView view;
  private final LatestInputWorker<Aim, Solved> worker;
  private final Tooltip tip = new Tooltip();
  private Optional<CurveHit> hovered = Optional.empty();
  private @Nullable CurveHit grabbed;
  private Viewport before = Viewport.WHOLE;
  private double startValue;
  private int aims;
  private boolean released;

  /** A place that the curve shall go through. */
  private record Aim(int number, LetterEffect effect, String letter, double y) {
    Solved solve() {
      FormulaParameter range = effect.range(letter);
      double value = LetterSteps.fine(effect.through(letter, y), range);
      return new Solved(number, letter, value);
    }
  }

  /** The value of the letter at which it does. */
  private record Solved(int number, String letter, double value) {}

  private CurveGrab(DesignContext context, FigureView view) {
    this.context = context;
    this.view = view;
    worker =
        new LatestInputWorker<>(
            context.services().tasks(),
            Aim::solve,
            this::take,
            PATIENCE,
            aim -> endIfLast(aim.number));
  }

  /** Lets the curves of a figure be grabbed. */
  public static void register(DesignContext context, FigureView view) {
    CurveGrab grab = new CurveGrab(context, view);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, grab::hover);
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, grab::press);
    view.addEventFilter(MouseEvent.MOUSE_DRAGGED, grab::drag);
    view.addEventFilter(MouseEvent.MOUSE_RELEASED, grab::release);
    view.addEventFilter(KeyEvent.KEY_PRESSED, grab::key);
  }

  private boolean hand() {
    return context.choice().tool().get() == DrawTool.LOOK;
  }

  private void hover(MouseEvent event) {
    Optional<CurveHit> hit =
        hand() ? CurveHit.at(view, context, event.getX(), event.getY()) : Optional.empty();
    if (hit.isPresent()) {
      String name = hit.get().designCurve().whole().design().name();
      String letter = GreekLetters.of(hit.get().letter());
      tip.setText(context.services().texts().text("app.grab.tip", letter, name));
      view.setCursor(Cursor.V_RESIZE);
    }
    if (hit.isPresent() && hovered.isEmpty()) {
      Tooltip.install(view, tip);
    } else if (hit.isEmpty() && hovered.isPresent()) {
      Tooltip.uninstall(view, tip);
      view.setCursor(null);
    }
    hovered = hit;
  }

  private void press(MouseEvent event) {
    boolean plain = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1;
    if (!plain || event.isShiftDown() || !hand() || grabbed != null) {
      return;
    }
    CurveHit.at(view, context, event.getX(), event.getY())
        .ifPresent(
            hit -> {
              event.consume();
              view.requestFocus();
              grab(hit);
            });
  }

  private void grab(CurveHit hit) {
    context.motion().pause();
    context.designs().selectedDesign().set(hit.designCurve().whole().id());
    context.motion().choose(hit.letter());
    context.designs().beginGesture();
    grabbed = hit;
    released = false;
    startValue = effect(hit, 0.5).range(hit.letter()).value();
    before = view.viewportProperty().get();
    view.shown().ifPresent(figure -> view.viewportProperty().set(still(figure)));
  }

  /** What is shown now, whatever the curves become. */
  private static Viewport still(Figure figure) {
    Map<String, AxisRange> y = new HashMap<>();
    for (FigurePanel panel : figure.panels()) {
      y.put(panel.key(), new AxisRange(panel.y().from(), panel.y().to()));
    }
    FigurePanel first = figure.panels().get(0);
    return new Viewport(Optional.of(new AxisRange(first.x().from(), first.x().to())), y);
  }

  private LetterEffect effect(CurveHit hit, double p) {
    return new LetterEffect(
        context.designs().current().design(),
        hit.designCurve().side(),
        context.designs().progress().get(),
        hit.quantity(),
        p);
  }

  private void drag(MouseEvent event) {
    CurveHit hit = grabbed;
    if (hit == null || released) {
      return;
    }
    event.consume();
    String panel = hit.area().panel().key();
    PlotArea area = view.figureLayout().flatMap(now -> now.area(panel)).orElse(hit.area());
    double x = Math.max(area.frame().x() + 1, Math.min(area.frame().right() - 1, event.getX()));
    double y = Math.max(area.frame().y(), Math.min(area.frame().bottom(), event.getY()));
    double p = area.valueX(x);
    view.cursorXProperty().set(p);
    aim(effect(hit, p), hit.letter(), area.valueY(y));
  }

  private void aim(LetterEffect effect, String letter, double y) {
    aims++;
    worker.submit(new Aim(aims, effect, letter, y));
  }

  private void take(Solved solved) {
    context.motion().put(solved.letter, solved.value);
    endIfLast(solved.number);
  }

  private void endIfLast(int number) {
    if (released && number == aims) {
      end();
    }
  }

  private void release(MouseEvent event) {
    if (grabbed != null && !released) {
      event.consume();
      released = true;
      if (!worker.busy()) {
        end();
      }
    }
  }

  private void end() {
    grabbed = null;
    released = false;
    context.designs().endGesture();
    view.viewportProperty().set(before);
  }

  private void key(KeyEvent event) {
    CurveHit held = grabbed;
    if (held != null && event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      aims++;
      context.motion().put(held.letter(), startValue);
      end();
    } else if (hand() && event.isAltDown() && isVertical(event.getCode())) {
      event.consume();
      double by = event.getCode() == KeyCode.UP ? KEY_STEP : -KEY_STEP;
      view.figureLayout().ifPresent(layout -> move(layout.areas().get(0), by));
    }
  }

  private static boolean isVertical(KeyCode code) {
    return code == KeyCode.UP || code == KeyCode.DOWN;
  }

  /** Moves the selected curve in the first panel, which the keys read out. */
  private void move(PlotArea area, double by) {
    double read = view.cursorXProperty().get();
    double p = Double.isNaN(read) ? area.panel().x().value(0.5) : read;
    Optional<DesignCurve> current = context.updater().current();
    Optional<Quantity> quantity = CurveHit.quantity(area);
    if (current.isEmpty() || quantity.isEmpty()) {
      return;
    }
    DesignCurve curve = current.get();
    Optional<String> letter = CurveHit.of(curve, quantity.get(), p, context.motion());
    if (letter.isEmpty()) {
      context.services().notices().say("app.grab.none", curve.whole().design().name());
      return;
    }
    LetterEffect effect = effect(new CurveHit(curve, quantity.get(), area, letter.get()), p);
    view.cursorXProperty().set(p);
    double now = effect.at(letter.get(), effect.range(letter.get()).value());
    double wanted = area.panel().y().value(area.panel().y().fraction(now) + by);
    FormulaParameter range = effect.range(letter.get());
    double value = LetterSteps.fine(effect.through(letter.get(), wanted), range);
    context.motion().preview(letter.get(), value);
    view.setAccessibleHelp(
        GreekLetters.of(letter.get()) + " = " + context.services().texts().number(value, 4));
  }
}
