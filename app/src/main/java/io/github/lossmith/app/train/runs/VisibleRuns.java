package io.github.lossmith.app.train.runs;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.trainer.run.RunSummary;
import javafx.beans.value.ChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;

/** The runs that the filter shows. */
final class VisibleRuns implements AutoCloseable {
  private final RunListModel model;
  private final Texts texts;
  private final RunText words;
  private final FilteredList<RunSummary> items;
  private final ChangeListener<String> onFilter = (observed, before, now) -> refilter();

  VisibleRuns(RunListModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    words = new RunText(texts);
    items = new FilteredList<>(model.runs().rows(), this::isWanted);
    model.filter().addListener(onFilter);
  }

  FilteredList<RunSummary> items() {
    return items;
  }

  /** What stands in place of the list; another text where the filter leaves nothing. */
  Label placeholder() {
    Label nothing = new Label();
    nothing.setWrapText(true);
    nothing
        .textProperty()
        .bind(
            model
                .filter()
                .map(text -> text.isBlank() ? "app.train.runs.none" : "app.train.runs.none-match")
                .map(texts::text));
    return nothing;
  }

  private boolean isWanted(RunSummary run) {
    return RunFilter.matches(model.filter().get(), run, words.status(run, false, false));
  }

  /** A new predicate, for an old one is not asked again. */
  private void refilter() {
    items.setPredicate(run -> isWanted(run));
  }

  @Override
  public void close() {
    model.filter().removeListener(onFilter);
  }
}
