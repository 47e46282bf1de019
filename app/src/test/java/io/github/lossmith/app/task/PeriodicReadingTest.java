package io.github.lossmith.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PeriodicReadingTest {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private final StepwiseTasks tasks = new StepwiseTasks();
  private final List<String> published = new ArrayList<>();
  private String disk = "a";
  private final PeriodicReading<String> reading =
      new PeriodicReading<>(tasks, PAUSE, this::question, this::publish);

  private Supplier<String> question() {
    if (disk.equals("unaskable")) {
      throw new IllegalStateException("unaskable");
    }
    return () -> {
      if (disk.equals("broken")) {
        throw new IllegalStateException("broken");
      }
      return disk;
    };
  }

  private void publish(String found) {
    published.add(found);
    if (found.equals("unwelcome")) {
      throw new IllegalStateException("unwelcome");
    }
  }

  @Test
  void readsAgainAfterEachPause() {
    reading.now();
    tasks.step();
    disk = "b";
    tasks.alarm();
    tasks.step();
    assertThat(published).containsExactly("a", "b");
    assertThat(tasks.delays).containsOnly(PAUSE);
    assertThat(tasks.alarms).hasSize(1);
  }

  @Test
  void askedWhileItReadsItReadsOnceMoreAtOnce() {
    reading.now();
    reading.now();
    reading.now();
    tasks.step();
    disk = "b";
    assertThat(tasks.alarms).isEmpty();
    tasks.step();
    assertThat(published).containsExactly("a", "b");
    assertThat(tasks.work).isEmpty();
    assertThat(tasks.alarms).hasSize(1);
  }

  @Test
  void failedReadingIsToldAndComesBackLaterAndLater() {
    disk = "broken";
    reading.now();
    assertThatThrownBy(tasks::step).hasMessage("broken");
    tasks.alarm();
    assertThatThrownBy(tasks::step).hasMessage("broken");
    assertThat(tasks.delays).containsExactly(PAUSE.multipliedBy(2), PAUSE.multipliedBy(4));
    disk = "mended";
    tasks.alarm();
    tasks.step();
    assertThat(published).containsExactly("mended");
    assertThat(tasks.delays).endsWith(PAUSE);
  }

  @Test
  void pauseNeverGrowsBeyondItsLongest() {
    disk = "broken";
    reading.now();
    for (int i = 0; i < 40; i++) {
      assertThatThrownBy(tasks::step).hasMessage("broken");
      tasks.alarm();
    }
    assertThat(tasks.delays).endsWith(PeriodicReading.LONGEST_PAUSE);
    assertThat(tasks.delays).allMatch(d -> d.compareTo(PeriodicReading.LONGEST_PAUSE) <= 0);
  }

  @Test
  void failedPreparationComesBack() {
    disk = "unaskable";
    assertThatThrownBy(reading::now).hasMessage("unaskable");
    disk = "a";
    tasks.alarm();
    tasks.step();
    assertThat(published).containsExactly("a");
  }

  @Test
  void failedPublishingComesBack() {
    disk = "unwelcome";
    reading.now();
    assertThatThrownBy(tasks::step).hasMessage("unwelcome");
    assertThat(tasks.delays).containsExactly(PAUSE.multipliedBy(2));
    disk = "a";
    tasks.alarm();
    tasks.step();
    assertThat(published).containsExactly("unwelcome", "a");
  }

  @Test
  void begunAnewItForgetsWhatIsOnItsWay() {
    reading.now();
    Runnable stuck = tasks.work.remove();
    reading.anew();
    disk = "b";
    tasks.step();
    disk = "late";
    stuck.run();
    assertThat(published).containsExactly("b");
    assertThat(tasks.alarms).hasSize(1);
  }

  @Test
  void nothingIsReadAfterClosing() {
    reading.now();
    reading.close();
    tasks.step();
    reading.now();
    assertThat(published).isEmpty();
    assertThat(tasks.work).isEmpty();
    assertThat(tasks.alarms).isEmpty();
  }
}
