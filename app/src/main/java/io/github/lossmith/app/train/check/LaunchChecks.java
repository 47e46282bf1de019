package io.github.lossmith.app.train.check;

import io.github.lossmith.app.screen.LocalisedText;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.launch.LaunchForm;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The checks before a run that the user starts: of the data, and of the cost of the run. All
 * methods are called on the JavaFX thread.
 */
public final class LaunchChecks {
  private static final String FAILED = "app.train.preflight.failed";

  private final LaunchForm launch;
  private final Tasks tasks;
  private final Function<Experiment, LocalisedText> doctor;
  private final Supplier<Function<Experiment, LocalisedText>> rehearsal;
  private final ReadOnlyObjectWrapper<LocalisedText> verdict =
      new ReadOnlyObjectWrapper<>(LocalisedText.NONE);
  private final ReadOnlyObjectWrapper<LocalisedText> estimate =
      new ReadOnlyObjectWrapper<>(LocalisedText.NONE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /**
   * @param doctor looks at the data
   * @param rehearsal measures a few steps, on the device chosen now, and says what the run will
   *     take
   */
  public LaunchChecks(
      LaunchForm launch,
      Tasks tasks,
      Function<Experiment, LocalisedText> doctor,
      Supplier<Function<Experiment, LocalisedText>> rehearsal) {
    this.launch = launch;
    this.tasks = tasks;
    this.doctor = doctor;
    this.rehearsal = rehearsal;
    launch.experiment().addListener((observed, before, now) -> forget());
  }

  /** Results for other data, another detector or device are no longer valid. */
  public void forget() {
    verdict.set(LocalisedText.NONE);
    estimate.set(LocalisedText.NONE);
  }

  public ReadOnlyObjectProperty<LocalisedText> verdict() {
    return verdict.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<LocalisedText> estimate() {
    return estimate.getReadOnlyProperty();
  }

  /** Whether an answer is still to come. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  public void examine() {
    ask(doctor, verdict, "app.train.verdict.reading");
  }

  void measure() {
    ask(rehearsal.get(), estimate, "app.train.estimate.measuring");
  }

  private void ask(
      Function<Experiment, LocalisedText> question,
      ReadOnlyObjectWrapper<LocalisedText> answer,
      String meanwhile) {
    launch
        .experiment()
        .get()
        .toOptional()
        .ifPresent(asked -> ask(asked, question, answer, meanwhile));
  }

  private void ask(
      Experiment asked,
      Function<Experiment, LocalisedText> question,
      ReadOnlyObjectWrapper<LocalisedText> answer,
      String meanwhile) {
    busy.set(true);
    answer.set(LocalisedText.of(meanwhile));
    tasks.background(
        () -> Outcome.ok(question.apply(asked)),
        said ->
            answered(
                asked, answer, said.fold(words -> words, unexpected -> LocalisedText.of(FAILED))));
  }

  private void answered(
      Experiment asked, ReadOnlyObjectWrapper<LocalisedText> answer, LocalisedText said) {
    busy.set(false);
    boolean same = launch.experiment().get().toOptional().filter(asked::equals).isPresent();
    answer.set(same ? said : LocalisedText.NONE);
  }
}
