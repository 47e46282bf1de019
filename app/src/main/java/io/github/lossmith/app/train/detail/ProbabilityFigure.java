package io.github.lossmith.app.train.detail;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.SideCoefficients;
import io.github.lossmith.plotting.article.LossStyles;
import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.PageSize;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.ProbabilityHistogram.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Three panels over one p_t axis: the coefficient, how many anchors there are, and which of them
 * the gradient comes from.
 */
public final class ProbabilityFigure {
  private static final int POINTS = 400;
  private static final double LEAST_P = 5e-3;

  private ProbabilityFigure() {}

  /** The labels, in the language of the window. */
  public record Labels(
      String title,
      String probability,
      String coefficient,
      String anchors,
      String gradient,
      String objects,
      String backgrounds) {}

  /**
   * What is drawn.
   *
   * @param side the anchors that are shown
   * @param bin the number of the bin that is marked, -1: none
   * @param style the loss's line; the bars of its gradient have its colour
   * @param coefficients empty where the run's design cannot be read
   */
  public record Request(
      ProbabilityHistogram histogram,
      AnchorSide side,
      int bin,
      Optional<SideCoefficients> coefficients,
      LineStyle style,
      Labels words) {}

  public static Figure of(Request request) {
    List<FigurePanel> panels = new ArrayList<>();
    request.coefficients().ifPresent(sides -> panels.add(coefficients(request, sides.distinct())));
    panels.add(anchors(request));
    panels.add(gradient(request));
    return new Figure(
        request.words().title(),
        panels,
        1,
        Figure.LegendPosition.BELOW,
        PageSize.millimetres(120, 160));
  }

  /** |dL/dp| of each side. */
  private static FigurePanel coefficients(Request request, List<ScaleCoefficient> sides) {
    double[] x = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = LEAST_P + (1 - LEAST_P) * i / (POINTS - 1);
    }
    List<double[]> sizes = sides.stream().map(g -> sizes(g, x)).toList();
    List<double[]> known =
        sizes.stream()
            .map(each -> Arrays.stream(each).filter(y -> !Double.isNaN(y)).toArray())
            .toList();
    double least = known.stream().flatMapToDouble(Arrays::stream).min().orElse(Double.MAX_VALUE);
    double most = known.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
    double from = Math.max(least, most * 1e-6);
    FigureAxis axis =
        most > from
            ? FigureAxis.of(
                label(request.words().coefficient()), AxisScale.log(), from / 1.2, most * 1.2)
            : FigureAxis.of(label(request.words().coefficient()), AxisScale.linear(), 0, most + 1);
    List<Layer> layers = new ArrayList<>(List.of(easy(request)));
    if (sides.size() == 1) {
      layers.add(Series.of(RichText.EMPTY, request.style(), x, sizes.get(0)));
    } else {
      String name = request.words().coefficient() + ", ";
      RichText object = label(name + request.words().objects());
      RichText background = label(name + request.words().backgrounds());
      LineStyle other = LossStyles.ofBackground(request.style());
      layers.add(Series.of(object, request.style(), x, sizes.get(0)));
      layers.add(Series.of(background, other, x, sizes.get(1)));
    }
    return panel(request, "coefficient", axis, layers);
  }

  /** |g|, NaN where it is 0 or not finite. */
  private static double[] sizes(ScaleCoefficient g, double[] x) {
    return Arrays.stream(x)
        .map(p -> Math.abs(g.at(p)))
        .map(size -> size > 0 && Double.isFinite(size) ? size : Double.NaN)
        .toArray();
  }

  private static FigurePanel anchors(Request request) {
    AnchorSide side = request.side();
    double most = 1;
    for (Bin bin : request.histogram().bins()) {
      most = Math.max(most, (double) side.anchors(bin));
    }
    FigureAxis axis =
        FigureAxis.of(label(request.words().anchors()), AxisScale.symlog(1), 0, most * 1.5);
    List<Layer> layers = new ArrayList<>(List.of(easy(request)));
    if (side != AnchorSide.OBJECTS) {
      layers.add(
          bars(
              request,
              request.words().backgrounds(),
              bin -> (double) side.anchors(bin),
              LineStyle.solid(ColourRole.BACKGROUNDS)));
    }
    if (side != AnchorSide.BACKGROUND) {
      layers.add(
          bars(
              request,
              request.words().objects(),
              bin -> (double) bin.objects(),
              LineStyle.solid(ColourRole.INK)));
    }
    return panel(request, "anchors", axis, layers);
  }

  /** In percent of the whole gradient, that of both sides. */
  private static FigurePanel gradient(Request request) {
    AnchorSide side = request.side();
    double sum = request.histogram().gradient();
    double scale = sum > 0 ? 100 / sum : 0;
    double most = 0;
    for (Bin bin : request.histogram().bins()) {
      most = Math.max(most, side.gradient(bin) * scale);
    }
    FigureAxis axis =
        FigureAxis.of(
            label(request.words().gradient()),
            AxisScale.linear(),
            0,
            1.1 * (side == AnchorSide.BOTH ? Math.max(1, most) : most > 0 ? most : 1));
    List<Layer> layers = new ArrayList<>(List.of(easy(request)));
    if (side.isToldBy(request.histogram())) {
      layers.add(bars(request, "", bin -> side.gradient(bin) * scale, request.style()));
    }
    return panel(request, "gradient", axis, layers);
  }

  private static Layer easy(Request request) {
    double from = request.histogram().easyFrom();
    return new Layer.Interval(RichText.EMPTY, from, 1, ColourRole.HIGHLIGHT);
  }

  private static Layer bars(
      Request request, String name, ToDoubleFunction<Bin> height, LineStyle style) {
    List<Bin> bins = request.histogram().bins();
    List<CurvePoint> points =
        bins.stream().map(bin -> new CurvePoint(bin.middle(), height.applyAsDouble(bin))).toList();
    double width = 0.9 * (bins.get(0).to() - bins.get(0).from());
    RichText label = name.isEmpty() ? RichText.EMPTY : RichText.plain(name);
    return new Layer.Bars(label, points, width, style);
  }

  private static FigurePanel panel(Request request, String key, FigureAxis y, List<Layer> drawn) {
    List<Layer> layers = new ArrayList<>(drawn);
    if (request.bin() >= 0 && request.bin() < request.histogram().bins().size()) {
      Bin marked = request.histogram().bins().get(request.bin());
      layers.add(
          Math.min(1, layers.size()),
          new Layer.Interval(RichText.EMPTY, marked.from(), marked.to(), ColourRole.SELECTION));
    }
    FigureAxis x = FigureAxis.of(label(request.words().probability()), AxisScale.linear(), 0, 1);
    return new FigurePanel(key, RichText.EMPTY, x, y, layers);
  }

  private static RichText label(String marked) {
    return RichText.marked(marked);
  }
}
