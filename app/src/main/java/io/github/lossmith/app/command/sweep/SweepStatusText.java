package io.github.lossmith.app.command.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.scheduler.QueuedTasks;
import io.github.lossmith.trainer.sweep.SweepStatus;
import io.github.lossmith.trainer.sweep.TaskFailures;
import io.github.lossmith.trainer.sweep.TaskState;
import io.github.lossmith.trainer.sweep.TaskStatus;
import java.util.Locale;

/** How far a sweep is, for people and for programs. */
final class SweepStatusText {
  private SweepStatusText() {}

  static String plain(SweepStatus status) {
    int stopped = status.stopped();
    int givenUp = givenUp(status);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d runs planned, %d waiting%s, %d running, %d finished, %d failed%s, %d diverged%n",
            StandardStreams.oneLine(status.plan().name()),
            status.tasks().size(),
            status.count(TaskState.WAITING),
            stopped > 0 ? " (" + stopped + " stopped)" : "",
            status.count(TaskState.RUNNING),
            status.count(TaskState.FINISHED),
            status.count(TaskState.FAILED),
            givenUp > 0 ? " (" + givenUp + " not tried again)" : "",
            status.count(TaskState.DIVERGED)));
    text.append(
        String.format(
            Locale.ROOT, "%.0f%% of the steps%s%n", 100 * status.progress(), left(status)));
    return text.toString();
  }

  /** A line for each run; one that waits in the queue of a scheduler says its job. */
  static String runs(SweepStatus status, QueuedTasks queued) {
    StringBuilder text = new StringBuilder();
    for (TaskStatus task : status.tasks()) {
      String job = queued.jobs().get(task.task().number());
      boolean waits = task.state() == TaskState.WAITING && job != null;
      text.append(line(task, waits ? ", queued as " + job : ""));
    }
    return text.toString();
  }

  private static String line(TaskStatus status, String job) {
    return String.format(
        Locale.ROOT,
        "%4d %-8s %3.0f%%  %s  %s%s%n",
        status.task().number(),
        status.state().word(),
        100 * status.progress(),
        status.task().run().name(),
        StandardStreams.oneLine(status.task().title()),
        job);
  }

  private static String left(SweepStatus status) {
    double seconds = status.remaining();
    if (status.isDone() || Double.isNaN(seconds)) {
      return "";
    }
    int running = Math.max(1, status.count(TaskState.RUNNING));
    return ", about " + duration(seconds) + " left at " + running + " at once";
  }

  private static String duration(double seconds) {
    long minutes = Math.round(seconds / 60);
    if (minutes < 1) {
      return "a minute";
    }
    return minutes < 60
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }

  static String json(SweepStatus status) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", status.plan().name());
    node.put("folder", status.plan().folder().toAbsolutePath().normalize().toString());
    node.put("planned", status.tasks().size());
    for (TaskState state : TaskState.values()) {
      node.put(state.word(), status.count(state));
    }
    node.put("stopped", status.stopped()).put("givenUp", givenUp(status));
    node.put("progress", status.progress());
    double seconds = status.remaining();
    if (Double.isNaN(seconds)) {
      node.putNull("secondsLeft");
    } else {
      node.put("secondsLeft", Math.round(seconds));
    }
    ArrayNode tasks = node.putArray("tasks");
    status.tasks().forEach(task -> task(task, tasks.addObject()));
    return node.toPrettyString() + "\n";
  }

  private static void task(TaskStatus status, ObjectNode out) {
    out.put("task", status.task().number()).put("id", status.task().id());
    out.put("loss", status.task().loss());
    out.putObject("setting").setAll(status.task().setting());
    out.put("seed", status.task().seed()).put("state", status.state().word());
    out.put("progress", status.progress()).put("run", status.task().run().path().toString());
  }

  /** Of those that failed, the ones that failed too often without getting on. */
  private static int givenUp(SweepStatus status) {
    return (int)
        status.tasks().stream()
            .filter(task -> task.state() == TaskState.FAILED)
            .filter(task -> TaskFailures.of(task.task().run()).isGivenUp())
            .count();
  }
}
