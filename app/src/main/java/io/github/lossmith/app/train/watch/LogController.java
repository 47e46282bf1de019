package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.AppServices;
import io.github.lossmith.app.train.runs.LaunchCommandLine;
import io.github.lossmith.app.train.runs.LogEnd;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.run.MetricLine.Note;
import io.github.lossmith.trainer.run.RunDirectory;
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
  private final AppServices services;
  private final RunListModel list;
  private final WatchModel watch;
  private final InvalidationListener onChange = this::read;
  private boolean reading;
  @FXML private TextArea log;
  @FXML private TextArea notes;
  @FXML private Label command;

  public LogController(AppServices services, RunListModel list, WatchModel watch) {
    this.services = services;
    this.list = list;
    this.watch = watch;
  }

  @FXML
  private void initialize() {
    watched().forEach(value -> value.addListener(onChange));
    keepEndInSight(log);
    keepEndInSight(notes);
    read(list.selected());
  }

  /** Also where the text was there before the area was: one that is not laid out cannot scroll. */
  private static void keepEndInSight(TextArea area) {
    area.heightProperty().addListener(observed -> scrollToEnd(area));
  }

  private static void scrollToEnd(TextArea area) {
    area.positionCaret(area.getLength());
    area.setScrollTop(Double.MAX_VALUE);
  }

  private List<Observable> watched() {
    return List.of(watch.views(), watch.selected(), list.runs().runs());
  }

  private void read(Observable changed) {
    Optional<RunDirectory> run = watch.selected().get();
    command.setText(list.selected().get().map(LaunchCommandLine::again).orElse(""));
    show(notes, notes());
    if (run.isEmpty()) {
      show(log, "");
    } else if (!reading) {
      reading = true;
      services
          .tasks()
          .background(
              () -> Outcome.ok(LogEnd.read(run.get().log())),
              text -> finished(run, text.toOptional().orElse("")));
    }
  }

  private void finished(Optional<RunDirectory> run, String text) {
    reading = false;
    if (watch.selected().get().equals(run)) {
      show(log, text);
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
