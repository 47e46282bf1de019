package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.task.LatestInputWorker;
import io.github.lossmith.app.train.runs.LaunchCommandLine;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.trainer.history.MetricLine.Note;
import io.github.lossmith.trainer.run.LogTail;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** What the selected run has printed and noted. */
public final class LogController implements AutoCloseable {
  private static final int MOST_NOTES = 200;

  /** Reading the end of a file takes milliseconds, except on a network folder. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RunListModel list;
  private final WatchModel watch;
  private final InvalidationListener onChange = this::read;
  private final LatestInputWorker<Question, Page> reading;
  @FXML private TextArea log;
  @FXML private TextArea notes;
  @FXML private Label command;

  public LogController(AppServices services, RunListModel list, WatchModel watch) {
    this.list = list;
    this.watch = watch;
    reading =
        new LatestInputWorker<>(
            services.tasks(), Question::answer, this::show, PATIENCE, late -> {});
  }

  @FXML
  private void initialize() {
    watched().forEach(value -> value.addListener(onChange));
    keepEndInSight(log);
    keepEndInSight(notes);
    read(list.selected());
  }

  /** Scrolls to the end, also after the first layout, before which a text area cannot scroll. */
  private static void keepEndInSight(TextArea area) {
    area.heightProperty().addListener(observed -> scrollToEnd(area));
  }

  private static void scrollToEnd(TextArea area) {
    area.positionCaret(area.getLength());
    area.setScrollTop(Double.MAX_VALUE);
  }

  private List<Observable> watched() {
    return List.of(watch.views(), watch.selected(), list.selected(), list.runs().runs());
  }

  private void read(Observable changed) {
    show(notes, notes());
    Optional<RunDirectory> run = watch.selectedRun();
    if (run.isEmpty()) {
      show(new Page(run, "", ""));
    } else {
      reading.submit(new Question(run.get(), list.selected().get()));
    }
  }

  /** The run that is looked at, and how it was seen last. */
  private record Question(RunDirectory run, Optional<RunSummary> seen) {
    Page answer() {
      return new Page(
          Optional.of(run),
          LogTail.read(run.log()),
          seen.filter(this::isOf).flatMap(LaunchCommandLine::again).orElse(""));
    }

    private boolean isOf(RunSummary row) {
      return row.runs().stream().anyMatch(one -> one.directory().equals(run));
    }
  }

  /** What the disk says about a run. */
  private record Page(Optional<RunDirectory> run, String log, String command) {}

  private void show(Page page) {
    if (watch.selectedRun().equals(page.run())) {
      command.setText(page.command());
      show(log, page.log());
    }
  }

  private String notes() {
    List<Note> all = watch.selectedView().map(RunView::notes).orElse(List.of());
    return all.stream()
        .skip(Math.max(0, all.size() - MOST_NOTES))
        .map(LogController::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Note note) {
    String place = note.loss().isEmpty() ? "" : note.loss() + ", " + note.iteration() + ": ";
    return place + note.text();
  }

  private static void show(TextArea area, String text) {
    if (!area.getText().equals(text)) {
      area.setText(text);
      scrollToEnd(area);
    }
  }

  @Override
  public void close() {
    watched().forEach(value -> value.removeListener(onChange));
  }
}
