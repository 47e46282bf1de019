package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.runs.RunListModel;
import io.github.lossmith.app.train.runs.RunText;
import io.github.lossmith.app.train.spread.SpreadKind;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.trainer.history.StepQuantity;
import io.github.lossmith.trainer.run.RunSummary;
import java.util.List;
import java.util.Locale;

/**
 * The runs that are watched in words.
 *
 * @param texts in the language of the moment
 */
public record WatchText(Texts texts) {
  /**
   * What the figure shows of these runs.
   *
   * @param smoothing of the second panel
   */
  public CurveFigure.Request request(
      List<RunView> views, ViewOptions options, double smoothing, LossStyles styles) {
    return new CurveFigure.Request(
        views,
        options.metric().get(),
        options.quantity().get(),
        smoothing,
        options.spread().get(),
        options.singles().get(),
        styles,
        labels(options));
  }

  private CurveFigure.Labels labels(ViewOptions options) {
    String metric = options.metric().get().name().toLowerCase(Locale.ROOT);
    SpreadKind spread = options.spread().get();
    String title = texts.text("app.train.figure.title");
    return new CurveFigure.Labels(
        title,
        texts.text("app.train.figure.caption." + spread.key(), title, "{0}"),
        texts.text("app.train.figure.iterations"),
        texts.text("app.train.metric." + metric),
        options.quantity().get().text(texts),
        texts.text("app.figure.more", "{0}"),
        spread.words(texts));
  }

  /** The selected run's state, speed and learning rate. */
  String state(RunListModel list, WatchModel watch) {
    return list.selected()
        .get()
        .map(run -> state(run, list) + learningRate(watch, run.state().loss()))
        .orElse(texts.text("app.train.watch.none"));
  }

  private String state(RunSummary run, RunListModel list) {
    RunText words = new RunText(texts);
    boolean stopping = list.actions().stopping().contains(run.directory());
    return run.title()
        + ": "
        + words.status(run, false, stopping)
        + ". "
        + words.detail(run, list.runs().lastLine(run));
  }

  private String learningRate(WatchModel watch, String loss) {
    return watch
        .selectedView()
        .flatMap(view -> view.loss(loss))
        .map(view -> view.latest(StepQuantity.LEARNING_RATE))
        .filter(rate -> Double.isFinite(rate))
        .map(rate -> ", θ " + texts.number(rate, 2))
        .orElse("");
  }
}
