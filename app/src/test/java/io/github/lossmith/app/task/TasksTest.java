package io.github.lossmith.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TasksTest {
  private final Tasks tasks = new SameThreadTasks();
  private final List<Outcome<Integer>> heard = new ArrayList<>();

  @Test
  void theOutcomeOfBackgroundWorkComesBack() {
    tasks.background(() -> Outcome.ok(3), heard::add);
    tasks.background(() -> Outcome.<Integer>bad("app.fetch.broken", "x"), heard::add);
    assertThat(heard).containsExactly(Outcome.ok(3), Outcome.bad("app.fetch.broken", "x"));
  }

  @Test
  void whatWorkThrowsComesBackAsAProblemAndIsReported() {
    assertThatThrownBy(() -> tasks.background(TasksTest::broken, heard::add))
        .hasMessage("a mistake");
    assertThat(heard).containsExactly(Outcome.bad(Problem.of("app.task.unexpected")));
  }

  private static Outcome<Integer> broken() {
    throw new IllegalStateException("a mistake");
  }
}
