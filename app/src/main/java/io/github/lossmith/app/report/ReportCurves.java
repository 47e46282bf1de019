package io.github.lossmith.app.report;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.app.train.watch.CurveFigure;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.app.train.watch.ViewOptions;
import io.github.lossmith.app.train.watch.WatchText;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.figure.Figure;
import java.util.List;

/** Figure 3 of a report. */
public final class ReportCurves {
  private ReportCurves() {}

  /** The runs' precision over their iterations, the seeds of a group as their mean and a band. */
  public static Figure of(
      List<RunView> views, ViewOptions options, LossStyles styles, Texts texts) {
    return CurveFigure.figure3(new WatchText(texts).request(views, options, 0, styles));
  }
}
