package io.github.lossmith.app.report;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.watch.CurveFigure;
import io.github.lossmith.app.train.watch.CurveQuantity;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.train.watch.ViewOptions;
import io.github.lossmith.app.train.watch.WatchText;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.PageSize;
import java.util.List;
import java.util.Optional;

/** The curves of a report; the seeds of a group are their mean and a band. */
public final class ReportCurves {
  private ReportCurves() {}

  /** Figure 3: the runs' precision over their iterations. */
  public static Figure of(
      List<RunView> views, ViewOptions options, LossStyles styles, Texts texts) {
    return CurveFigure.figure3(new WatchText(texts).request(views, options, 0, styles));
  }

  /** The shares of objects and of hard anchors in the gradient; empty where no run tells them. */
  public static Optional<Figure> gradient(
      List<RunView> views, ViewOptions options, LossStyles styles, Texts texts) {
    boolean told =
        views.stream()
            .flatMap(view -> view.losses().stream())
            .flatMap(loss -> loss.probabilities().stream())
            .anyMatch(line -> !Double.isNaN(line.histogram().objectShare()));
    return told
        ? Optional.of(
            Figure.row(
                    texts.text("app.report.gradient"),
                    List.of(
                        panel(
                            "objects",
                            new CurveQuantity.OfObjects(),
                            views,
                            options,
                            styles,
                            texts),
                        panel("hard", new CurveQuantity.OfHard(), views, options, styles, texts)))
                .withLegend(Figure.LegendPosition.BELOW)
                .withSize(PageSize.millimetres(170, 75)))
        : Optional.empty();
  }

  private static FigurePanel panel(
      String key,
      CurveQuantity quantity,
      List<RunView> views,
      ViewOptions options,
      LossStyles styles,
      Texts texts) {
    ViewOptions of = new ViewOptions();
    of.quantity().set(quantity);
    of.spread().set(options.spread().get());
    of.singles().set(options.singles().get());
    return CurveFigure.second(key, new WatchText(texts).request(views, of, 0, styles));
  }
}
