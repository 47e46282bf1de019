package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.train.spread.SeedCurve;
import io.github.lossmith.app.train.spread.SpreadKind;
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
import io.github.lossmith.plotting.figure.SpreadBand;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.trainer.metric.Interpolation;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Figure 3, mAP against iterations, and a second panel with a quantity of every step or the share
 * of a part of the anchors in the gradient.
 */
public final class CurveFigure {
  /** Values above this quantile are clipped, because the first steps would flatten the rest. */
  private static final double SHOWN_PART = 0.99;

  /** Values that are sorted for it: of longer rows every second, third …; 25 curves are redrawn. */
  private static final int RANKED = 4000;

  private static final double RAW_WIDTH = 0.35;

  /** As many as a panel is wide in pixels, about. */
  private static final int MEAN_POINTS = 800;

  private CurveFigure() {}

  /**
   * What is drawn.
   *
   * @param views a curve for each of their losses; one for a loss of a group
   * @param smoothing of the second panel, in [0, 1); the values themselves stay visible behind
   * @param spread the band around the mean of a group
   * @param singles whether the seeds of a group are drawn behind their mean
   * @param styles the line of each loss
   * @param words title, iterations, mAP, the quantity
   */
  public record Request(
      List<RunView> views,
      Interpolation metric,
      CurveQuantity quantity,
      double smoothing,
      SpreadKind spread,
      boolean singles,
      LossStyles styles,
      Labels words) {
    public Request {
      views = List.copyOf(views);
    }
  }

  /**
   * The labels, in the language of the window.
   *
   * @param caption the title of a figure of means, with {0} for the number of seeds
   * @param more the text for legend entries that do not fit
   * @param spread how a value with its spread is read out
   */
  public record Labels(
      String title,
      String caption,
      String iterations,
      String map,
      String quantity,
      String more,
      SpreadBand.Words spread) {}

  /** Both panels; to look for a free place for the legend at every update would take too long. */
  public static Figure of(Request request) {
    List<LearningCurve> curves = LearningCurve.of(request.views());
    return Figure.row(
            title(request, curves),
            List.of(map("map", request, curves), steps("steps", request, curves)))
        .withLegend(Figure.LegendPosition.BELOW)
        .withMore(request.words().more());
  }

  /** The mAP alone, as the paper's Figure 3. */
  public static Figure figure3(Request request) {
    List<LearningCurve> curves = LearningCurve.of(request.views());
    return ArticleFigures.figure3(title(request, curves), map("mAP", request, curves))
        .withMore(request.words().more());
  }

  private static String title(Request request, List<LearningCurve> curves) {
    IntSummaryStatistics seeds =
        curves.stream()
            .filter(LearningCurve::grouped)
            .mapToInt(one -> one.precision(request.metric(), request.spread()).seeds())
            .summaryStatistics();
    if (seeds.getCount() == 0) {
      return request.words().title();
    }
    String least = Integer.toString(seeds.getMin());
    String most = Integer.toString(seeds.getMax());
    return request.words().caption().replace("{0}", least.equals(most) ? most : least + "–" + most);
  }

  private static List<LineStyle> styles(Request request, List<LearningCurve> curves) {
    return ArticleFigures.lines(
        curves.stream().map(LearningCurve::identity).toList(), request.styles());
  }

  private static FigurePanel map(String key, Request request, List<LearningCurve> curves) {
    List<ArticleFigures.Run> runs = curves.stream().map(one -> run(request, one)).toList();
    Labels words = request.words();
    FigurePanel panel =
        ArticleFigures.precisionPanel(key, runs, request.styles(), words.iterations(), words.map());
    List<Layer> layers = new ArrayList<>();
    List<LineStyle> styles = styles(request, curves);
    for (int i = 0; i < curves.size() && request.singles(); i++) {
      for (SeedCurve.Single seed : curves.get(i).precisionOfSeeds(request.metric())) {
        layers.add(thin(styles.get(i), seed));
      }
    }
    layers.addAll(panel.layers());
    return panel.withLayers(layers);
  }

  private static Series thin(LineStyle style, SeedCurve.Single seed) {
    return series(RichText.EMPTY, style.wider(RAW_WIDTH), seed.x(), seed.y()).read(Reading.NOWHERE);
  }

  private static ArticleFigures.Run run(Request request, LearningCurve loss) {
    SeedCurve seen = loss.precision(request.metric(), request.spread());
    double[] x = seen.x();
    double[] y = seen.mean();
    List<CurvePoint> points =
        IntStream.range(0, x.length).mapToObj(i -> new CurvePoint(x[i], y[i])).toList();
    double last = x.length == 0 ? 1 : x[x.length - 1];
    Optional<SpreadBand> band =
        loss.grouped() ? Optional.of(seen.band(request.words().spread())) : Optional.empty();
    return new ArticleFigures.Run(
        loss.name(), loss.identity(), points, Math.max(last, loss.end()), band);
  }

  /**
   * The second panel alone.
   *
   * @param key of the panel
   */
  public static FigurePanel second(String key, Request request) {
    return steps(key, request, LearningCurve.of(request.views()));
  }

  private static FigurePanel steps(String key, Request request, List<LearningCurve> curves) {
    List<Layer> behind = new ArrayList<>();
    List<Layer> smooth = new ArrayList<>();
    double most = 0;
    double last = 1;
    List<LineStyle> styles = styles(request, curves);
    for (int i = 0; i < curves.size(); i++) {
      LearningCurve loss = curves.get(i);
      List<SeedCurve.Single> raw = loss.quantity(request.quantity());
      List<SeedCurve.Single> seeds =
          raw.stream()
              .map(one -> new SeedCurve.Single(one.x(), smoothed(request, one.y())))
              .toList();
      LineStyle style = styles.get(i);
      if (loss.grouped() ? request.singles() : smoothing(request) > 0) {
        (loss.grouped() ? seeds : raw).forEach(one -> behind.add(thin(style, one)));
      }
      smooth.add(curve(request, loss, style, seeds).read(request.quantity().reading()));
      for (SeedCurve.Single one : raw) {
        most = Math.max(most, greatest(one.y(), SHOWN_PART));
      }
      last = Math.max(last, loss.end());
    }
    behind.addAll(smooth);
    FigureAxis y = axis(request.words().quantity(), 0, most > 0 ? most * 1.05 : 1);
    return new FigurePanel(
        key, RichText.EMPTY, axis(request.words().iterations(), 0, last), y, behind);
  }

  private static double[] smoothed(Request request, double[] values) {
    return Smoothing.exponential(values, smoothing(request));
  }

  /** The few values of evaluations are not smoothed. */
  private static double smoothing(Request request) {
    return request.quantity() instanceof CurveQuantity.OfSteps ? request.smoothing() : 0;
  }

  private static Series curve(
      Request request, LearningCurve loss, LineStyle style, List<SeedCurve.Single> seeds) {
    RichText name = RichText.plain(loss.name());
    if (!loss.grouped()) {
      return series(name, style, seeds.get(0).x(), seeds.get(0).y());
    }
    SeedCurve mean = SeedCurve.of(seeds, request.spread()).thinned(MEAN_POINTS);
    return Series.of(name, style, mean.x(), mean.mean())
        .within(mean.band(request.words().spread()));
  }

  private static Series series(RichText name, LineStyle style, double[] x, double[] y) {
    MinMaxSeries shown = MinMaxSeries.of(x, y);
    return Series.of(name, style, shown.x(), shown.y());
  }

  private static FigureAxis axis(String label, double from, double to) {
    return FigureAxis.of(RichText.plain(label), AxisScale.linear(), from, to);
  }

  /** The value that this part of the finite ones does not exceed, about; 0 where there is none. */
  private static double greatest(double[] values, double part) {
    int every = Math.max(1, values.length / RANKED);
    double[] sorted =
        IntStream.range(0, (values.length + every - 1) / every)
            .mapToDouble(i -> values[i * every])
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : sorted[(int) Math.floor(part * (sorted.length - 1))];
  }
}
