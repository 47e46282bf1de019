package io.github.lossmith.plotting.view;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.figure.Axis;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Panel;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.paper.LossPanels;
import io.github.lossmith.plotting.paper.NamedLoss;
import io.github.lossmith.plotting.paper.Quantity;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a change to the frame on the (headless) screen, 1200x800, software pipeline. Wanted: 5
 * curves x 2,000 points at most 16 ms, 5 live curves x 40,000 points at most 20 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Djava.awt.headless=true",
      "-Dglass.platform=Monocle",
      "-Dmonocle.platform=Headless",
      "-Dheadless.geometry=1600x1200-32",
      "-Djavafx.animation.fullspeed=true",
      "-Dprism.order=sw"
    })
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 8, time = 2)
public class CanvasBenchmark {
  private static final int CURVES = 5;
  private static final int DESIGN_POINTS = 2_000;
  private static final int LIVE_POINTS = 40_000;
  private static final int FRAMES = 8;

  private @Nullable Stagehand stage;
  private List<NamedLoss> others = List.of();
  private List<Series> otherCoefficients = List.of();
  private List<Series> otherLosses = List.of();
  private double[][][] design = {};
  private double[][][] live = {};
  private final Easel easel = new Easel(Quantity.COEFFICIENT.key());
  private int frame;

  /** Opens the stage. */
  @Setup
  public void open() {
    Stagehand opened = new Stagehand(1200, 800);
    opened.play(() -> opened.view().easelProperty().set(easel));
    stage = opened;
    List<NamedLoss> losses = new ArrayList<>();
    for (int i = 1; i < CURVES; i++) {
      double gamma = i;
      losses.add(named(i, p -> -Math.pow(1 - p, gamma) / p));
    }
    others = losses;
    otherCoefficients = sampled(Quantity.COEFFICIENT);
    otherLosses = sampled(Quantity.LOSS);
    design = frames(DESIGN_POINTS, 0);
    live = frames(LIVE_POINTS, 0.08);
  }

  /** Closes it. */
  @TearDown
  public void close() {
    if (stage != null) {
      stage.close();
    }
  }

  private List<Series> sampled(Quantity quantity) {
    return others.stream().map(loss -> LossPanels.curve(quantity, loss, DESIGN_POINTS)).toList();
  }

  private static NamedLoss named(int index, ScaleCoefficient coefficient) {
    LossCurve curve = LossCurve.of(coefficient).orThrow();
    return new NamedLoss(RichText.plain("loss " + index), curve, LineStyle.of(index));
  }

  /** A dragged knot: integrated, sampled, both panels laid out and painted, the knots above. */
  @Benchmark
  public Object draggedKnot() {
    frame++;
    double g = -2 + 0.5 * Math.sin(frame * 0.1);
    Drawing drawing =
        new Drawing(List.of(new Knot(0.1, -9), new Knot(0.5, g), new Knot(1, 0)), LeftTail.HOLD);
    Figure figure = twoPanels(named(0, drawing.coefficient()));
    return painted(figure, drawing);
  }

  /** A changed formula: parsed, integrated, sampled, both panels laid out and painted. */
  @Benchmark
  public Object changedFormula() {
    frame++;
    String text = "-(1-p)^" + (2 + 0.001 * (frame % 1000)) + "/p";
    ScaleCoefficient coefficient = Design.typed("changed", text).coefficient().orThrow();
    return painted(twoPanels(named(0, coefficient)));
  }

  /** As the window does, which samples no curve twice. */
  private Figure twoPanels(NamedLoss changed) {
    return Figure.row(
            "benchmark",
            List.of(
                panel(Quantity.COEFFICIENT, otherCoefficients, changed),
                panel(Quantity.LOSS, otherLosses, changed)))
        .withLegend(Figure.LegendPlace.BELOW);
  }

  private Panel panel(Quantity quantity, List<Series> sampled, NamedLoss changed) {
    List<NamedLoss> losses = new ArrayList<>(others);
    losses.add(changed);
    List<Layer> curves = new ArrayList<>(sampled);
    curves.add(LossPanels.curve(quantity, changed, DESIGN_POINTS));
    Axis across = Axis.linear("*p*", 0, 1);
    Axis upwards = LossPanels.yAxis(quantity, losses);
    return new Panel(quantity.key(), RichText.EMPTY, across, upwards, curves);
  }

  /** Five smooth curves of 2,000 points in one panel, all changed. */
  @Benchmark
  public Object fiveCurves() {
    return painted(curves(design));
  }

  /** Five noisy curves of 40,000 points, all changed, as of a running training. */
  @Benchmark
  public Object liveCurves() {
    return painted(curves(live));
  }

  /** Values of some frames' curves, made beforehand: their sines take longer than to paint them. */
  private static double[][][] frames(int points, double noise) {
    double[][][] frames = new double[FRAMES][CURVES][points];
    for (int frame = 0; frame < FRAMES; frame++) {
      for (int c = 0; c < CURVES; c++) {
        double shift = 0.1 * c + 0.001 * frame;
        double number = frame;
        Arrays.setAll(
            frames[frame][c],
            i ->
                0.5
                    + 0.3 * Math.sin(6.0 * i / points + shift)
                    + noise * Math.sin(i * 12.9898 + number) * Math.cos(i * 0.37));
      }
    }
    return frames;
  }

  private Figure curves(double[][][] frames) {
    frame++;
    double[][] values = frames[frame % FRAMES];
    int points = values[0].length;
    double[] x = new double[points];
    Arrays.setAll(x, i -> i);
    List<Series> curves = new ArrayList<>();
    for (int c = 0; c < CURVES; c++) {
      curves.add(Series.of(RichText.plain("curve " + c), LineStyle.of(c), x, values[c]));
    }
    Axis across = Axis.linear("iteration", 0, points);
    Axis upwards = Axis.linear("loss", 0, 1);
    Panel panel = new Panel("live", RichText.EMPTY, across, upwards, List.copyOf(curves));
    return Figure.row("benchmark", List.of(panel)).withLegend(Figure.LegendPlace.BELOW);
  }

  private Object painted(Figure figure) {
    return painted(figure, null);
  }

  private Object painted(Figure figure, @Nullable Drawing drawing) {
    Stagehand open = stage;
    if (open == null) {
      throw new IllegalStateException("no stage");
    }
    open.paint(
        () -> {
          easel.setDrawing(drawing);
          open.view().setFigure(figure);
        });
    return figure;
  }
}
