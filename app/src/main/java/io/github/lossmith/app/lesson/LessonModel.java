package io.github.lossmith.app.lesson;

import io.github.lossmith.app.screen.MenuEntry;
import io.github.lossmith.app.screen.MenuEntry.Group;
import io.github.lossmith.app.screen.MenuEntry.Line;
import io.github.lossmith.app.screen.MenuEntry.Named;
import io.github.lossmith.app.screen.UserAction;
import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.resources.Lessons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** The lesson that is open: which step is in front, and whether its question is answered. */
public final class LessonModel {
  /** Checks of a coefficient with a pole take a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LessonStage stage;
  private final ReadOnlyObjectWrapper<Optional<LessonMoment>> now =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final LatestInputWorker<Look, Optional<Look>> worker;

  /** Counts the steps that came to the front. */
  private int visit;

  /** While a step is set, the window shows neither the step before nor this one. */
  private boolean setting;

  /** The question of the step that came to the front as number {@code visit}, and the window. */
  private record Look(int visit, LessonQuestion question, LessonState state) {
    Optional<Look> ifAnswered() {
      return question.isAnsweredBy(state) ? Optional.of(this) : Optional.empty();
    }
  }

  public LessonModel(LessonStage stage) {
    this.stage = stage;
    worker =
        new LatestInputWorker<>(
            stage.services().tasks(), Look::ifAnswered, this::take, PATIENCE, slow -> {});
    stage.watch(this::look);
    stage.context().files().handOver(this::takes);
  }

  /** The step in front; empty while no lesson is open. */
  public ReadOnlyObjectProperty<Optional<LessonMoment>> now() {
    return now.getReadOnlyProperty();
  }

  private ObservableValue<Boolean> isOpen() {
    return now.map(Optional::isPresent);
  }

  /** The menu of lessons. */
  public Group menu() {
    return new Group(
        "app.menu.lesson",
        List.of(
            new MenuEntry.Files("app.lesson.shipped", this::shipped),
            new Line(),
            next(),
            back(),
            hint(),
            again(),
            new Line(),
            end()));
  }

  private List<Named> shipped() {
    return Lessons.names().stream().map(this::shipped).toList();
  }

  private Named shipped(String name) {
    Lesson lesson = LessonFile.shipped(name);
    return new Named(lesson.title().in(stage.services().texts().language()), () -> start(lesson));
  }

  /** One step forward; after the last one nothing. */
  public UserAction next() {
    return UserAction.of("app.lesson.next", "fth-chevron-right", "Page Down", () -> move(1))
        .when(now.map(moment -> moment.isPresent() && !moment.get().isLast()));
  }

  /** One step back. */
  public UserAction back() {
    return UserAction.of("app.lesson.back", "fth-chevron-left", "Page Up", () -> move(-1))
        .when(now.map(moment -> moment.isPresent() && moment.get().index() > 0));
  }

  UserAction hint() {
    return UserAction.of("app.lesson.hint", "fth-help-circle", "F8", this::toggleHint)
        .when(now.map(LessonModel::hasHint));
  }

  private static boolean hasHint(Optional<LessonMoment> moment) {
    return moment.flatMap(open -> open.step().question()).flatMap(LessonQuestion::hint).isPresent();
  }

  private UserAction again() {
    return UserAction.of("app.lesson.again", "fth-rotate-ccw", null, () -> move(0)).when(isOpen());
  }

  UserAction end() {
    return UserAction.of("app.lesson.end", "fth-x", null, this::close).when(isOpen());
  }

  private boolean takes(Path file) {
    if (!LessonFile.isLesson(file)) {
      return false;
    }
    LessonFile.read(file).fold(lesson -> opened(file, lesson), bad -> refused(file, bad));
    return true;
  }

  private boolean opened(Path file, Lesson lesson) {
    stage.services().settings().change(settings -> settings.withRecent(file));
    start(lesson);
    return true;
  }

  private boolean refused(Path file, Problem problem) {
    if (!Files.exists(file)) {
      stage.services().settings().change(settings -> settings.withoutRecent(file));
    }
    stage.services().notices().warn(problem);
    stage.services().dialogs().tell(problem);
    return false;
  }

  /** Opens a lesson at its first step; the user's own work comes back when it ends. */
  void start(Lesson lesson) {
    stage.begin();
    go(LessonMoment.at(lesson, 0));
  }

  private void go(LessonMoment moment) {
    visit++;
    setting = true;
    stage.show(moment.step());
    setting = false;
    now.set(Optional.of(moment));
    look();
  }

  private void move(int by) {
    now.get()
        .ifPresent(
            moment -> {
              int wanted = moment.index() + by;
              if (wanted >= 0 && wanted < moment.lesson().steps().size()) {
                go(LessonMoment.at(moment.lesson(), wanted));
              }
            });
  }

  private void toggleHint() {
    now.set(now.get().map(moment -> moment.hint(!moment.hinted())));
  }

  /** Shows what the step hides; false if it hides nothing. */
  public boolean reveal() {
    boolean hides = now.get().flatMap(LessonMoment::hide).filter(set -> !set.isEmpty()).isPresent();
    if (hides) {
      now.set(now.get().map(LessonMoment::reveal));
    }
    return hides;
  }

  /** Ends the lesson: the user's designs, examples and points are back. */
  public void close() {
    if (now.get().isPresent()) {
      now.set(Optional.empty());
      stage.end();
      stage.services().notices().say("app.lesson.ended");
    }
  }

  private void look() {
    now.get()
        .filter(open -> !open.answered() && !setting)
        .flatMap(open -> open.step().question())
        .ifPresent(question -> worker.submit(new Look(visit, question, stage.state())));
  }

  /** An answer to the question of an earlier step is not one to that in front. */
  private void take(Optional<Look> answered) {
    if (answered.isPresent() && answered.get().visit() == visit) {
      now.set(now.get().map(LessonMoment::answer));
    }
  }
}
