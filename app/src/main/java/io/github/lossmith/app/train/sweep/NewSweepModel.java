package io.github.lossmith.app.train.sweep;

import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.task.Tasks;
import io.github.lossmith.app.train.sweep.form.SweepForm;
import io.github.lossmith.app.train.sweep.form.SweepProblems;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.run.FolderName;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.search.SearchFolder;
import io.github.lossmith.trainer.sweep.Sweep;
import io.github.lossmith.trainer.sweep.SweepFile;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepPlanning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A sweep that is written in the window: while it is typed, how many runs it asks for, or what is
 * wrong with it. All methods are called on the JavaFX thread.
 */
public final class NewSweepModel {
  /** Ten thousand runs are expanded in some seconds. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** The first runs show what is varied. */
  private static final int TITLES = 3;

  /** A file has some KB; one with drawn designs some hundred. */
  private static final long MOST_BYTES = 16 << 20;

  private static final String FOLDER = "folder";

  /** Two losses, one with a range, under three seeds. */
  static final String FIRST =
      """
      {
        "name": "gammas",
        "experiment": "quick",
        "losses": [
          {"name": "CE", "design": "ce"},
          {"name": "Focal", "design": "focal", "parameters": {"gamma": [1, 2, 3]}}
        ],
        "grid": {
          "seed": "0-2",
          "learningRate": [0.001, 0.0003]
        },
        "needs": {"cpus": 2, "memory": "4G", "gpus": 0, "minutes": 5}
      }
      """;

  private final Tasks tasks;
  private final Supplier<Path> folder;
  private final Consumer<RunDirectory> onPlanned;
  private final LatestInputWorker<Typed, Answer> worker;
  private final StringProperty text = new SimpleStringProperty(FIRST);
  private final SweepForm form = new SweepForm(text);
  private final BooleanProperty planning = new SimpleBooleanProperty();
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Outcome<Asked>>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Path> opened = Optional.empty();

  /** A text, and the file beside which its files are looked for. */
  private record Typed(String text, Path place) {}

  /**
   * What a text asks for.
   *
   * @param text that it was read from
   * @param runs each once
   * @param hours of training at most; 0 where the file does not say how long a run takes
   * @param titles of the first runs
   */
  record Asked(String text, Sweep sweep, int runs, double hours, List<String> titles) {
    Asked {
      titles = List.copyOf(titles);
    }
  }

  /** What was found, and all that is wrong by place, see {@link SweepProblems#of}. */
  private record Answer(Outcome<Asked> asked, Map<String, Problem> problems) {}

  /**
   * @param folder where the runs are
   * @param onPlanned told of the folder of a sweep that was planned
   */
  public NewSweepModel(Tasks tasks, Supplier<Path> folder, Consumer<RunDirectory> onPlanned) {
    this.tasks = tasks;
    this.folder = folder;
    this.onPlanned = onPlanned;
    worker =
        new LatestInputWorker<>(tasks, NewSweepModel::read, this::publish, PATIENCE, slow -> {});
    text.addListener((observed, before, now) -> ask());
    form.folder().addListener((observed, before, now) -> folderChanged());
  }

  /** The same text as fields. */
  public SweepForm form() {
    return form;
  }

  /** Whether it is shown; a sweep that was planned takes its place. */
  BooleanProperty open() {
    return open;
  }

  /** The sweep as its file has it. */
  StringProperty text() {
    return text;
  }

  /** What the text asks for, or what is wrong with it; empty before it was read. */
  ReadOnlyObjectProperty<Optional<Outcome<Asked>>> answer() {
    return answer.getReadOnlyProperty();
  }

  /** Whether a plan is being written. */
  BooleanProperty planning() {
    return planning;
  }

  /** Reads the text; called when it is shown, and then at each change. */
  void ask() {
    answer.set(Optional.empty());
    worker.submit(new Typed(text.get(), opened.orElse(base().resolve("new" + SweepFile.SUFFIX))));
  }

  private static Answer read(Typed typed) {
    Outcome<Asked> asked =
        SweepFile.parse(typed.text(), typed.place())
            .then(
                sweep -> SweepPlanning.preview(sweep, TITLES).map(all -> asked(typed, sweep, all)))
            .mapProblem(SweepProblems::inner);
    return new Answer(
        asked,
        asked
            .failure()
            .map(why -> SweepProblems.of(typed.text(), typed.place(), why))
            .orElse(Map.of()));
  }

  private static Asked asked(Typed typed, Sweep sweep, SweepPlanning.Preview preview) {
    double hours = preview.runs() * sweep.needs().minutes() / 60.0;
    return new Asked(typed.text(), sweep, preview.runs(), hours, preview.titles());
  }

  private void publish(Answer found) {
    form.problems().set(found.problems());
    answer.set(Optional.of(found.asked()));
    check();
  }

  /** What was refused for its folder is asked again. */
  private void folderChanged() {
    check();
    if (asked().isEmpty()) {
      ask();
    }
  }

  /** The folder is no part of the text, and is looked at besides. */
  private void check() {
    Map<String, Problem> problems = new LinkedHashMap<>(form.problems().get());
    problems.remove(FOLDER);
    folderProblem().ifPresent(why -> problems.put(FOLDER, why));
    form.problems().set(problems);
  }

  private Optional<Problem> folderProblem() {
    String typed = form.folder().get().strip();
    try {
      return Path.of(typed).isAbsolute() || typed.isEmpty()
          ? Optional.empty()
          : Optional.of(Problem.of("app.train.sweep.form.folder.relative", typed));
    } catch (InvalidPathException bad) {
      return Optional.of(
          Problem.of("trainer.training.path", typed, String.valueOf(bad.getReason())));
    }
  }

  /** Takes the text of a file. */
  void open(Path file) {
    tasks.background(
        () -> content(file),
        outcome -> {
          outcome.failure().ifPresent(this::refuse);
          outcome
              .toOptional()
              .ifPresent(
                  content -> {
                    opened = Optional.of(file);
                    text.set(content);
                    ask();
                  });
        });
  }

  private static Outcome<String> content(Path file) {
    try {
      return Files.size(file) > MOST_BYTES
          ? Outcome.bad("trainer.sweep.large", file)
          : Outcome.ok(Files.readString(file));
    } catch (IOException unreadable) {
      return Outcome.bad("trainer.group.unreadable", file, String.valueOf(unreadable.getMessage()));
    }
  }

  private void refuse(Problem why) {
    answer.set(Optional.of(Outcome.bad(why)));
  }

  /** Where the sweep will be planned: in the folder that is typed, or one of its own. */
  Path place(Asked asked) {
    String typed = form.folder().get().strip();
    return typed.isEmpty() || folderProblem().isPresent()
        ? base().resolve(FolderName.readable(asked.sweep().name()))
        : Path.of(typed).normalize();
  }

  /** Whether it can be planned as it stands. */
  boolean isReady() {
    return asked().isPresent() && form.problems().get().isEmpty() && !planning.get();
  }

  private Optional<Asked> asked() {
    return answer.get().flatMap(Outcome::toOptional).filter(one -> one.text().equals(text.get()));
  }

  /** The folder of the list; a sweep is not planned inside another one. */
  private Path base() {
    return SweepFolder.beside(folder.get());
  }

  /** Writes the plan as {@code sweep plan} does, if what was read last is still what is typed. */
  void plan() {
    Optional<Asked> asked = asked();
    if (asked.isEmpty() || !isReady()) {
      return;
    }
    planning.set(true);
    Path place = place(asked.get());
    tasks.background(
        () ->
            SearchFolder.free(new SweepFolder(place))
                .then(folder -> SweepPlanning.plan(asked.get().sweep(), folder)),
        outcome -> {
          planning.set(false);
          outcome.failure().ifPresent(this::refuse);
          outcome
              .toOptional()
              .ifPresent(
                  planned -> {
                    open.set(false);
                    onPlanned.accept(new RunDirectory(place));
                  });
        });
  }
}
