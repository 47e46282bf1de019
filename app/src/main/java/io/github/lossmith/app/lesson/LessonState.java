package io.github.lossmith.app.lesson;

import io.github.lossmith.app.playground.LearnedLoss;
import io.github.lossmith.app.share.SharedState;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.imbalance.Imbalance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What questions are asked of: the window at one moment.
 *
 * @param shown the ticked losses, in the order of the list
 * @param selected the loss in the inspector
 * @param progress the training progress t
 * @param examples the groups of Imbalance
 * @param learned what the networks of Playground have learned
 */
public record LessonState(
    List<Loss> shown,
    Loss selected,
    double progress,
    Imbalance examples,
    List<LearnedLoss> learned) {
  /**
   * A loss on the screen.
   *
   * @param names its own, then that of the design it was copied from, if it is a copy
   */
  record Loss(List<String> names, Design design) {
    Loss {
      names = List.copyOf(names);
    }

    boolean is(String name) {
      return names.contains(name);
    }
  }

  public LessonState {
    shown = List.copyOf(shown);
    learned = List.copyOf(learned);
  }

  /**
   * What a link shows.
   *
   * @param steps of training before it is looked at
   */
  static LessonState of(SharedState state, int steps) {
    List<Loss> shown = new ArrayList<>();
    for (Design design : state.designs()) {
      shown.add(new Loss(List.of(design.name()), design));
    }
    return new LessonState(
        shown,
        shown.get(state.selected()),
        state.progress(),
        state.examples().map(SharedState.Examples::groups).orElseGet(Imbalance::paper),
        steps == 0
            ? List.of()
            : state
                .setup()
                .map(setup -> LearnedLoss.after(setup, state.designs(), state.progress(), steps))
                .orElse(List.of()));
  }

  /** The loss of that name, or a copy of it: the selected one, or else the first in the list. */
  Optional<Loss> named(String name) {
    return Stream.concat(Stream.of(selected), shown.stream())
        .filter(loss -> loss.is(name))
        .findFirst();
  }

  /** What that loss has learned, if it takes part. */
  Optional<LearnedLoss> learnedBy(Loss loss) {
    return learned.stream().filter(one -> one.name().equals(loss.names().get(0))).findFirst();
  }
}
