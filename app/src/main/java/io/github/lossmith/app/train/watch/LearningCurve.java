package io.github.lossmith.app.train.watch;

import io.github.lossmith.app.train.spread.SeedCurve;
import io.github.lossmith.app.train.spread.SpreadKind;
import io.github.lossmith.plotting.article.LossIdentity;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import io.github.lossmith.trainer.metric.Interpolation;
import io.github.lossmith.trainer.run.RunDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one curve of the figure is of: a loss of a run, or the same loss under all seeds of a group.
 *
 * @param name in the legend
 * @param grouped whether it is a mean over the seeds of a group, of which one may be there so far
 * @param seeds one or more
 */
record LearningCurve(String name, boolean grouped, List<LossView> seeds) {
  LearningCurve {
    seeds = List.copyOf(seeds);
  }

  /** Identifies a curve: the ticked run or group, and the loss's name. */
  private record Key(RunDirectory row, String loss) {}

  /** The curves of these runs, in their order. */
  static List<LearningCurve> of(List<RunView> views) {
    Set<RunDirectory> rows = new LinkedHashSet<>(views.stream().map(RunView::row).toList());
    Map<Key, LearningCurve> curves = new LinkedHashMap<>();
    for (RunView view : views) {
      for (LossView loss : view.losses()) {
        String run = view.group().map(RunView.GroupTitle::title).orElse(loss.run());
        String name = rows.size() > 1 ? run + " · " + loss.loss() : loss.loss();
        LearningCurve one = new LearningCurve(name, view.group().isPresent(), List.of(loss));
        curves.merge(new Key(view.row(), loss.loss()), one, LearningCurve::with);
      }
    }
    return List.copyOf(curves.values());
  }

  private LearningCurve with(LearningCurve more) {
    List<LossView> all = new ArrayList<>(seeds);
    all.addAll(more.seeds());
    return new LearningCurve(name, grouped, all);
  }

  LossIdentity identity() {
    return seeds.get(0).identity();
  }

  /** The last step of any seed; 1 before the first. */
  double end() {
    double end = 1;
    for (LossView seed : seeds) {
      double[] steps = seed.iterations();
      end = steps.length == 0 ? end : Math.max(end, steps[steps.length - 1]);
    }
    return end;
  }

  /** The mAP over the iterations, its mean over the seeds. */
  SeedCurve precision(Interpolation metric, SpreadKind spread) {
    return SeedCurve.of(precisionOfSeeds(metric), spread);
  }

  List<SeedCurve.Single> precisionOfSeeds(Interpolation metric) {
    return seeds.stream().map(seed -> precision(seed.evaluations(), metric)).toList();
  }

  private static SeedCurve.Single precision(List<Evaluation> seen, Interpolation metric) {
    return new SeedCurve.Single(
        seen.stream().mapToDouble(Evaluation::iteration).toArray(),
        seen.stream().mapToDouble(one -> one.mean(metric)).toArray());
  }

  /** A quantity for each seed. */
  List<SeedCurve.Single> quantity(CurveQuantity quantity) {
    return seeds.stream().map(quantity::of).toList();
  }
}
