package io.github.lossmith.app.train.sweep;

import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.sweep.SweepTask;
import io.github.lossmith.trainer.sweep.TaskState;
import io.github.lossmith.trainer.sweep.TaskStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The runs of a sweep in rows and columns.
 *
 * @param columns their heads
 * @param rows each with a cell a column
 */
record SweepTable(List<String> columns, List<Row> rows) {
  SweepTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A row with its head. */
  record Row(String name, List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * The runs of one row and column.
   *
   * @param runs those that have begun, in the order of their numbers
   * @param planned all of them; 0 where the sweep has no such combination
   * @param ended how many are finished or diverged
   * @param scored how many of them have a score; a run that diverged has found nothing
   * @param mean of the scores, NaN where there is none
   * @param deviation of the scores, NaN below two
   * @param place of the mean between the lowest of the table, 0, and the highest, 1
   */
  record Cell(
      List<RunDirectory> runs,
      int planned,
      int ended,
      int scored,
      int running,
      int failed,
      int diverged,
      double mean,
      double deviation,
      double place) {
    Cell {
      runs = List.copyOf(runs);
    }

    private Cell within(double low, double high) {
      double at = high > low ? (mean - low) / (high - low) : 0.5;
      return new Cell(runs, planned, ended, scored, running, failed, diverged, mean, deviation, at);
    }
  }

  /** What is asked for: two axes, and one loss or all. */
  record Choice(String rows, String columns, Optional<String> family) {}

  /** Sorts the runs. */
  static SweepTable of(List<TaskStatus> tasks, Map<RunDirectory, Double> scores, Choice choice) {
    SweepAxes axes = SweepAxes.of(tasks.stream().map(TaskStatus::task).toList());
    Map<String, Map<String, List<TaskStatus>>> sorted = new LinkedHashMap<>();
    Set<String> columns = new LinkedHashSet<>();
    for (TaskStatus one : tasks) {
      SweepTask task = one.task();
      if (choice.family().filter(family -> !family.equals(task.family())).isEmpty()) {
        String column = axes.value(task, choice.columns());
        columns.add(column);
        sorted
            .computeIfAbsent(axes.value(task, choice.rows()), row -> new LinkedHashMap<>())
            .computeIfAbsent(column, first -> new ArrayList<>())
            .add(one);
      }
    }
    List<Row> rows = new ArrayList<>();
    sorted.forEach(
        (name, row) ->
            rows.add(
                new Row(
                    name,
                    columns.stream()
                        .map(column -> cell(row.getOrDefault(column, List.of()), scores))
                        .toList())));
    return new SweepTable(List.copyOf(columns), rows).coloured();
  }

  private static Cell cell(List<TaskStatus> tasks, Map<RunDirectory, Double> scores) {
    List<Double> known = new ArrayList<>();
    for (TaskStatus one : tasks) {
      Double score = scores.get(one.task().run());
      if (score != null && Double.isFinite(score)) {
        known.add(score);
      }
    }
    double mean = known.stream().mapToDouble(score -> score).average().orElse(Double.NaN);
    double squares = known.stream().mapToDouble(score -> (score - mean) * (score - mean)).sum();
    return new Cell(
        tasks.stream().filter(one -> one.run().isPresent()).map(one -> one.task().run()).toList(),
        tasks.size(),
        (int) tasks.stream().filter(one -> one.state().isResult()).count(),
        known.size(),
        count(tasks, TaskState.RUNNING),
        count(tasks, TaskState.FAILED),
        count(tasks, TaskState.DIVERGED),
        mean,
        known.size() > 1 ? Math.sqrt(squares / (known.size() - 1)) : Double.NaN,
        Double.NaN);
  }

  private static int count(List<TaskStatus> tasks, TaskState state) {
    return (int) tasks.stream().filter(one -> one.state() == state).count();
  }

  private SweepTable coloured() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Row row : rows) {
      for (Cell cell : row.cells()) {
        if (cell.scored() > 0) {
          low = Math.min(low, cell.mean());
          high = Math.max(high, cell.mean());
        }
      }
    }
    double least = low;
    double most = high;
    return new SweepTable(
        columns,
        rows.stream()
            .map(
                row ->
                    new Row(
                        row.name(),
                        row.cells().stream().map(cell -> cell.within(least, most)).toList()))
            .toList());
  }
}
