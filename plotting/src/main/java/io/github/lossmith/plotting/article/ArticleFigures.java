package io.github.lossmith.plotting.article;

import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.Presets;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.figure.AxisScale;
import io.github.lossmith.plotting.figure.CurvePoint;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.PageSize;
import io.github.lossmith.plotting.figure.Reading;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.figure.SpreadBand;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The figures of Kilbas &amp; Paringer, "Gradient as a foundation for building a loss function"
 * (2020), with the user's own losses in them.
 */
public final class ArticleFigures {
  private static final double[] GAMMAS = {0.5, 1, 2, 5};
  private static final double[] GAMMA_WIDTHS = {0.55, 0.9, 1.3, 1.9};

  /** Own losses are drawn a little wider than the paper's. */
  private static final double OWN_WIDTH = 1.5;

  /** The same loss in several runs: the line of each run has another width. */
  private static final double[] RUN_WIDTHS = {1, 0.5, 1.7, 0.75};

  private static final double HEADROOM = 1.08;

  /**
   * A precision axis reaches further than this, so that it has a scale before the first success.
   */
  private static final double LEAST_PRECISION = 0.01;

  private ArticleFigures() {}

  /**
   * A loss's mean average precision in a run.
   *
   * @param label in the legend
   * @param loss which loss it is, which chooses the line
   * @param points the iteration and the precision in [0, 1], in increasing iterations
   * @param end the last iteration so far, which the axis reaches
   * @param band where the points are means over seeds, an interval for each of them
   */
  public record Run(
      String label,
      LossIdentity loss,
      List<CurvePoint> points,
      double end,
      Optional<SpreadBand> band) {
    public Run {
      points = List.copyOf(points);
    }

    /** A single run. */
    public Run(String label, LossIdentity loss, List<CurvePoint> points, double end) {
      this(label, loss, points, end, Optional.empty());
    }

    /** A run that ends with its last point. */
    public Run(String label, LossIdentity loss, List<CurvePoint> points) {
      this(label, loss, points, points.stream().mapToDouble(CurvePoint::x).max().orElse(1));
    }
  }

  /** Figure 1: cross-entropy, Focal (γ = 2), Maki (γ = 1), and {@code own} losses. */
  public static Figure figure1(List<NamedLoss> own) {
    return figure1(own, ProbabilityAxis.LINEAR);
  }

  /** The same over another axis of p. */
  public static Figure figure1(List<NamedLoss> own, ProbabilityAxis across) {
    return figure("Figure 1. Cross-entropy, Focal and Maki", with(paper(), own), across);
  }

  /** Figure 2: cross-entropy, Focal (γ = 2), Maki (γ = 1), QCE, and {@code own} losses. */
  public static Figure figure2(List<NamedLoss> own) {
    return figure2(own, ProbabilityAxis.LINEAR);
  }

  /** The same over another axis of p. */
  public static Figure figure2(List<NamedLoss> own, ProbabilityAxis across) {
    List<NamedLoss> shown = paper();
    shown.add(preset("QCE", design("qce")));
    return figure("Figure 2. Cross-entropy, Focal, Maki and QCE", with(shown, own), across);
  }

  /** Panels (a) and (b) of these losses alone. */
  public static Figure losses(String caption, List<NamedLoss> own) {
    return figure(caption, with(List.of(), own), ProbabilityAxis.LINEAR);
  }

  private static List<NamedLoss> paper() {
    List<NamedLoss> shown = new ArrayList<>();
    shown.add(preset("CE", design("ce")));
    shown.add(preset("Focal, *γ* = 2", with("focal", 2)));
    shown.add(preset("Maki, *γ* = 1", with("maki", 1)));
    return shown;
  }

  /**
   * Not in the paper: Focal and Maki for γ = 0.5, 1, 2, 5 beside cross-entropy, and {@code own}
   * losses. Each family has the line of its loss, wider with γ.
   */
  public static Figure gammas(List<NamedLoss> own) {
    return gammas(own, ProbabilityAxis.LINEAR);
  }

  /** The same over another axis of p. */
  public static Figure gammas(List<NamedLoss> own, ProbabilityAxis across) {
    List<NamedLoss> shown = new ArrayList<>();
    shown.add(preset("CE (*γ* = 0)", design("ce")));
    for (String family : List.of("Focal", "Maki")) {
      for (int i = 0; i < GAMMAS.length; i++) {
        String name = family + ", *γ* = " + printed(GAMMAS[i]);
        NamedLoss loss = preset(name, with(family.toLowerCase(Locale.ROOT), GAMMAS[i]));
        shown.add(
            new NamedLoss(loss.name(), loss.curve(), loss.style().withWidth(GAMMA_WIDTHS[i])));
      }
    }
    return figure("Focal and Maki for several γ", with(shown, own), across);
  }

  private static List<NamedLoss> with(List<NamedLoss> shown, List<NamedLoss> own) {
    List<NamedLoss> all = new ArrayList<>(shown);
    own.forEach(loss -> add(all, loss));
    List<LineStyle> styles =
        LossStyles.apart(all.stream().map(loss -> loss.style().withWidth(1)).toList());
    for (int i = shown.size(); i < all.size(); i++) {
      NamedLoss loss = all.get(i);
      all.set(i, new NamedLoss(loss.name(), loss.curve(), styles.get(i).withWidth(OWN_WIDTH)));
    }
    return all;
  }

  /**
   * Figure 3: mean average precision over the iterations of training runs.
   *
   * @param caption its title in files
   * @param panel a {@link #precisionPanel}, or one with more in it
   */
  public static Figure figure3(String caption, FigurePanel panel) {
    return Figure.row(caption, List.of(panel)).withSize(PageSize.millimetres(120, 80));
  }

  /**
   * The panel of Figure 3.
   *
   * @param key of the panel
   * @param across the label of the iterations
   * @param upwards the label of the precision
   */
  public static FigurePanel precisionPanel(
      String key, List<Run> runs, LossStyles styles, String across, String upwards) {
    List<Layer> curves = new ArrayList<>();
    List<LineStyle> lines = lines(runs.stream().map(Run::loss).toList(), styles);
    double lastIteration = 1;
    double best = LEAST_PRECISION;
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      RichText label = RichText.plain(run.label());
      Series curve = Series.through(label, lines.get(i), run.points()).read(Reading.POINTS);
      curves.add(run.band().map(curve::within).orElse(curve));
      lastIteration = Math.max(lastIteration, run.end());
      for (CurvePoint point : run.points()) {
        best = Double.isFinite(point.y()) ? Math.max(best, point.y()) : best;
      }
      best = Math.max(best, run.band().map(ArticleFigures::highest).orElse(0.0));
    }
    FigureAxis x = axis(across, lastIteration);
    return new FigurePanel(
        key, RichText.EMPTY, x, axis(upwards, Math.min(1, best * HEADROOM)), curves);
  }

  private static double highest(SpreadBand band) {
    double highest = 0;
    for (int i = 0; i < band.size(); i++) {
      highest = band.high(i) > highest ? band.high(i) : highest; // false for NaN
    }
    return highest;
  }

  private static FigureAxis axis(String label, double to) {
    return FigureAxis.of(RichText.plain(label), AxisScale.linear(), 0, to);
  }

  /** The lines of losses in runs: one style in all runs, with another width in each. */
  public static List<LineStyle> lines(List<LossIdentity> losses, LossStyles styles) {
    Map<LossIdentity, Integer> times = new HashMap<>();
    return losses.stream()
        .map(loss -> ofRun(styles.of(loss), times.merge(loss, 1, Integer::sum) - 1))
        .toList();
  }

  /**
   * The line of a loss in one of several runs.
   *
   * @param before the number of runs with the same loss that are drawn before it
   */
  public static LineStyle ofRun(LineStyle loss, int before) {
    return loss.withWidth(loss.width() * RUN_WIDTHS[before % RUN_WIDTHS.length]);
  }

  /**
   * Adds a loss under a unique name, unless a loss with its name and its values is shown already.
   */
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

  private static Figure figure(String title, List<NamedLoss> shown, ProbabilityAxis across) {
    return Figure.row(
        title,
        List.of(
            panel(Quantity.COEFFICIENT, "(a) scale coefficient", shown, across),
            panel(Quantity.LOSS, "(b) loss", shown, across)));
  }

  private static FigurePanel panel(
      Quantity quantity, String title, List<NamedLoss> shown, ProbabilityAxis across) {
    return LossPanels.panel(quantity, RichText.plain(title), shown, across, LossPanels.FINE);
  }

  private static NamedLoss preset(String name, Design design) {
    LossCurve curve = design.coefficient().then(LossCurve::of).orThrow();
    return new NamedLoss(
        RichText.marked(name), curve, new LossStyles().of(LossIdentity.of(design)));
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
