package io.github.lossmith.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestInputWorkerTest {
  private final StepwiseTasks tasks = new StepwiseTasks();
  private final List<String> published = new ArrayList<>();
  private final List<Integer> slow = new ArrayList<>();
  private final List<Integer> computed = new ArrayList<>();
  private final LatestInputWorker<Integer, String> latest =
      new LatestInputWorker<>(
          tasks, this::compute, published::add, Duration.ofSeconds(1), slow::add);

  private String compute(int input) {
    computed.add(input);
    if (input < 0) {
      throw new IllegalArgumentException("negative");
    }
    return "of " + input;
  }

  @Test
  void submitPublishesTheResult() {
    latest.submit(1);
    tasks.step();
    assertThat(published).containsExactly("of 1");
    assertThat(latest.busy()).isFalse();
  }

  @Test
  void overtakenInputsAreNeverComputed() {
    latest.submit(1);
    latest.submit(2);
    latest.submit(3);
    tasks.step();
    tasks.step();
    assertThat(computed).containsExactly(1, 3);
    assertThat(published).containsExactly("of 1", "of 3");
  }

  @Test
  void slowInputIsReportedAndTheNextOneGoesOn() {
    latest.submit(1);
    Runnable stuck = tasks.work.remove();
    tasks.alarm();
    assertThat(slow).containsExactly(1);
    latest.submit(2);
    tasks.step();
    stuck.run();
    assertThat(published).containsExactly("of 2");
  }

  @Test
  void failureLeavesRoomForTheNext() {
    latest.submit(-1);
    try {
      tasks.step();
    } catch (IllegalArgumentException expected) {
      assertThat(expected).hasMessage("negative");
    }
    latest.submit(4);
    tasks.step();
    assertThat(published).containsExactly("of 4");
  }
}
