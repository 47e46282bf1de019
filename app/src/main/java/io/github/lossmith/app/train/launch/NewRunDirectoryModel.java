package io.github.lossmith.app.train.launch;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.runs.NewRunDirectory;
import io.github.lossmith.app.train.runs.RunsModel;
import io.github.lossmith.trainer.run.RunSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The directory that a run of the form's name would get; the disk is checked in the background. All
 * methods are called on the JavaFX thread.
 */
final class NewRunDirectoryModel {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RunsModel runs;
  private final LaunchForm launch;
  private final LatestInputWorker<Question, NewRunDirectory> asking;
  private final ReadOnlyObjectWrapper<NewRunDirectory> proposed;
  private Question asked;

  /** What the answer depends on. */
  private record Question(Path folder, String name, Set<String> taken) {
    NewRunDirectory guess() {
      return NewRunDirectory.guess(folder, name, taken);
    }

    NewRunDirectory answer() {
      return NewRunDirectory.free(folder, name, taken);
    }
  }

  NewRunDirectoryModel(Tasks tasks, RunsModel runs, LaunchForm launch) {
    this.runs = runs;
    this.launch = launch;
    asked = question();
    proposed = new ReadOnlyObjectWrapper<>(asked.guess());
    asking = new LatestInputWorker<>(tasks, Question::answer, proposed::set, PATIENCE, late -> {});
    asking.submit(asked);
    launch.name().addListener(observed -> ask());
    runs.folder().addListener(observed -> ask());
    runs.afterRefresh(this::ask);
  }

  private void ask() {
    Question now = question();
    if (!now.equals(asked)) {
      asked = now;
      proposed.set(now.guess());
      asking.submit(now);
    }
  }

  private Question question() {
    Set<String> taken =
        runs.rows().stream().map(RunSummary::title).collect(Collectors.toUnmodifiableSet());
    return new Question(runs.folder().get(), launch.name().get(), taken);
  }

  /**
   * The directory of the next run; until the disk has answered, guessed from the names of the runs.
   */
  ReadOnlyObjectProperty<NewRunDirectory> proposed() {
    return proposed.getReadOnlyProperty();
  }

  /** Says how the run will be called where one of the typed name is there already. */
  Optional<String> renamed(Texts texts) {
    String typed = launch.name().get().strip();
    String name = proposed.get().name();
    return typed.isEmpty() || name.equals(typed)
        ? Optional.empty()
        : Optional.of(texts.text("app.train.launch.renamed", typed, name));
  }

  /** Queries the disk; not to be called on the JavaFX thread. */
  Supplier<NewRunDirectory> search() {
    return question()::answer;
  }
}
