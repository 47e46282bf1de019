package io.github.lossmith.app.design.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndoHistoryTest {
  private final UndoHistory<Integer> history = new UndoHistory<>(0);

  @Test
  void undoAndRedoGoBackAndForthByName() {
    history.change("one", 1);
    history.change("two", 2);
    assertThat(history.undoName().get()).contains("two");
    history.undo();
    assertThat(history.now().get()).isEqualTo(1);
    assertThat(history.redoName().get()).contains("two");
    history.redo();
    assertThat(history.now().get()).isEqualTo(2);
    assertThat(history.redoName().get()).isEmpty();
  }

  @Test
  void gestureIsOneStep() {
    for (int i = 1; i <= 40; i++) {
      history.preview("drag", i);
    }
    history.endGesture();
    history.undo();
    assertThat(history.now().get()).isEqualTo(0);
    assertThat(history.undoName().get()).isEmpty();
  }

  @Test
  void undoRevertsAGestureInProgress() {
    history.preview("type", 5);
    assertThat(history.undoName().get()).contains("type");
    history.undo();
    assertThat(history.now().get()).isEqualTo(0);
  }

  @Test
  void gestureThatChangesNothingIsNoStep() {
    history.preview("drag", 3);
    history.preview("drag", 0);
    history.endGesture();
    assertThat(history.undoName().get()).isEmpty();
  }

  @Test
  void newStepClearsRedo() {
    history.change("one", 1);
    history.undo();
    history.change("other", 7);
    history.redo();
    assertThat(history.now().get()).isEqualTo(7);
  }

  @Test
  void undoIsUnlimited() {
    for (int i = 1; i <= 5000; i++) {
      history.change("step", i);
    }
    for (int i = 0; i < 5000; i++) {
      history.undo();
    }
    assertThat(history.now().get()).isEqualTo(0);
  }
}
