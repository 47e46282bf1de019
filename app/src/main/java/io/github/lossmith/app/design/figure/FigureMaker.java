package io.github.lossmith.app.design.figure;

import io.github.lossmith.app.design.model.DesignCurve;
import io.github.lossmith.app.design.model.DesignStyles;
import io.github.lossmith.app.design.model.FigureChoice;
import io.github.lossmith.app.design.model.GreekLetters;
import io.github.lossmith.app.design.model.LegendNames;
import io.github.lossmith.app.design.model.LetterFamily;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.article.LossPanels;
import io.github.lossmith.plotting.article.NamedLoss;
import io.github.lossmith.plotting.article.ProbabilityAxis;
import io.github.lossmith.plotting.article.Quantity;
import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Makes the figure of the shown designs; unchanged curves are not sampled again. */
public final class FigureMaker {
  private static final int POINTS = 500;
  private static final double EMPHASIS = 1.7;
  private static final double THIN = 0.6;
  private static final int DIGITS = 4;
  private static final double THRESHOLD = 0.1;
  private static final double ROOM = 1.5;
  private static final double DECADES = 1e-8;
  private final Texts texts;
  private final DesignStyles styles;
  private Map<Sampled, Series> known = Map.of();

  /** A sampled curve. */
  private record Sampled(LossCurve curve, Quantity quantity, ProbabilityAxis across) {}

  public FigureMaker(Texts texts, DesignStyles styles) {
    this.texts = texts;
    this.styles = styles;
  }

  /**
   * The figure, or nothing if no design has a curve.
   *
   * @param selectedDesign the id of the design whose curve is highlighted
   * @param family its curves for other values of a letter, drawn thin behind all others
   */
  public Optional<Figure> figure(
      List<DesignCurve> designCurves,
      FigureChoice choice,
      long selectedDesign,
      List<LetterFamily.Member> family) {
    List<NamedLoss> losses = new ArrayList<>(ofFamily(family));
    losses.addAll(losses(designCurves, selectedDesign));
    if (losses.isEmpty()) {
      return Optional.empty();
    }
    Map<Sampled, Series> used = new HashMap<>();
    List<FigurePanel> panels =
        choice.panels().get().stream()
            .map(quantity -> panel(quantity, losses, choice, used))
            .toList();
    known = used;
    return Optional.of(
        Figure.row(texts.text("app.figure.title"), panels)
            .withMore(texts.text("app.figure.more", "{0}")));
  }

  private List<NamedLoss> ofFamily(List<LetterFamily.Member> family) {
    List<NamedLoss> losses = new ArrayList<>();
    LineStyle.Dash[] dashes = LineStyle.Dash.values();
    for (LetterFamily.Member one : family) {
      String name = GreekLetters.of(one.letter()) + " = " + texts.number(one.value(), DIGITS);
      LineStyle.Dash dash = dashes[losses.size() % dashes.length];
      LineStyle thin = new LineStyle(ColourRole.MUTED, dash, THIN);
      losses.add(new NamedLoss(RichText.plain(name), one.curve(), thin));
    }
    return losses;
  }

  /**
   * The losses in the order of the list, except that faint curves are drawn first and the current
   * one last.
   */
  private List<NamedLoss> losses(List<DesignCurve> designCurves, long selectedDesign) {
    List<LineStyle> lines = styles.ofCurves(designCurves);
    List<NamedLoss> losses = new ArrayList<>();
    designCurves.stream()
        .sorted(
            Comparator.comparing((DesignCurve designCurve) -> designCurve.curve().isOk())
                .thenComparing(designCurve -> designCurve.openDesign().id() == selectedDesign))
        .forEach(
            designCurve -> {
              LineStyle line = lines.get(designCurves.indexOf(designCurve));
              LineStyle shown =
                  designCurve.openDesign().id() == selectedDesign ? line.withWidth(EMPHASIS) : line;
              designCurve.last().ifPresent(curve -> losses.add(named(designCurve, curve, shown)));
            });
    return losses;
  }

  private NamedLoss named(DesignCurve designCurve, LossCurve curve, LineStyle shown) {
    String legend = LegendNames.of(designCurve.openDesign().design());
    String name =
        designCurve.whole().design().isTwoSided()
            ? texts.text("app.figure.side." + designCurve.side().key(), legend)
            : legend;
    return designCurve.curve().isOk()
        ? new NamedLoss(RichText.plain(name), curve, shown)
        : new NamedLoss(RichText.plain(faintName(designCurve, name)), curve, shown.asFaint());
  }

  private String faintName(DesignCurve designCurve, String name) {
    boolean readable = designCurve.openDesign().design().coefficient(designCurve.progress()).isOk();
    return texts.text(readable ? "app.figure.lossless" : "app.figure.unreadable", name);
  }

  private FigurePanel panel(
      Quantity quantity, List<NamedLoss> losses, FigureChoice choice, Map<Sampled, Series> used) {
    ProbabilityAxis across =
        ProbabilityAxis.named(choice.across().get()).orElse(ProbabilityAxis.LINEAR);
    List<Layer> layers = new ArrayList<>();
    choice.highlight().get().forEach(span -> layers.add(highlight(span)));
    for (NamedLoss loss : losses) {
      Sampled key = new Sampled(loss.curve(), quantity, across);
      Series there = known.get(key);
      Series curve = there == null ? sampled(key, loss) : there.as(loss.name(), loss.style());
      used.put(key, curve);
      layers.add(curve);
    }
    RichText title = RichText.marked(texts.text("app.figure." + quantity.key()));
    FigureAxis y = upwards(quantity, losses, layers, choice.upwards().get());
    return new FigurePanel(quantity.key(), title, across.axis(), y, layers);
  }

  private Series sampled(Sampled key, NamedLoss loss) {
    return LossPanels.curve(key.quantity, loss, key.across, POINTS);
  }

  private static Layer highlight(FigureChoice.Span span) {
    return new Layer.Interval(RichText.EMPTY, span.from(), span.to(), ColourRole.HIGHLIGHT);
  }

  private static FigureAxis upwards(
      Quantity quantity, List<NamedLoss> losses, List<Layer> layers, String scale) {
    if (scale.equals(FigureChoice.LINEAR)) {
      return LossPanels.yAxis(quantity, losses);
    }
    double low = values(layers).min().orElse(0);
    double high = values(layers).max().orElse(1);
    RichText label = RichText.marked(quantity.label());
    if (scale.equals(FigureChoice.LOG) && quantity == Quantity.LOSS && high > 0) {
      return FigureAxis.of(label, AxisScale.log(), Math.max(low, high * DECADES), high * ROOM);
    }
    double above = high > 0 ? high * ROOM : THRESHOLD / 2;
    double below = low < 0 ? low * ROOM : -THRESHOLD / 20;
    return FigureAxis.of(label, AxisScale.symlog(THRESHOLD), below, above);
  }

  private static DoubleStream values(List<Layer> layers) {
    return layers.stream()
        .filter(Series.class::isInstance)
        .map(Series.class::cast)
        .flatMapToDouble(
            curve ->
                IntStream.range(0, curve.size())
                    .filter(i -> curve.x(i) >= ProbabilityAxis.LEAST)
                    .mapToDouble(curve::y))
        .filter(Double::isFinite);
  }
}
