package io.github.lossmith.app.design.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Unlimited undo and redo of named steps between immutable states. Changes during a gesture are
 * previewed; the whole gesture becomes one step when it ends, which every other call does first.
 *
 * @param <S> an immutable state, compared with equals
 */
public final class UndoHistory<S> {
  private final ReadOnlyObjectWrapper<S> now;
  private final ReadOnlyObjectWrapper<Optional<String>> undoName =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> redoName =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Deque<Step<S>> done = new ArrayDeque<>();
  private final Deque<Step<S>> undone = new ArrayDeque<>();
  private Optional<Step<S>> gesture = Optional.empty();

  UndoHistory(S first) {
    now = new ReadOnlyObjectWrapper<>(first);
  }

  /** The current state, including the preview of a gesture. */
  public ReadOnlyObjectProperty<S> now() {
    return now.getReadOnlyProperty();
  }

  /** The message key of the step that undo would revert. */
  public ReadOnlyObjectProperty<Optional<String>> undoName() {
    return undoName.getReadOnlyProperty();
  }

  /** The message key of the step that redo would repeat. */
  public ReadOnlyObjectProperty<Optional<String>> redoName() {
    return redoName.getReadOnlyProperty();
  }

  /** Restarts from {@code first}, with nothing to undo. */
  void begin(S first) {
    gesture = Optional.empty();
    done.clear();
    undone.clear();
    now.set(first);
    nameSteps();
  }

  /** One whole step. */
  void change(String name, S after) {
    endGesture();
    preview(name, after);
    endGesture();
  }

  /** Shows {@code after} as part of a gesture; a gesture of another name is settled first. */
  void preview(String name, S after) {
    if (gesture.filter(step -> step.name.equals(name)).isEmpty()) {
      endGesture();
      gesture = Optional.of(new Step<>(name, now.get(), after));
    }
    undoName.set(Optional.of(name));
    now.set(after);
  }

  /** Ends a gesture: it is one step if it changed anything. */
  void endGesture() {
    Optional<Step<S>> ended = gesture;
    gesture = Optional.empty();
    ended
        .filter(step -> !step.before.equals(now.get()))
        .ifPresent(
            step -> {
              done.push(new Step<>(step.name, step.before, now.get()));
              undone.clear();
            });
    nameSteps();
  }

  /** Ends a gesture under the name that it has only now. */
  void endGesture(String name) {
    gesture = gesture.map(step -> new Step<>(name, step.before, step.after));
    endGesture();
  }

  public void undo() {
    endGesture();
    if (!done.isEmpty()) {
      Step<S> step = done.pop();
      undone.push(step);
      now.set(step.before);
      nameSteps();
    }
  }

  public void redo() {
    endGesture();
    if (!undone.isEmpty()) {
      Step<S> step = undone.pop();
      done.push(step);
      now.set(step.after);
      nameSteps();
    }
  }

  private void nameSteps() {
    undoName.set(Optional.ofNullable(done.peek()).map(Step::name));
    redoName.set(Optional.ofNullable(undone.peek()).map(Step::name));
  }

  private record Step<S>(String name, S before, S after) {}
}
