package io.github.lossmith.app.imbalance;

import io.github.lossmith.app.design.model.DesignStyles;
import io.github.lossmith.app.design.model.LegendNames;
import io.github.lossmith.app.imbalance.ImbalanceModel.SummedGradients;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.imbalance.Imbalance;
import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Tick;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;

/** Bars of the summed gradients: a cluster for each group, a colour for each loss. */
final class BarsFigure {
  private static final double CLUSTER = 0.8;
  private static final double HEADROOM = 1.08;
  private static final double DECADES = 1e-6;
  private final Texts texts;
  private final DesignStyles styles;

  BarsFigure(Texts texts, DesignStyles styles) {
    this.texts = texts;
    this.styles = styles;
  }

  /**
   * The two panels, in dL/dp and in logit space; magnitudes, since the signs are all the same. The
   * legend stands below them, as it would make a bar that it covers look shorter.
   */
  Figure of(Imbalance imbalance, List<SummedGradients> gradients, boolean logarithmic) {
    List<FigurePanel> panels = new ArrayList<>();
    for (GradientSpace space : GradientSpace.values()) {
      panels.add(panel(space, imbalance, gradients, logarithmic));
    }
    return Figure.row(texts.text("app.imbalance.figure"), panels)
        .withLegend(Figure.LegendPosition.BELOW)
        .withMore(texts.text("app.figure.more", "{0}"));
  }

  private FigurePanel panel(
      GradientSpace space,
      Imbalance imbalance,
      List<SummedGradients> gradients,
      boolean logarithmic) {
    List<Layer> bars = new ArrayList<>();
    List<LineStyle> lines =
        styles.of(gradients.stream().map(gradient -> gradient.designCurve().whole()).toList());
    double most = 0;
    for (int i = 0; i < gradients.size(); i++) {
      SummedGradients gradient = gradients.get(i);
      List<Double> sums = gradient.in(space).groups();
      most = Math.max(most, sums.stream().mapToDouble(Math::abs).max().orElse(0));
      bars.add(bars(gradient, sums, i, lines));
    }
    double top = most > 0 && Double.isFinite(most) ? most * HEADROOM : 1;
    RichText label = RichText.marked(texts.text("app.imbalance.axis." + space.key()));
    FigureAxis y =
        logarithmic
            ? FigureAxis.of(
                label, AxisScale.log(), Math.max(least(space, gradients), top * DECADES), top * 1.5)
            : FigureAxis.of(label, AxisScale.linear(), 0, top);
    RichText title = RichText.marked(texts.text("app.imbalance.panel." + space.key()));
    return new FigurePanel(space.key(), title, groups(imbalance), y, bars);
  }

  private static double least(GradientSpace space, List<SummedGradients> gradients) {
    return gradients.stream()
            .flatMap(gradient -> gradient.in(space).groups().stream())
            .mapToDouble(Math::abs)
            .filter(sum -> sum > 0)
            .min()
            .orElse(1)
        / 2;
  }

  private static Layer bars(
      SummedGradients gradient, List<Double> sums, int index, List<LineStyle> lines) {
    double width = CLUSTER / lines.size();
    List<CurvePoint> points = new ArrayList<>();
    for (int group = 0; group < sums.size(); group++) {
      double x = group + (index + 0.5) * width - CLUSTER / 2;
      points.add(new CurvePoint(x, Math.abs(sums.get(group))));
    }
    RichText name = RichText.plain(LegendNames.of(gradient.designCurve().whole().design()));
    return new Layer.Bars(name, points, width * 0.92, lines.get(index));
  }

  private FigureAxis groups(Imbalance imbalance) {
    List<ExampleGroup> groups = imbalance.groups();
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      RichText count = RichText.plain(texts.number(groups.get(i).count(), 6));
      RichText p =
          RichText.marked(texts.text("app.imbalance.group", texts.number(groups.get(i).p(), 3)));
      ticks.add(new Tick(i, count, p, true));
    }
    RichText label = RichText.marked(texts.text("app.imbalance.axis.groups"));
    return new FigureAxis(label, AxisScale.linear(), -0.5, groups.size() - 0.5, ticks);
  }
}
