package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.train.watch.LossView;
import io.github.lossmith.app.train.watch.MapMetric;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.trainer.run.MetricLine.Evaluation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Runs side by side.
 *
 * @param classes the class names of all runs, sorted
 * @param rows one for each loss that was evaluated
 */
public record ComparisonTable(List<String> classes, List<Row> rows) {
  public ComparisonTable {
    classes = List.copyOf(classes);
    rows = List.copyOf(rows);
  }

  /**
   * A loss of a run.
   *
   * @param finalMap of the last evaluation
   * @param bestStep after how many steps {@code bestMap} was reached
   * @param classes AP of the last evaluation, in the order of the table's classes; NaN: not known
   * @param time from its first line to its last
   */
  public record Row(
      String run,
      String loss,
      double finalMap,
      double bestMap,
      long bestStep,
      List<Double> classes,
      Duration time) {
    public Row {
      classes = List.copyOf(classes);
    }
  }

  public static ComparisonTable of(List<RunView> views, MapMetric metric) {
    TreeSet<String> classes = new TreeSet<>();
    List<LossView> losses = views.stream().flatMap(view -> view.losses().stream()).toList();
    for (LossView loss : losses) {
      loss.finalEvaluation().ifPresent(last -> classes.addAll(metric.perClass(last).keySet()));
    }
    List<String> columns = List.copyOf(classes);
    List<Row> rows = new ArrayList<>();
    for (LossView loss : losses) {
      row(loss, metric, columns).ifPresent(rows::add);
    }
    return new ComparisonTable(columns, rows);
  }

  private static Optional<Row> row(LossView loss, MapMetric metric, List<String> columns) {
    return loss.finalEvaluation()
        .map(
            last -> {
              Evaluation best = loss.bestEvaluation(metric).orElse(last);
              Map<String, Double> known = metric.perClass(last);
              List<Double> classes =
                  columns.stream().map(name -> known.getOrDefault(name, Double.NaN)).toList();
              return new Row(
                  loss.run(),
                  loss.loss(),
                  metric.of(last),
                  metric.of(best),
                  best.iteration(),
                  classes,
                  loss.duration());
            });
  }
}
