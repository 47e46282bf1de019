package io.github.lossmith.app.train.watch;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
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
import io.github.lossmith.trainer.run.ProbabilityHistogram;
import io.github.lossmith.trainer.run.ProbabilityHistogram.Bin;
import java.util.ArrayList;
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
   * @param style the loss's line; the bars of its gradient have its colour
   * @param coefficient empty where the run's design cannot be read
   */
  public record Request(
      ProbabilityHistogram histogram,
      Optional<ScaleCoefficient> coefficient,
      LineStyle style,
      Labels words) {}

  public static Figure of(Request request) {
    List<FigurePanel> panels = new ArrayList<>();
    request.coefficient().ifPresent(g -> panels.add(coefficient(request, g)));
    panels.add(anchors(request));
    panels.add(gradient(request));
    return new Figure(
        request.words().title(),
        panels,
        1,
        Figure.LegendPosition.BELOW,
        PageSize.millimetres(120, 160));
  }

  private static FigurePanel coefficient(Request request, ScaleCoefficient g) {
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 0; i < POINTS; i++) {
      x[i] = LEAST_P + (1 - LEAST_P) * i / (POINTS - 1);
      double size = Math.abs(g.at(x[i]));
      y[i] = size > 0 && Double.isFinite(size) ? size : Double.NaN;
      least = Math.min(least, Double.isNaN(y[i]) ? least : y[i]);
      most = Math.max(most, Double.isNaN(y[i]) ? most : y[i]);
    }
    double from = Math.max(least, most * 1e-6);
    FigureAxis axis =
        most > from
            ? FigureAxis.of(
                label(request.words().coefficient()), AxisScale.log(), from / 1.2, most * 1.2)
            : FigureAxis.of(label(request.words().coefficient()), AxisScale.linear(), 0, most + 1);
    Layer curve = Series.of(RichText.EMPTY, request.style(), x, y);
    return panel(request, "coefficient", axis, List.of(easy(request), curve));
  }

  private static FigurePanel anchors(Request request) {
    double most = 1;
    for (Bin bin : request.histogram().bins()) {
      most = Math.max(most, (double) bin.anchors());
    }
    FigureAxis axis =
        FigureAxis.of(label(request.words().anchors()), AxisScale.symlog(1), 0, most * 1.5);
    return panel(
        request,
        "anchors",
        axis,
        List.of(
            easy(request),
            bars(
                request,
                request.words().backgrounds(),
                bin -> (double) bin.anchors(),
                LineStyle.solid(ColourRole.BACKGROUNDS)),
            bars(
                request,
                request.words().objects(),
                bin -> (double) bin.objects(),
                LineStyle.solid(ColourRole.INK))));
  }

  private static FigurePanel gradient(Request request) {
    double sum = request.histogram().easyGradient() + request.histogram().hardGradient();
    double scale = sum > 0 ? 100 / sum : 0;
    double most = 1;
    for (Bin bin : request.histogram().bins()) {
      most = Math.max(most, bin.gradient() * scale);
    }
    FigureAxis axis =
        FigureAxis.of(label(request.words().gradient()), AxisScale.linear(), 0, most * 1.1);
    Layer share = bars(request, "", bin -> bin.gradient() * scale, request.style());
    return panel(request, "gradient", axis, List.of(easy(request), share));
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

  private static FigurePanel panel(Request request, String key, FigureAxis y, List<Layer> layers) {
    FigureAxis x = FigureAxis.of(label(request.words().probability()), AxisScale.linear(), 0, 1);
    return new FigurePanel(key, RichText.EMPTY, x, y, layers);
  }

  private static RichText label(String marked) {
    return RichText.marked(marked);
  }
}
