package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.HoverHint;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunStatus;
import io.github.lossmith.trainer.run.RunSummary;
import java.util.List;
import java.util.Locale;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A run in the list: a tick for the figure, name, state, progress. */
final class RunCell extends ListCell<RunSummary> {
  private static final List<String> STATES =
      List.of("running", "finished", "failed", "interrupted", "waiting");
  private final RunListModel model;
  private final RunText words;
  private final CheckBox tick = new CheckBox();
  private final Label name = new Label();
  private final Label status = new Label();
  private final Label detail = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final HBox row;

  RunCell(RunListModel model, Texts texts) {
    this.model = model;
    words = new RunText(texts);
    tick.setAccessibleText(texts.text("app.train.runs.tick"));
    tick.setFocusTraversable(false);
    tick.setOnAction(event -> tick());
    name.getStyleClass().add("run-name");
    status.getStyleClass().add("run-status");
    status.setMinWidth(Region.USE_PREF_SIZE);
    detail.getStyleClass().add("run-detail");
    detail.setWrapText(true);
    detail.setAlignment(Pos.TOP_LEFT);
    detail.setMaxWidth(Double.MAX_VALUE);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setMouseTransparent(true);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(6, name, gap, status);
    VBox text = new VBox(2, head, progress, detail);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMinWidth(0);
    row = new HBox(8, tick, text);
    row.setAlignment(Pos.TOP_LEFT);
    setPrefWidth(0);
    model.selection().shown().addListener((Observable observed) -> showTick());
  }

  private void tick() {
    RunSummary run = getItem();
    if (run != null) {
      RunDirectory directory = run.directory();
      if (tick.isSelected()) {
        model.selection().shown().add(directory);
      } else {
        model.selection().shown().remove(directory);
      }
    }
  }

  private void showTick() {
    RunSummary run = getItem();
    tick.setSelected(run != null && model.selection().shown().contains(run.directory()));
  }

  @Override
  protected void updateItem(@Nullable RunSummary run, boolean empty) {
    super.updateItem(run, empty);
    if (empty || run == null) {
      setGraphic(null);
      return;
    }
    RunDirectory working = run.current().directory();
    boolean starting =
        model.queue().isStarting(working) || model.sweeps().isStarting(run.directory());
    boolean stopping = model.actions().stopping().contains(working);
    name.setText(run.title());
    HoverHint.say(
        name,
        run.title()
            + "\n"
            + run.directory().path()
            + "\n"
            + words.engine(model.runs().engine(run)));
    status.setText(words.begunBy(model.runs().engine(run)) + words.status(run, starting, stopping));
    status.getStyleClass().removeAll(STATES);
    status.getStyleClass().add(style(run));
    showDetail(words.detail(run, model.runs().lastLine(run)));
    progress.setProgress(run.state().progress());
    setAccessibleText(name.getText() + ", " + status.getText() + ", " + detail.getText());
    showTick();
    tick.setVisible(run.sweep().isEmpty());
    setGraphic(row);
  }

  /** Two lines for every run, so that rows do not move; longer texts are in the tooltip. */
  private void showDetail(String text) {
    detail.setText(text);
    HoverHint.say(detail, text);
  }

  private static String style(RunSummary run) {
    if (run.interruption().isPresent()) {
      return "interrupted";
    }
    RunStatus state = run.state().status();
    if (state == RunStatus.QUEUED || state == RunStatus.STOPPED) {
      return "waiting";
    }
    return run.isRunning() ? "running" : state.name().toLowerCase(Locale.ROOT);
  }
}
