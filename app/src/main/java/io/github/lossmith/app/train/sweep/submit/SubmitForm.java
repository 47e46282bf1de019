package io.github.lossmith.app.train.sweep.submit;

import io.github.lossmith.app.scheduler.JobNeeds;
import io.github.lossmith.app.scheduler.ShellWords;
import io.github.lossmith.app.scheduler.SweepSubmission;
import io.github.lossmith.app.train.runs.LaunchCommandLine;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.sweep.SweepPlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What is asked of Slurm for the runs of a sweep that are left, and the command that asks for it. A
 * field that is empty leaves what the plan, or a job script that is there, says. All methods are
 * called on the JavaFX thread.
 */
final class SubmitForm {
  private final SweepPlan plan;
  private final Ready ready;
  private final Map<SubmitInput, StringProperty> inputs = new EnumMap<>(SubmitInput.class);
  private final BooleanProperty failed = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Map<SubmitInput, Problem>> problems =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Outcome<String>> calls =
      new ReadOnlyObjectWrapper<>(Outcome.ok(""));
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();

  /**
   * What is known before the form is shown.
   *
   * @param usual without the runs that failed too often
   * @param all with them
   */
  record Ready(SweepSubmission usual, SweepSubmission all, SweepSubmission.Seen seen) {}

  SubmitForm(SweepPlan plan, Ready ready) {
    this.plan = plan;
    this.ready = ready;
    for (SubmitInput input : SubmitInput.values()) {
      StringProperty typed = new SimpleStringProperty("");
      typed.addListener((observed, before, now) -> check());
      inputs.put(input, typed);
    }
    failed.addListener((observed, before, now) -> check());
    check();
  }

  /** What is typed into a field. */
  StringProperty input(SubmitInput input) {
    StringProperty typed = inputs.get(input);
    if (typed == null) {
      throw new IllegalArgumentException(input.name());
    }
    return typed;
  }

  /** Whether runs that failed three times at the same place are tried again. */
  BooleanProperty failed() {
    return failed;
  }

  /** What a field is without being typed, as the plan has it. */
  String usual(SubmitInput input) {
    JobNeeds needs = JobNeeds.of(plan.needs());
    return switch (input) {
      case PACK -> Integer.toString(needs.pack());
      case GPUS -> Integer.toString(needs.gpus());
      case TIME -> needs.time();
      case PARTITION, MORE -> "";
    };
  }

  /** How many runs are left, and how many of them are in the queue already. */
  int left() {
    return submission().unfinished().size();
  }

  int queued() {
    return (int) submission().unfinished().stream().filter(ready.seen().queued()::contains).count();
  }

  /** What is wrong, by field. */
  ReadOnlyObjectProperty<Map<SubmitInput, Problem>> problems() {
    return problems.getReadOnlyProperty();
  }

  /** Lossmith's own command, which does the same on a login node. */
  ReadOnlyStringProperty command() {
    return command.getReadOnlyProperty();
  }

  /**
   * What is written into {@code job.sh}, and the calls of sbatch; a problem where neither can be.
   */
  ReadOnlyObjectProperty<Outcome<String>> calls() {
    return calls.getReadOnlyProperty();
  }

  /** Whether there is something to submit. */
  ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  SweepSubmission submission() {
    return failed.get() ? ready.all() : ready.usual();
  }

  JobNeeds planned() {
    return JobNeeds.of(plan.needs());
  }

  /** What is asked for beside the plan; empty where nothing is typed. */
  Optional<JobNeeds> needs() {
    if (inputs.values().stream().allMatch(typed -> typed.get().isBlank())) {
      return Optional.empty();
    }
    JobNeeds needs = planned();
    String time = typed(SubmitInput.TIME);
    return Optional.of(
        new JobNeeds(
            needs.cpus(),
            needs.memoryMib(),
            number(SubmitInput.GPUS, needs.gpus()),
            time.isEmpty() ? needs.time() : time,
            typed(SubmitInput.PARTITION),
            number(SubmitInput.PACK, needs.pack()),
            ShellWords.parse(typed(SubmitInput.MORE)).toOptional().orElse(List.of())));
  }

  private String typed(SubmitInput input) {
    return input(input).get().strip();
  }

  private int number(SubmitInput input, int otherwise) {
    String typed = typed(input);
    return typed.isEmpty() ? otherwise : Integer.parseInt(typed);
  }

  private void check() {
    Map<SubmitInput, Problem> found = new EnumMap<>(SubmitInput.class);
    range(SubmitInput.PACK, 1).ifPresent(why -> found.put(SubmitInput.PACK, why));
    range(SubmitInput.GPUS, 0).ifPresent(why -> found.put(SubmitInput.GPUS, why));
    ShellWords.parse(typed(SubmitInput.MORE))
        .failure()
        .ifPresent(why -> found.put(SubmitInput.MORE, why));
    problems.set(Map.copyOf(found));
    command.set(LaunchCommandLine.quoted(words()));
    calls.set(
        found.isEmpty()
            ? submission().preview(ready.seen(), planned(), needs()).map(SubmitForm::lines)
            : Outcome.ok(""));
    possible.set(calls.get().toOptional().filter(lines -> lines.contains("\nsbatch ")).isPresent());
  }

  private Optional<Problem> range(SubmitInput input, int least) {
    String typed = typed(input);
    boolean isNumber = typed.matches("[0-9]{1,6}");
    int number = isNumber ? Integer.parseInt(typed) : -1;
    return typed.isEmpty() || (number >= least && number <= JobNeeds.MOST)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                "app.option.range",
                input.option(),
                typed,
                Integer.toString(least),
                Integer.toString(JobNeeds.MOST)));
  }

  /** The directives and calls of a job script's preview, without its shell commands. */
  private static String lines(String script) {
    return script
        .lines()
        .filter(line -> line.startsWith("#SBATCH ") || line.startsWith("# sbatch "))
        .map(line -> line.startsWith("# ") ? line.substring(2) : line)
        .collect(Collectors.joining("\n"));
  }

  private List<String> words() {
    List<String> words =
        new ArrayList<>(
            List.of(
                LaunchCommandLine.program(), "sweep", "submit", submission().folder().toString()));
    for (SubmitInput input : SubmitInput.values()) {
      if (input != SubmitInput.MORE && !typed(input).isEmpty()) {
        words.addAll(List.of(input.option(), typed(input)));
      }
    }
    if (failed.get()) {
      words.add("--failed");
    }
    List<String> more = ShellWords.parse(typed(SubmitInput.MORE)).toOptional().orElse(List.of());
    if (!more.isEmpty()) {
      words.add(SubmitInput.MORE.option());
      words.addAll(more);
    }
    return words;
  }
}
