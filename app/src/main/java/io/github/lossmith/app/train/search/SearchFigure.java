package io.github.lossmith.app.train.search;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.LineStyle.Dash;
import io.github.lossmith.plotting.figure.Reading;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.figure.Tick;
import io.github.lossmith.plotting.layout.PlotArea;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.trainer.search.CoefficientSearch;
import io.github.lossmith.trainer.search.SearchCandidate;
import io.github.lossmith.trainer.search.SearchGeneration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Two panels: the candidates' coefficients, and how far they are from the baseline. */
final class SearchFigure {
  static final String CURVES = "candidates";
  static final String SCORES = "scores";

  private static final LineStyle BEST = new LineStyle(ColourRole.CURVE_5, Dash.SOLID, 1.6);
  private static final LineStyle CHOSEN = new LineStyle(ColourRole.CURVE_6, Dash.DASHED, 1.4);
  private static final double THIN = 0.7;

  /** A generation's number has room beside the next one's. */
  private static final int MOST_TICKS = 10;

  /** Room above and below the values, as a part of their range. */
  private static final double MARGIN = 0.08;

  /** The least range of differences in mAP that is shown. */
  private static final double LEAST_RANGE = 0.002;

  private SearchFigure() {}

  /**
   * The labels, in the language of the window.
   *
   * @param best the legend of the best candidate, with {0} for its name
   * @param difference the axis of scores, with {0} for the baseline's name
   */
  record Labels(
      String title,
      String candidates,
      String rejected,
      String best,
      String generation,
      String difference,
      String bestSoFar,
      String bestOfGeneration) {}

  /**
   * What is drawn.
   *
   * @param chosen the name of the candidate in the foreground beside the best
   * @param baseline its coefficient; empty where it cannot be read
   * @param style of the baseline's line
   */
  record Request(
      CoefficientSearch search,
      List<CandidateCurve> curves,
      Optional<String> chosen,
      CurveScale scale,
      Optional<ScaleCoefficient> baseline,
      LineStyle style,
      Labels words) {}

  /** Both panels, for a file. */
  static Figure of(Request request) {
    return figure(request, List.of(curves(request), scores(request)));
  }

  /** The coefficients alone. */
  static Figure ofCurves(Request request) {
    return figure(request, List.of(curves(request)));
  }

  /** The scores alone: their x axis is another one. */
  static Figure ofScores(Request request) {
    return figure(request, List.of(scores(request)));
  }

  private static Figure figure(Request request, List<FigurePanel> panels) {
    return Figure.row(request.words().title(), panels).withLegend(Figure.LegendPosition.BELOW);
  }

  private static FigurePanel curves(Request request) {
    List<Layer> layers = new ArrayList<>();
    faint(request, true, layers);
    faint(request, false, layers);
    request.baseline().ifPresent(g -> layers.add(baseline(request, g)));
    Optional<String> best = request.search().best().map(SearchCandidate::name);
    best.flatMap(one -> curve(request, one))
        .ifPresent(curve -> layers.add(curve.as(bestName(request, best.get()), BEST)));
    request
        .chosen()
        .filter(one -> !best.equals(Optional.of(one)))
        .ifPresent(
            one ->
                curve(request, one)
                    .ifPresent(curve -> layers.add(curve.as(RichText.plain(one), CHOSEN))));
    FigureAxis x =
        FigureAxis.of(
            RichText.marked("*p*"), AxisScale.logit(), CandidateCurve.from(), CandidateCurve.to());
    return new FigurePanel(CURVES, RichText.EMPTY, x, sizes(request, layers), layers);
  }

  /** The rejected candidates, or those that were trained or will be. */
  private static void faint(Request request, boolean rejected, List<Layer> layers) {
    LineStyle style = LineStyle.solid(ColourRole.MUTED).wider(THIN).asFaint();
    RichText name =
        RichText.plain(rejected ? request.words().rejected() : request.words().candidates());
    for (CandidateCurve curve : request.curves()) {
      if (curve.candidate().isAccepted() != rejected) {
        LineStyle line = rejected ? style.withDash(Dash.DOTTED) : style;
        layers.add(request.scale().of(curve).as(name, line).read(Reading.NOWHERE));
        name = RichText.EMPTY;
      }
    }
  }

  private static RichText bestName(Request request, String best) {
    return RichText.plain(request.words().best().replace("{0}", best));
  }

  private static Series baseline(Request request, ScaleCoefficient g) {
    Series curve =
        request.scale() == CurveScale.COEFFICIENT
            ? CandidateCurve.size(g)
            : CandidateCurve.weight(g);
    return curve.as(RichText.plain(request.search().settings().baseline().name()), request.style());
  }

  private static Optional<Series> curve(Request request, String name) {
    return request.curves().stream()
        .filter(one -> one.candidate().name().equals(name))
        .findFirst()
        .map(request.scale()::of);
  }

  private static FigureAxis sizes(Request request, List<Layer> layers) {
    DoubleSummaryStatistics range = new DoubleSummaryStatistics();
    for (Layer layer : layers) {
      if (layer instanceof Series series) {
        for (int i = 0; i < series.size(); i++) {
          if (series.y(i) > 0 && Double.isFinite(series.y(i))) {
            range.accept(series.y(i));
          }
        }
      }
    }
    RichText label = RichText.marked(request.scale().label());
    return range.getCount() == 0
        ? FigureAxis.of(label, AxisScale.log(), 0.1, 10)
        : FigureAxis.of(label, AxisScale.log(), range.getMin() / 1.3, range.getMax() * 1.3);
  }

  /** A candidate that was trained to its end, over its generation. */
  record Point(String name, double generation, double difference) {}

  /** The candidates of a search that are points. */
  static List<Point> points(CoefficientSearch search) {
    List<Point> points = new ArrayList<>();
    for (SearchGeneration generation : search.generations()) {
      for (SearchCandidate one : generation.candidates()) {
        one.score()
            .ifPresent(score -> points.add(new Point(one.name(), generation.number(), score)));
      }
    }
    return points;
  }

  private static FigurePanel scores(Request request) {
    CoefficientSearch search = request.search();
    List<Point> points = points(search);
    int most = Math.max(search.settings().generations(), 1);
    List<Layer> layers = new ArrayList<>();
    layers.add(
        Series.of(
                RichText.plain(search.settings().baseline().name()),
                request.style(),
                new double[] {0.5, most + 0.5},
                new double[] {0, 0})
            .read(Reading.NOWHERE));
    layers.add(
        new Layer.Points(
            RichText.EMPTY,
            points.stream().map(one -> new CurvePoint(one.generation(), one.difference())).toList(),
            ColourRole.MUTED,
            chosen(request, points)));
    layers.add(
        line(
            request.words().bestOfGeneration(),
            LineStyle.solid(ColourRole.MUTED),
            search,
            SearchGeneration::best));
    layers.add(line(request.words().bestSoFar(), BEST, search, one -> search.best(one.number())));
    FigureAxis x =
        new FigureAxis(
            RichText.plain(request.words().generation()),
            AxisScale.linear(),
            0.5,
            most + 0.5,
            ticks(most));
    return new FigurePanel(SCORES, RichText.EMPTY, x, differences(request, points), layers);
  }

  private static int chosen(Request request, List<Point> points) {
    for (int i = 0; i < points.size(); i++) {
      if (request.chosen().equals(Optional.of(points.get(i).name()))) {
        return i;
      }
    }
    return -1;
  }

  /** One number a generation. */
  private interface Choice {
    Optional<SearchCandidate> of(SearchGeneration generation);
  }

  private static Series line(
      String name, LineStyle style, CoefficientSearch search, Choice choice) {
    List<CurvePoint> points =
        search.generations().stream()
            .flatMap(
                one ->
                    choice.of(one).flatMap(SearchCandidate::score).stream()
                        .map(score -> new CurvePoint(one.number(), score)))
            .toList();
    return Series.through(RichText.plain(name), style, points).read(Reading.POINTS);
  }

  private static List<Tick> ticks(int generations) {
    int every = (generations + MOST_TICKS - 1) / MOST_TICKS;
    List<Tick> ticks = new ArrayList<>();
    for (int number = every; number <= generations; number += every) {
      ticks.add(Tick.major(number, RichText.plain(Integer.toString(number))));
    }
    return ticks;
  }

  private static FigureAxis differences(Request request, List<Point> points) {
    DoubleSummaryStatistics range =
        DoubleStream.concat(DoubleStream.of(0), points.stream().mapToDouble(Point::difference))
            .summaryStatistics();
    double margin = Math.max(LEAST_RANGE, MARGIN * (range.getMax() - range.getMin()));
    String label =
        request.words().difference().replace("{0}", request.search().settings().baseline().name());
    return FigureAxis.of(
        RichText.plain(label),
        AxisScale.linear(),
        range.getMin() - margin,
        range.getMax() + margin);
  }

  /**
   * The candidate whose curve or point is nearest to a place, within a distance.
   *
   * @param x coordinate on the surface
   * @param y coordinate on the surface
   * @param within in pixels
   */
  static Optional<String> nearest(
      Request request, PlotArea area, double x, double y, double within) {
    String best = "";
    double least = within;
    if (area.panel().key().equals(CURVES)) {
      double p = area.valueX(x);
      for (CandidateCurve curve : request.curves()) {
        double distance = Math.abs(area.toY(request.scale().of(curve).valueAt(p)) - y);
        if (distance < least) {
          least = distance;
          best = curve.candidate().name();
        }
      }
    } else {
      for (Point point : points(request.search())) {
        double distance =
            Math.hypot(area.toX(point.generation()) - x, area.toY(point.difference()) - y);
        if (distance < least) {
          least = distance;
          best = point.name();
        }
      }
    }
    return Optional.of(best).filter(name -> !name.isEmpty());
  }
}
