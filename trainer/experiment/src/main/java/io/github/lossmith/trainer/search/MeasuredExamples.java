package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.coefficient.ScaleCoefficient;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.imbalance.ExampleGroup;
import io.github.lossmith.designer.imbalance.GradientSpace;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.fit.HistogramExamples;
import io.github.lossmith.trainer.history.LossHistory;
import io.github.lossmith.trainer.history.MetricLine.Probabilities;
import io.github.lossmith.trainer.history.ProbabilityHistogram;
import io.github.lossmith.trainer.history.RunHistory;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The anchors of a run's last histogram of p_t, on which candidates are compared with the baseline.
 *
 * @param from the run, its loss and step, for people
 * @param groups of anchors, each in one of its bins
 */
public record MeasuredExamples(String from, List<ExampleGroup> groups) {
  public MeasuredExamples {
    groups = List.copyOf(groups);
  }

  /** The last histogram of a run: of the loss of that name, or else of its first that has one. */
  public static Outcome<MeasuredExamples> of(RunDirectory run, String loss) {
    try {
      RunHistory history = RunHistory.read(run);
      Optional<Probabilities> last =
          history
              .loss(loss)
              .flatMap(MeasuredExamples::last)
              .or(
                  () ->
                      history.losses().stream()
                          .flatMap(one -> MeasuredExamples.last(one).stream())
                          .findFirst());
      return last.isPresent()
          ? Outcome.ok(of(run, last.get()))
          : Outcome.bad("trainer.search.no-histogram", run.path());
    } catch (IOException unreadable) {
      return Outcome.bad("trainer.group.unreadable", run.path(), AtomicFile.reason(unreadable));
    }
  }

  private static Optional<Probabilities> last(LossHistory loss) {
    List<Probabilities> all = loss.probabilities();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static MeasuredExamples of(RunDirectory run, Probabilities line) {
    return new MeasuredExamples(
        run.name() + ", " + line.loss() + ", " + line.iteration(),
        HistogramExamples.of(List.of(line.histogram())).groups());
  }

  /**
   * How many times the easy anchors pull the logits as hard as the hard ones, in sum: p from 1/2 on
   * are easy, as in the histogram.
   *
   * @return infinite or NaN where the hard ones are not pulled
   */
  double easyToHard(ScaleCoefficient coefficient) {
    double easy = 0;
    double hard = 0;
    for (ExampleGroup group : groups) {
      double pull = group.count() * Math.abs(GradientSpace.LOGIT.gradient(coefficient, group.p()));
      if (group.p() >= ProbabilityHistogram.EASY_FROM) {
        easy += pull;
      } else {
        hard += pull;
      }
    }
    return easy / hard;
  }
}
