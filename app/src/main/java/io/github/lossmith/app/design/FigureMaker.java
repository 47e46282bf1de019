package io.github.lossmith.app.design;

import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.figure.Axis;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Panel;
import io.github.lossmith.plotting.figure.Scale;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the figure of the shown designs; what did not change is not sampled again. */
final class FigureMaker {
  private static final double EMPHASIS = 1.7;
  private static final double THRESHOLD = 0.1;
  private static final double MARGIN = 0.06;
  private final Texts texts;
  private final Colours colours;
  private Map<LossCurve, Samples> known = new HashMap<>();

  FigureMaker(Texts texts, Colours colours) {
    this.texts = texts;
    this.colours = colours;
  }

  /**
   * The figure, or nothing where no design has a curve.
   *
   * @param inHand the id of the design whose curve stands out
   */
  Optional<Figure> figure(List<Trace> traces, FigureChoice choice, long inHand) {
    colours.keep(traces.stream().map(trace -> trace.sheet().id()).collect(Collectors.toSet()));
    List<Curve> curves = curves(traces, inHand, choice.across().get().equals(FigureChoice.LOG));
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    Set<PanelKind> kinds = choice.panels().get();
    List<Panel> panels = kinds.stream().map(kind -> panel(kind, curves, choice)).toList();
    return Optional.of(Figure.row(texts.text("app.figure.title"), panels));
  }

  private record Curve(RichText name, LineStyle style, Samples samples) {}

  private List<Curve> curves(List<Trace> traces, long inHand, boolean logarithmic) {
    Map<LossCurve, Samples> used = new HashMap<>();
    List<Curve> curves = new ArrayList<>();
    for (Trace trace : inFront(traces, inHand)) {
      trace
          .last()
          .ifPresent(
              loss -> {
                Samples samples = samples(loss, logarithmic);
                used.put(loss, samples);
                curves.add(new Curve(name(trace), style(trace.sheet().id(), inHand), samples));
              });
    }
    known = used;
    return curves;
  }

  /** In the order of the list, but the one in hand is drawn last. */
  private static List<Trace> inFront(List<Trace> traces, long inHand) {
    return traces.stream()
        .sorted(Comparator.comparing(trace -> trace.sheet().id() == inHand))
        .toList();
  }

  private Samples samples(LossCurve loss, boolean logarithmic) {
    Samples there = known.get(loss);
    return there != null && there.logarithmic() == logarithmic
        ? there
        : Samples.of(loss, logarithmic);
  }

  private static RichText name(Trace trace) {
    return RichText.plain(Legends.of(trace.sheet().design()));
  }

  private LineStyle style(long id, long inHand) {
    LineStyle style = LineStyle.of(colours.index(id));
    return id == inHand ? style.withWidth(EMPHASIS) : style;
  }

  private Panel panel(PanelKind kind, List<Curve> curves, FigureChoice choice) {
    List<Layer> layers = new ArrayList<>();
    choice
        .highlight()
        .get()
        .ifPresent(
            span ->
                layers.add(
                    new Layer.Interval(
                        RichText.EMPTY, span.from(), span.to(), ColourRole.HIGHLIGHT)));
    curves.forEach(curve -> layers.add(curve.samples.series(kind, curve.name, curve.style)));
    return new Panel(
        kind.key(),
        RichText.marked(texts.text("app.figure." + kind.key())),
        across(choice.across().get()),
        upwards(kind, curves, choice),
        layers);
  }

  private Axis across(String scale) {
    RichText label = RichText.marked(texts.text("app.figure.p"));
    return scale.equals(FigureChoice.LOG)
        ? Axis.of(label, Scale.log(), Samples.LEAST_LOGARITHMIC, 1)
        : Axis.of(label, Scale.linear(), 0, 1);
  }

  private Axis upwards(PanelKind kind, List<Curve> curves, FigureChoice choice) {
    RichText label = RichText.marked(texts.text("app.figure." + kind.key() + ".axis"));
    boolean far = !choice.upwards().get().equals(FigureChoice.LINEAR);
    double first = far ? Samples.LEAST_LOGARITHMIC : kind.firstProbability();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      low = Math.min(low, curve.samples.least(kind, first));
      high = Math.max(high, curve.samples.most(kind, first));
    }
    return axis(label, kind, choice.upwards().get(), low, high);
  }

  private static Axis axis(RichText label, PanelKind kind, String scale, double low, double high) {
    if (scale.equals(FigureChoice.LOG) && kind == PanelKind.LOSS && high > 0) {
      return Axis.of(label, Scale.log(), Math.max(low, high * 1e-8), high * 2);
    }
    double least = Math.min(low, 0);
    double most = Math.max(high, 0);
    double span = Math.max(most - least, 1e-6);
    if (scale.equals(FigureChoice.LINEAR)) {
      return Axis.of(label, Scale.linear(), least - MARGIN * span, most + MARGIN * span);
    }
    double above = most > 0 ? most * 1.5 : THRESHOLD / 2;
    double below = least < 0 ? least * 1.5 : -THRESHOLD / 20;
    return Axis.of(label, Scale.symlog(THRESHOLD), below, above);
  }
}
