package io.github.lossmith.app.train.compare;

import io.github.lossmith.app.train.watch.LossView;
import io.github.lossmith.app.train.watch.RunView;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.metric.Interpolation;
import io.github.lossmith.trainer.run.RunDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Runs side by side.
 *
 * @param classes the class names of all runs, sorted
 * @param rows one for each loss that was evaluated
 */
public record RunResultsTable(List<String> classes, List<Row> rows) {
  public RunResultsTable {
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

  /** The table without the names of engines. */
  public static RunResultsTable of(List<RunView> views, Interpolation metric) {
    return of(views, metric, run -> "");
  }

  /**
   * The table; a run's engine stands behind its title, unless it is the one that comes with
   * Lossmith.
   *
   * @param engine its name, empty where it is not known
   */
  static RunResultsTable of(
      List<RunView> views, Interpolation metric, Function<RunDirectory, String> engine) {
    TreeSet<String> classes = new TreeSet<>();
    List<LossView> losses = views.stream().flatMap(view -> view.losses().stream()).toList();
    for (LossView loss : losses) {
      loss.finalEvaluation().ifPresent(last -> classes.addAll(last.classes(metric).keySet()));
    }
    List<String> columns = List.copyOf(classes);
    List<Row> rows = new ArrayList<>();
    for (RunView view : views) {
      String name = engine.apply(view.directory());
      String suffix = name.isEmpty() || name.equals(Engines.DL4J) ? "" : " (" + name + ")";
      for (LossView loss : view.losses()) {
        row(loss, loss.run() + suffix, metric, columns).ifPresent(rows::add);
      }
    }
    return new RunResultsTable(columns, rows);
  }

  private static Optional<Row> row(
      LossView loss, String run, Interpolation metric, List<String> columns) {
    return loss.finalEvaluation()
        .map(
            last -> {
              Evaluation best = loss.bestEvaluation(metric).orElse(last);
              Map<String, Double> known = last.classes(metric);
              List<Double> classes =
                  columns.stream().map(name -> known.getOrDefault(name, Double.NaN)).toList();
              return new Row(
                  run,
                  loss.loss(),
                  last.mean(metric),
                  best.mean(metric),
                  best.iteration(),
                  classes,
                  loss.duration());
            });
  }
}
