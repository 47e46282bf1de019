package io.github.lossmith.app.design.model;

import io.github.lossmith.app.settings.LetterSettings;
import io.github.lossmith.app.settings.Settings;
import io.github.lossmith.app.settings.SettingsStore;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.FormulaParameter;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Plays a letter of the selected design: moves it through its range, there and back or from the
 * start again, until it is paused. All that a letter is moved by between play and pause is one undo
 * step. It pauses by itself when another place or design comes to the front, the formula changes,
 * or a step is undone.
 */
public final class LetterMotion {
  /** The letter of the training progress, which no parameter can have. */
  public static final String PROGRESS = "t";

  /** The undo step of a moved letter, which is that of its slider. */
  public static final String STEP = "app.step.parameter";

  /** From one end of the range to the other at the usual speed; seconds. */
  private static final double PASSAGE_S = 4;

  /** Thirty pictures a second, and some time to spare for the work between them. */
  private static final long FRAME_NS = 31_000_000;

  /** A window that stood still for longer goes on where it was. */
  private static final double LONGEST_FRAME_S = 0.25;

  private final DesignsModel designs;
  private final Tasks tasks;
  private final SettingsStore settings;
  private final LongSupplier clock;
  private final ReadOnlyStringWrapper playing = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private String chosen = "";
  private boolean moving;
  private boolean waiting;
  private int direction = 1;
  private double position;
  private double written;
  private long lastFrame;

  public LetterMotion(DesignsModel designs, Tasks tasks, SettingsStore settings) {
    this(designs, tasks, settings, System::nanoTime);
  }

  /**
   * @param clock nanoseconds from any beginning
   */
  LetterMotion(DesignsModel designs, Tasks tasks, SettingsStore settings, LongSupplier clock) {
    this.designs = designs;
    this.tasks = tasks;
    this.settings = settings;
    this.clock = clock;
    designs.history().now().addListener((observed, before, now) -> changed());
    designs.selectedDesign().addListener(observed -> selected());
    settings.settings().addListener((observed, before, now) -> settingsChanged(before, now));
    possible.set(hasLetter());
  }

  /** The letter that moves; empty while none does. */
  public ReadOnlyStringProperty playing() {
    return playing.getReadOnlyProperty();
  }

  /** Whether the selected design has a letter to play. */
  public ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  /**
   * The letter that the user works on: the one chosen last, else the first one of the selected
   * design; the progress where it has no other; empty where it has none.
   */
  public String chosen() {
    Map<String, FormulaParameter> parameters = design().parameters();
    boolean known = parameters.containsKey(chosen) || (hasProgress() && chosen.equals(PROGRESS));
    String otherwise = hasProgress() ? PROGRESS : "";
    return known ? chosen : parameters.keySet().stream().findFirst().orElse(otherwise);
  }

  /** The letter that the user chose last, of whichever design; empty before the first time. */
  public String used() {
    return chosen;
  }

  /** The user turns to a letter. */
  public void choose(String letter) {
    chosen = letter;
  }

  /** Plays or pauses the letter that the user works on. */
  public void toggle() {
    if (!playing.get().isEmpty()) {
      pause();
    } else if (hasLetter()) {
      play(chosen());
    }
  }

  /** Plays a letter, or pauses it if it is the one that moves; another one that moved pauses. */
  public void toggle(String letter) {
    boolean moves = playing.get().equals(letter);
    pause();
    if (!moves) {
      play(letter);
    }
  }

  private void play(String letter) {
    choose(letter);
    direction = 1;
    position = value(letter);
    written = position;
    lastFrame = clock.getAsLong();
    playing.set(letter);
    schedule(0);
  }

  /** The letter stays where it is. */
  public void pause() {
    if (!playing.get().isEmpty()) {
      playing.set("");
      designs.endGesture();
    }
  }

  private void schedule(long workNs) {
    if (!waiting) {
      waiting = true;
      tasks.later(Duration.ofNanos(Math.max(1_000_000, FRAME_NS - workNs)), this::frame);
    }
  }

  private void frame() {
    waiting = false;
    if (!playing.get().isEmpty()) {
      long now = clock.getAsLong();
      double seconds = Math.min(LONGEST_FRAME_S, (now - lastFrame) / 1e9);
      lastFrame = now;
      move(playing.get(), seconds);
      schedule(clock.getAsLong() - now);
    }
  }

  private void move(String letter, double seconds) {
    FormulaParameter range = range(letter);
    double width = range.maximum() - range.minimum();
    if (width <= 0) {
      pause();
      return;
    }
    LetterSettings how = settings.get().letters();
    double from = range.value() == written ? position : range.value();
    advance(range, from + direction * width * seconds * how.speed() / PASSAGE_S, how.turning());
    written = LetterSteps.rounded(position, range);
    moving = true;
    try {
      put(letter, written);
    } finally {
      moving = false;
    }
  }

  private void advance(FormulaParameter range, double wanted, boolean turning) {
    boolean beyond = wanted > range.maximum() || wanted < range.minimum();
    if (!beyond) {
      position = wanted;
    } else if (turning) {
      boolean top = wanted > range.maximum();
      direction = top ? -1 : 1;
      position = top ? range.maximum() : range.minimum();
    } else {
      direction = 1;
      position = range.minimum();
    }
  }

  /** Moves a letter as a part of a gesture, such as a drag. */
  public void put(String letter, double value) {
    if (letter.equals(PROGRESS)) {
      designs.progress().set(value);
    } else {
      designs.gesture(STEP, design -> design.withParameter(letter, value));
    }
  }

  /** Moves a letter by a key: one undo step until a pause. */
  public void preview(String letter, double value) {
    choose(letter);
    if (letter.equals(PROGRESS)) {
      designs.progress().set(value);
    } else {
      designs.preview(STEP, design -> design.withParameter(letter, value));
    }
  }

  private FormulaParameter range(String letter) {
    return letter.equals(PROGRESS)
        ? new FormulaParameter(designs.progress().get(), 0, 1)
        : design().parameters().getOrDefault(letter, FormulaParameter.usual(letter));
  }

  private double value(String letter) {
    return range(letter).value();
  }

  private Design design() {
    return designs.current().design();
  }

  private boolean hasProgress() {
    return design().followsProgress();
  }

  private boolean hasLetter() {
    return !design().parameters().isEmpty() || hasProgress();
  }

  /** A step was undone, or the letter is gone from the formula. */
  private void changed() {
    possible.set(hasLetter());
    String letter = playing.get();
    boolean gone =
        letter.equals(PROGRESS) ? !hasProgress() : !design().parameters().containsKey(letter);
    if (!moving && !letter.isEmpty() && (gone || designs.goingBack())) {
      pause();
    }
  }

  private void selected() {
    possible.set(hasLetter());
    if (!moving) {
      pause();
    }
  }

  private void settingsChanged(Settings before, Settings now) {
    if (!before.place().equals(now.place())) {
      pause();
    }
  }
}
