package io.github.lossmith.app.train.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunState;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Starting queued runs, without a toolkit. */
class RunQueueTest extends RunFixture {
  @Test
  void queueStartsTheOldestAndOnlyOneAtATime() throws IOException {
    run("second", RunState.queued(NOW.plusSeconds(5)));
    run("first", RunState.queued(NOW));
    runs.refresh();
    tasks.tick();
    assertThat(started).containsExactly("first");
    run("first", RunState.preparing(NOW));
    tasks.tick();
    assertThat(started).containsExactly("first");
    run("first", RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    tasks.tick();
    tasks.tick();
    assertThat(started).containsExactly("first", "second");
  }

  @Test
  void runThatCannotBeStartedFailsWithTheReasonAndIsNotTriedAgain() throws IOException {
    RunDirectory refused = run("refused", RunState.queued(NOW));
    runs.refresh();
    tasks.tick();
    assertThat(refused.state().map(RunState::error)).contains("no java here");
    assertThat(seen("refused").state().status()).isEqualTo(RunStatus.FAILED);
    assertThat(notices.last().get().bad()).isTrue();
  }

  @Test
  void runThatCannotBeStartedHoldsUpNoOtherAndCanBeResumed() throws IOException {
    run("refused", RunState.queued(NOW));
    run("behind", RunState.queued(NOW.plusSeconds(5)));
    runs.refresh();
    assertThat(started).containsExactly("behind");
    run("behind", RunState.preparing(NOW));
    tasks.tick();
    run("behind", RunState.preparing(NOW).ended(RunStatus.FINISHED, ""));
    run("refused", RunState.queued(NOW));
    notices.ended("app.train.start.failed");
    tasks.tick();
    assertThat(notices.last().get().key()).isEqualTo("app.train.start.failed");
  }

  @Test
  void runWhoseStartFailsUnexpectedlyHoldsUpNoOther() throws IOException {
    RunDirectory faulty = run("faulty", RunState.queued(NOW));
    run("behind", RunState.queued(NOW.plusSeconds(5)));
    assertThatThrownBy(runs::refresh).hasMessage("a mistake");
    assertThat(faulty.state().map(RunState::error))
        .contains("java.lang.IllegalStateException: a mistake");
    tasks.tick();
    assertThat(started).containsExactly("behind");
  }

  @Test
  void runTakenOutOfTheQueueSinceTheLookIsNotStarted() throws IOException {
    RunDirectory run = run("one", RunState.queued(NOW));
    run("busy", RunState.preparing(NOW));
    runs.refresh();
    RunSummary seen = seen("one");
    run.write(seen.state().ended(RunStatus.STOPPED, ""));
    queue.start(seen);
    assertThat(started).isEmpty();
    assertThat(queue.isStarting(run)).isFalse();
    assertThat(run.state().map(RunState::status)).contains(RunStatus.STOPPED);
  }

  @Test
  void runWhoseProcessEndsBeforeItBeginsFailsWithTheExitCode() throws Exception {
    RunDirectory dying = run("dying", RunState.queued(NOW));
    runs.refresh();
    Instant deadline = Instant.now().plusSeconds(30);
    while (queue.isStarting(dying) && Instant.now().isBefore(deadline)) {
      Thread.sleep(10);
    }
    assertThat(dying.state().map(RunState::status)).contains(RunStatus.FAILED);
    assertThat(dying.state().map(RunState::error)).contains("(exit 1)");
    assertThat(started).containsExactly("dying");
  }
}
