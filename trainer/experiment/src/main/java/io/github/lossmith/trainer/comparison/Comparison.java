package io.github.lossmith.trainer.comparison;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.history.MetricLine.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Losses compared with a baseline over the seeds of their runs.
 *
 * @param sought the difference whose number of seeds is told where losses are not told apart
 * @param baseline the name of the loss that the others are compared with
 * @param map of the mean average precision
 * @param classes of the average precision of each class, by its name, in order
 * @param caveats by loss: unequal seeds, and what differs from the baseline beside the loss
 * @param notes what has been left out or counted in a special way, one line each
 */
public record Comparison(
    EvaluationChoice choice,
    double sought,
    String baseline,
    ComparedLosses map,
    SortedMap<String, ComparedLosses> classes,
    Map<String, List<Problem>> caveats,
    List<Problem> notes) {
  /** Two points of mAP: what papers on losses report as a gain. */
  public static final double USUAL_DIFFERENCE = 0.02;

  public Comparison {
    caveats = Collections.unmodifiableMap(new LinkedHashMap<>(caveats));
    notes = List.copyOf(notes);
  }

  /**
   * Compares the losses of the runs.
   *
   * @param wanted the name of the baseline (case, blanks and signs do not matter); where it is
   *     empty, CE, or else the first loss
   * @param sought a difference above 0
   */
  public static Outcome<Comparison> of(
      SeedRuns read, EvaluationChoice choice, Optional<String> wanted, double sought) {
    return LossSamples.of(read.runs())
        .then(all -> finished(all, choice))
        .then(
            samples ->
                baseline(samples, wanted)
                    .map(baseline -> of(read, samples, choice, baseline, sought)));
  }

  private static Outcome<List<LossSample>> finished(
      List<LossSample> samples, EvaluationChoice choice) {
    List<LossSample> counted =
        samples.stream().filter(one -> !scores(one, choice).isEmpty()).toList();
    return counted.isEmpty() ? Outcome.bad("trainer.comparison.none") : Outcome.ok(counted);
  }

  private static Outcome<Integer> baseline(List<LossSample> samples, Optional<String> wanted) {
    for (int i = 0; i < samples.size(); i++) {
      LossSample sample = samples.get(i);
      String name = wanted.orElse("CE");
      if (plain(sample.name()).equals(plain(name)) || plain(sample.loss()).equals(plain(name))) {
        return Outcome.ok(i);
      }
    }
    if (wanted.isEmpty()) {
      return Outcome.ok(0);
    }
    String names = String.join(", ", samples.stream().map(LossSample::name).toList());
    return Outcome.bad("trainer.comparison.baseline", wanted.get(), names);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]", "");
  }

  private static Comparison of(
      SeedRuns read,
      List<LossSample> samples,
      EvaluationChoice choice,
      int baseline,
      double sought) {
    List<SeedScores> means =
        samples.stream().map(one -> new SeedScores(one.name(), scores(one, choice))).toList();
    TreeMap<String, List<SeedScores>> byClass = byClass(samples, choice);
    List<ComparedLosses> compared =
        ComparedLosses.of(List.copyOf(byClass.values()), baseline, sought);
    SortedMap<String, ComparedLosses> classes = new TreeMap<>();
    for (String name : byClass.keySet()) {
      classes.put(name, compared.get(classes.size()));
    }
    ComparisonNotes notes = new ComparisonNotes(samples, choice);
    List<Problem> told = new ArrayList<>(read.notes());
    told.addAll(notes.general(read.runs()));
    return new Comparison(
        choice,
        sought,
        samples.get(baseline).name(),
        ComparedLosses.of(List.of(means), baseline, sought).get(0),
        classes,
        notes.caveats(means, baseline),
        told);
  }

  /** The mean average precision by seed; a seed that diverged has found nothing. */
  static SortedMap<Long, Double> scores(LossSample sample, EvaluationChoice choice) {
    return scores(sample, choice, choice::mean);
  }

  private static SortedMap<Long, Double> scores(
      LossSample sample, EvaluationChoice choice, ToDoubleFunction<Evaluation> value) {
    SortedMap<Long, Double> scores = new TreeMap<>();
    sample
        .runs()
        .forEach(
            (seed, run) -> {
              if (run.diverged().contains(sample.loss())) {
                scores.put(seed, 0.0);
              }
              sample
                  .evaluation(run, choice)
                  .map(value::applyAsDouble)
                  .filter(Double::isFinite)
                  .ifPresent(score -> scores.put(seed, score));
            });
    return scores;
  }

  /** The classes that every loss is evaluated on. */
  private static TreeMap<String, List<SeedScores>> byClass(
      List<LossSample> samples, EvaluationChoice choice) {
    TreeSet<String> names = new TreeSet<>();
    for (LossSample sample : samples) {
      for (SeedRun run : sample.runs().values()) {
        sample
            .evaluation(run, choice)
            .ifPresent(evaluation -> names.addAll(choice.classes(evaluation).keySet()));
      }
    }
    TreeMap<String, List<SeedScores>> tables = new TreeMap<>();
    for (String name : names) {
      List<SeedScores> table =
          samples.stream()
              .map(one -> new SeedScores(one.name(), classScores(one, choice, name)))
              .toList();
      if (table.stream().noneMatch(scores -> scores.values().isEmpty())) {
        tables.put(name, table);
      }
    }
    return tables;
  }

  private static SortedMap<Long, Double> classScores(
      LossSample sample, EvaluationChoice choice, String name) {
    return scores(
        sample, choice, evaluation -> choice.classes(evaluation).getOrDefault(name, Double.NaN));
  }

  /** The caveats of a loss. */
  public List<Problem> caveats(String loss) {
    return caveats.getOrDefault(loss, List.of());
  }

  /**
   * The losses in one metric.
   *
   * @param best the index of the loss that the seeds support as the best, see {@link
   *     PairedFamily#best}
   */
  public record ComparedLosses(List<ComparedLoss> losses, Optional<Integer> best) {
    public ComparedLosses {
      losses = List.copyOf(losses);
    }

    private static List<ComparedLosses> of(
        List<List<SeedScores>> tables, int baseline, double sought) {
      List<List<ComparedLoss>> compared = PairedFamily.compare(tables, baseline, sought);
      return IntStream.range(0, tables.size())
          .mapToObj(i -> new ComparedLosses(compared.get(i), PairedFamily.best(tables.get(i))))
          .toList();
    }
  }
}
