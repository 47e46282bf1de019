package io.github.lossmith.app.train.watch;

import io.github.lossmith.plotting.article.ArticleFigures;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Reading;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.trainer.run.StepQuantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Figure 3, mAP against iterations, and a second panel with a quantity of every step. */
public final class CurveFigure {
  /** Values above this quantile are clipped, because the first steps would flatten the rest. */
  private static final double SHOWN_PART = 0.99;

  private static final double RAW_WIDTH = 0.35;

  private CurveFigure() {}

  /**
   * What is drawn.
   *
   * @param views a curve for each of their losses
   * @param smoothing of the second panel, in [0, 1); the values themselves stay visible behind
   * @param styles the line of each loss
   * @param words title, iterations, mAP, the quantity
   */
  public record Request(
      List<RunView> views,
      MapMetric metric,
      StepQuantity quantity,
      double smoothing,
      LossStyles styles,
      Labels words) {
    public Request {
      views = List.copyOf(views);
    }
  }

  /** The labels, in the language of the window. */
  public record Labels(String title, String iterations, String map, String quantity, String more) {}

  /** Both panels; to look for a free place for the legend at every update would take too long. */
  public static Figure of(Request request) {
    return Figure.row(request.words().title(), List.of(map(request), steps(request)))
        .withLegend(Figure.LegendPosition.BELOW)
        .withMore(request.words().more());
  }

  /** The mAP alone, as the paper's Figure 3. */
  public static Figure figure3(Request request) {
    return Figure.row(request.words().title(), List.of(map(request)))
        .withMore(request.words().more());
  }

  private static List<LossView> losses(Request request) {
    return request.views().stream().flatMap(view -> view.losses().stream()).toList();
  }

  private static List<LineStyle> styles(Request request) {
    return ArticleFigures.lines(
        losses(request).stream().map(LossView::identity).toList(), request.styles());
  }

  private static String name(Request request, LossView loss) {
    return request.views().size() > 1 ? loss.run() + " · " + loss.loss() : loss.loss();
  }

  private static FigurePanel map(Request request) {
    List<ArticleFigures.Run> runs =
        losses(request).stream().map(loss -> run(request, loss)).toList();
    Labels words = request.words();
    return ArticleFigures.precisionPanel(
        "map", runs, request.styles(), words.iterations(), words.map());
  }

  private static ArticleFigures.Run run(Request request, LossView loss) {
    List<CurvePoint> points =
        loss.evaluations().stream()
            .map(seen -> new CurvePoint(seen.iteration(), request.metric().of(seen)))
            .toList();
    double last = points.stream().mapToDouble(CurvePoint::x).max().orElse(1);
    return new ArticleFigures.Run(
        name(request, loss), loss.identity(), points, Math.max(last, end(loss)));
  }

  private static double end(LossView loss) {
    double[] iterations = loss.iterations();
    return iterations.length == 0 ? 1 : iterations[iterations.length - 1];
  }

  private static FigurePanel steps(Request request) {
    List<Layer> raw = new ArrayList<>();
    List<Layer> smooth = new ArrayList<>();
    double most = 0;
    double last = 1;
    List<LossView> losses = losses(request);
    List<LineStyle> styles = styles(request);
    for (int i = 0; i < losses.size(); i++) {
      double[] x = losses.get(i).iterations();
      double[] y = losses.get(i).values(request.quantity());
      LineStyle style = styles.get(i);
      if (request.smoothing() > 0) {
        raw.add(series(RichText.EMPTY, style.wider(RAW_WIDTH), x, y).read(Reading.NOWHERE));
      }
      double[] shown = Smoothing.exponential(y, request.smoothing());
      smooth.add(
          series(RichText.plain(name(request, losses.get(i))), style, x, shown)
              .read(Reading.STEPS));
      most = Math.max(most, greatest(y, SHOWN_PART));
      last = Math.max(last, end(losses.get(i)));
    }
    raw.addAll(smooth);
    FigureAxis y = axis(request.words().quantity(), 0, most > 0 ? most * 1.05 : 1);
    return new FigurePanel(
        "steps", RichText.EMPTY, axis(request.words().iterations(), 0, last), y, raw);
  }

  private static Series series(RichText name, LineStyle style, double[] x, double[] y) {
    MinMaxSeries shown = MinMaxSeries.of(x, y);
    return Series.of(name, style, shown.x(), shown.y());
  }

  private static FigureAxis axis(String label, double from, double to) {
    return FigureAxis.of(RichText.plain(label), AxisScale.linear(), from, to);
  }

  /** The value that this part of the finite ones does not exceed, 0 where there is none. */
  private static double greatest(double[] values, double part) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[(int) Math.floor(part * (sorted.length - 1))];
  }
}
