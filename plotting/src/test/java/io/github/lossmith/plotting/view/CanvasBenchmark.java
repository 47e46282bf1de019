package io.github.lossmith.plotting.view;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.drawing.Drawing;
import io.github.lossmith.designer.drawing.Knot;
import io.github.lossmith.designer.drawing.LeftTail;
import io.github.lossmith.designer.integration.LossCurve;
import io.github.lossmith.plotting.article.LossPanels;
import io.github.lossmith.plotting.article.NamedLoss;
import io.github.lossmith.plotting.article.ProbabilityAxis;
import io.github.lossmith.plotting.article.Quantity;
import io.github.lossmith.plotting.figure.Figure;
import io.github.lossmith.plotting.figure.FigureAxis;
import io.github.lossmith.plotting.figure.FigurePanel;
import io.github.lossmith.plotting.figure.Layer;
import io.github.lossmith.plotting.figure.LineStyle;
import io.github.lossmith.plotting.figure.Series;
import io.github.lossmith.plotting.text.RichText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import org.jspecify.annotations.Nullable;

/**
 * From a change in a pulse to its frame on the (headless) screen, 1200x800, software pipeline.
 * Wanted: 5 curves x 2,000 points at most 16 ms, 5 live curves x 40,000 points at most 20 ms.
 *
 * <p>Arguments: names of cases; none: all of them, in turn, so that a slow minute of the machine is
 * not one case's alone.
 */
public final class CanvasBenchmark {
  private static final int CURVES = 5;
  private static final int DESIGN_POINTS = 2_000;
  private static final int LIVE_POINTS = 40_000;
  private static final int FRAMES = 8;
  private static final int ROUNDS = 12;
  private static final int WARM_UP_ROUNDS = 4;
  private static final int CHANGES = 60;

  private final FigureRobot stage = new FigureRobot(1200, 800);
  private final List<NamedLoss> others = new ArrayList<>();
  private final List<Series> otherCoefficients;
  private final List<Series> otherLosses;
  private final double[][][] design = frames(DESIGN_POINTS, 0);
  private final double[][][] live = frames(LIVE_POINTS, 0.08);
  private final LineChart<Number, Number> chart =
      FigureRobot.call(
          () -> new LineChart<>(new NumberAxis(0, DESIGN_POINTS, 200), new NumberAxis(0, 1, 0.1)));
  private final EditableDrawing editable = new EditableDrawing(Quantity.COEFFICIENT.key());
  private int frame;

  private CanvasBenchmark() {
    for (int i = 1; i < CURVES; i++) {
      double gamma = i;
      others.add(named(i, p -> -Math.pow(1 - p, gamma) / p));
    }
    otherCoefficients = sampled(Quantity.COEFFICIENT);
    otherLosses = sampled(Quantity.LOSS);
    stage.play(() -> stage.view().easelProperty().set(editable));
    chart.setAnimated(false);
    chart.setCreateSymbols(false);
  }

  /** Prints milliseconds. */
  public static void main(String[] names) {
    CanvasBenchmark benchmark = new CanvasBenchmark();
    Map<String, Runnable> cases = new LinkedHashMap<>();
    cases.put("changedFormula", benchmark::changedFormula);
    cases.put("draggedKnot", benchmark::draggedKnot);
    cases.put("fiveCurves", () -> benchmark.show(benchmark.curves(benchmark.design), null));
    cases.put("liveCurves", () -> benchmark.show(benchmark.curves(benchmark.live), null));
    cases.put("lineChart", benchmark::lineChart);
    if (names.length > 0) {
      cases.keySet().retainAll(List.of(names));
    }
    benchmark.run(cases);
    Platform.exit();
  }

  private void run(Map<String, Runnable> cases) {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, Runnable> one : cases.entrySet()) {
        stage.show(one.getKey().equals("lineChart") ? chart : stage.view());
        List<Double> seen = times.computeIfAbsent(one.getKey(), key -> new ArrayList<>());
        for (int i = 0; i < CHANGES; i++) {
          double milliseconds = stage.paint(one.getValue()) / 1e6;
          if (round >= WARM_UP_ROUNDS) {
            seen.add(milliseconds);
          }
        }
      }
    }
    times.forEach(CanvasBenchmark::print);
  }

  private static void print(String name, List<Double> times) {
    double mean = times.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    List<Double> sorted = times.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-15s mean %5.1f ms, median %5.1f, 95 %% %5.1f, %d frames%n",
        name,
        mean,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 95 / 100),
        sorted.size());
  }

  private List<Series> sampled(Quantity quantity) {
    return others.stream()
        .map(loss -> LossPanels.curve(quantity, loss, ProbabilityAxis.LINEAR, DESIGN_POINTS))
        .toList();
  }

  private static NamedLoss named(int index, ScaleCoefficient coefficient) {
    LossCurve curve = LossCurve.of(coefficient).orThrow();
    return new NamedLoss(RichText.plain("loss " + index), curve, LineStyle.of(index));
  }

  /** A dragged knot: integrated, sampled, both panels laid out and painted, the knots above. */
  private void draggedKnot() {
    frame++;
    double g = -2 + 0.5 * Math.sin(frame * 0.1);
    Drawing drawing =
        new Drawing(List.of(new Knot(0.1, -9), new Knot(0.5, g), new Knot(1, 0)), LeftTail.HOLD);
    show(twoPanels(named(0, drawing.coefficient())), drawing);
  }

  /** A changed formula: parsed, integrated, sampled, both panels laid out and painted. */
  private void changedFormula() {
    frame++;
    String text = "-(1-p)^" + (2 + 0.001 * (frame % 1000)) + "/p";
    ScaleCoefficient coefficient = Design.typed("changed", text).coefficient().orThrow();
    show(twoPanels(named(0, coefficient)), null);
  }

  private void show(Figure figure, @Nullable Drawing drawing) {
    editable.setDrawing(drawing);
    stage.view().setFigure(figure);
  }

  /** As the window does, which samples no curve twice. */
  private Figure twoPanels(NamedLoss changed) {
    return Figure.row(
            "benchmark",
            List.of(
                panel(Quantity.COEFFICIENT, otherCoefficients, changed),
                panel(Quantity.LOSS, otherLosses, changed)))
        .withLegend(Figure.LegendPosition.BELOW);
  }

  private FigurePanel panel(Quantity quantity, List<Series> sampled, NamedLoss changed) {
    List<NamedLoss> losses = new ArrayList<>(others);
    losses.add(changed);
    List<Layer> curves = new ArrayList<>(sampled);
    curves.add(LossPanels.curve(quantity, changed, ProbabilityAxis.LINEAR, DESIGN_POINTS));
    FigureAxis across = FigureAxis.linear("*p*", 0, 1);
    FigureAxis upwards = LossPanels.yAxis(quantity, losses);
    return new FigurePanel(quantity.key(), RichText.EMPTY, across, upwards, curves);
  }

  /** Smooth curves of 2,000 points, all changed, on JavaFX's own chart. */
  private void lineChart() {
    frame++;
    List<XYChart.Series<Number, Number>> curves = new ArrayList<>();
    for (double[] values : design[frame % FRAMES]) {
      List<XYChart.Data<Number, Number>> points = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        points.add(new XYChart.Data<>(i, values[i]));
      }
      curves.add(new XYChart.Series<>(FXCollections.observableList(points)));
    }
    chart.getData().setAll(curves);
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

  /** Curves in one panel, all changed; noisy ones of 40,000 points as of a running training. */
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
    FigureAxis across = FigureAxis.linear("iteration", 0, points);
    FigureAxis upwards = FigureAxis.linear("loss", 0, 1);
    FigurePanel panel =
        new FigurePanel("live", RichText.EMPTY, across, upwards, List.copyOf(curves));
    return Figure.row("benchmark", List.of(panel)).withLegend(Figure.LegendPosition.BELOW);
  }
}
