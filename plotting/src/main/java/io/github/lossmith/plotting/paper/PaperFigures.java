package io.github.lossmith.plotting.paper;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.figure.Axis;
import io.github.lossmith.plotting.figure.ColourRole;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.LineStyle.Dash;
import io.github.lossmith.plotting.figure.PageSize;
import io.github.lossmith.plotting.figure.Panel;
import io.github.lossmith.plotting.figure.Point;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The figures of Kilbas &amp; Paringer, "Gradient as a foundation for building a loss function"
 * (2020), with the user's own losses in them.
 */
public final class PaperFigures {
  private static final double[] GAMMAS = {0.5, 1, 2, 5};
  private static final List<ColourRole> OWN_COLOURS =
      List.of(ColourRole.CURVE_7, ColourRole.CURVE_8, ColourRole.CURVE_6);
  private static final List<Dash> OWN_DASHES =
      List.of(Dash.SOLID, Dash.DASHED, Dash.DOTTED, Dash.DASH_DOT, Dash.LONG, Dash.DASH_DOT_DOT);
  private static final double OWN_WIDTH = 1.5;
  private static final double HEADROOM = 1.08;

  private PaperFigures() {}

  /**
   * A run's mean average precision.
   *
   * @param points the iteration and the precision in [0, 1], in increasing iterations
   */
  public record Run(String name, List<Point> points) {
    public Run {
      points = List.copyOf(points);
    }
  }

  /** Figure 1: cross-entropy, Focal (γ = 2), Maki (γ = 1), QCE, and {@code own} losses. */
  public static Figure losses(List<NamedLoss> own) {
    List<NamedLoss> shown = new ArrayList<>();
    shown.add(preset("CE", design("ce"), LineStyle.of(0)));
    shown.add(preset("Focal, *γ* = 2", with("focal", 2), LineStyle.of(1)));
    shown.add(preset("Maki, *γ* = 1", with("maki", 1), LineStyle.of(2)));
    shown.add(preset("QCE", design("qce"), LineStyle.of(3)));
    own.forEach(loss -> add(shown, loss));
    return figure("Figure 1. Cross-entropy, Focal, Maki and QCE", shown);
  }

  /** Figure 2: Focal and Maki for γ = 0.5, 1, 2, 5 beside cross-entropy, and {@code own} losses. */
  public static Figure gammas(List<NamedLoss> own) {
    List<NamedLoss> shown = new ArrayList<>();
    shown.add(preset("CE (*γ* = 0)", design("ce"), LineStyle.solid(ColourRole.CURVE_1)));
    for (Dash dash : List.of(Dash.DASHED, Dash.SOLID)) {
      boolean focal = dash == Dash.DASHED;
      for (int i = 0; i < GAMMAS.length; i++) {
        LineStyle style = new LineStyle(ColourRole.curve(i + 1), dash, 1);
        String name = (focal ? "Focal" : "Maki") + ", *γ* = " + printed(GAMMAS[i]);
        shown.add(preset(name, with(focal ? "focal" : "maki", GAMMAS[i]), style));
      }
    }
    own.forEach(loss -> add(shown, loss));
    return figure("Figure 2. Focal and Maki for several γ", shown);
  }

  /** Figure 3: mean average precision over the iterations of training runs. */
  public static Figure precision(List<Run> runs) {
    List<Series> curves = new ArrayList<>();
    double lastIteration = 1;
    double best = 0.01;
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      curves.add(Series.through(RichText.plain(run.name()), LineStyle.of(i), run.points()));
      for (Point point : run.points()) {
        lastIteration = Math.max(lastIteration, point.x());
        best = Double.isFinite(point.y()) ? Math.max(best, point.y()) : best;
      }
    }
    Axis x = Axis.linear("iteration", 0, lastIteration);
    Axis y = Axis.linear("mAP", 0, Math.min(1, best * HEADROOM));
    Panel panel = new Panel("mAP", RichText.EMPTY, x, y, List.copyOf(curves));
    return Figure.row("Figure 3. Mean average precision over the iterations", List.of(panel))
        .withSize(PageSize.millimetres(120, 80));
  }

  /**
   * The line of the user's own loss with an index from 0 on: thicker, in colours that the paper's
   * curves do not have; when these are used up, dashed.
   */
  public static LineStyle ownStyle(int index) {
    ColourRole colour = OWN_COLOURS.get(index % OWN_COLOURS.size());
    Dash dash = OWN_DASHES.get(index / OWN_COLOURS.size() % OWN_DASHES.size());
    return new LineStyle(colour, dash, OWN_WIDTH);
  }

  /** Adds a loss under a name of its own, unless it is one of those shown, by its name too. */
  private static void add(List<NamedLoss> shown, NamedLoss own) {
    String name = own.name().letters();
    if (shown.stream().anyMatch(other -> isSame(other, own))) {
      return;
    }
    String free = name;
    for (int copy = 2; isTaken(shown, free); copy++) {
      free = name + " (" + copy + ")";
    }
    RichText label = free.equals(name) ? own.name() : RichText.plain(free);
    shown.add(new NamedLoss(label, own.curve(), own.style()));
  }

  private static boolean isTaken(List<NamedLoss> shown, String name) {
    return shown.stream()
        .map(other -> other.name().letters())
        .anyMatch(other -> other.equals(name) || other.startsWith(name + " ("));
  }

  private static boolean isSame(NamedLoss shown, NamedLoss own) {
    boolean named = shown.name().letters().startsWith(own.name().letters());
    return named
        && DoubleStream.of(0.05, 0.3, 0.7, 0.95)
            .allMatch(p -> shown.curve().coefficient(p) == own.curve().coefficient(p));
  }

  private static Figure figure(String title, List<NamedLoss> shown) {
    Panel coefficient =
        LossPanels.panel(
            Quantity.COEFFICIENT, RichText.plain("(a) scale coefficient"), shown, LossPanels.FINE);
    Panel loss =
        LossPanels.panel(Quantity.LOSS, RichText.plain("(b) loss"), shown, LossPanels.FINE);
    return Figure.row(title, List.of(coefficient, loss));
  }

  private static NamedLoss preset(String name, Design design, LineStyle style) {
    LossCurve curve = design.coefficient().then(LossCurve::of).orThrow();
    return new NamedLoss(RichText.marked(name), curve, style);
  }

  private static Design design(String key) {
    return Presets.named(key)
        .orElseThrow(() -> new IllegalStateException("no preset is called " + key));
  }

  private static Design with(String key, double gamma) {
    return design(key).withParameter("gamma", gamma);
  }

  private static String printed(double gamma) {
    return gamma == Math.rint(gamma) ? Long.toString((long) gamma) : Double.toString(gamma);
  }
}
