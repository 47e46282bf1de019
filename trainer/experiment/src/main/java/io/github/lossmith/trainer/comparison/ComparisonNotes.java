package io.github.lossmith.trainer.comparison;

import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.problem.ReadableNumber;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimisation;
import io.github.lossmith.trainer.experiment.SeedList;
import io.github.lossmith.trainer.preparation.ExperimentDiff;
import io.github.lossmith.trainer.preparation.Fingerprint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** What a reader of a comparison has to know beside its numbers. */
final class ComparisonNotes {
  private final List<LossSample> samples;
  private final EvaluationChoice choice;

  ComparisonNotes(List<LossSample> samples, EvaluationChoice choice) {
    this.samples = samples;
    this.choice = choice;
  }

  /** What concerns the runs. */
  List<Problem> general(List<SeedRun> runs) {
    List<Problem> notes = new ArrayList<>();
    add(notes, "trainer.comparison.unfinished", runs, ComparisonNotes::unfinished);
    add(notes, "trainer.comparison.diverged", runs, ComparisonNotes::diverged);
    add(notes, "trainer.comparison.no-number", runs, this::withoutNumber);
    Map<String, List<String>> versions = new LinkedHashMap<>();
    for (SeedRun run : runs) {
      if (!run.version().isEmpty()) {
        versions
            .computeIfAbsent(run.version(), version -> new ArrayList<>())
            .add(run.directory().name());
      }
    }
    if (versions.size() > 1) {
      List<String> parts = new ArrayList<>();
      versions.forEach((version, names) -> parts.add(version + ": " + String.join(", ", names)));
      notes.add(Problem.of("trainer.comparison.versions", String.join("; ", parts)));
    }
    samples.forEach(sample -> addPlaces(notes, sample));
    return notes;
  }

  /** One line for all losses and seeds that have what is looked for. */
  private static void add(
      List<Problem> notes,
      String key,
      List<SeedRun> runs,
      BiFunction<SeedRun, String, String> looked) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (SeedRun run : runs) {
      for (LossSettings loss : run.experiment().losses()) {
        String text = looked.apply(run, loss.name());
        if (!text.isEmpty()) {
          found.computeIfAbsent(loss.name(), name -> new ArrayList<>()).add(text);
        }
      }
    }
    if (!found.isEmpty()) {
      List<String> parts = new ArrayList<>();
      found.forEach((loss, seeds) -> parts.add(loss + ": " + String.join(", ", seeds)));
      notes.add(Problem.of(key, String.join("; ", parts)));
    }
  }

  private static String unfinished(SeedRun run, String loss) {
    return run.diverged().contains(loss) || run.isFinished(loss)
        ? ""
        : run.seed()
            + " ("
            + run.steps(loss)
            + "/"
            + run.experiment().schedule().iterations()
            + ")";
  }

  private static String diverged(SeedRun run, String loss) {
    return run.diverged().contains(loss) ? Long.toString(run.seed()) : "";
  }

  private String withoutNumber(SeedRun run, String loss) {
    boolean unknown =
        !run.diverged().contains(loss)
            && run.isFinished(loss)
            && choice
                .of(run.evaluations(loss))
                .filter(e -> Double.isNaN(choice.mean(e)))
                .isPresent();
    return unknown ? Long.toString(run.seed()) : "";
  }

  /** Seeds of one sample that differ in what is taken for the same, such as their folders. */
  private static void addPlaces(List<Problem> notes, LossSample sample) {
    Set<String> seen = new TreeSet<>();
    for (SeedRun run : sample.runs().values()) {
      seen.add(between(run.experiment(), sample.first().experiment()));
    }
    seen.remove("");
    for (String difference : seen) {
      Problem note = Problem.of("trainer.comparison.places", difference);
      if (!notes.contains(note)) {
        notes.add(note);
      }
    }
  }

  private static String between(Experiment one, Experiment other) {
    return ExperimentDiff.between(
        LossSample.withoutSeed(Fingerprint.essence(one)),
        LossSample.withoutSeed(Fingerprint.essence(other)));
  }

  /** For each loss, what weakens its difference to the baseline. */
  Map<String, List<Problem>> caveats(List<SeedScores> scores, int baseline) {
    Map<String, List<Problem>> caveats = new LinkedHashMap<>();
    for (int i = 0; i < samples.size(); i++) {
      if (i != baseline) {
        List<Problem> own = new ArrayList<>();
        addSeeds(own, scores.get(i), scores.get(baseline));
        addDifferences(own, samples.get(i), samples.get(baseline));
        caveats.put(samples.get(i).name(), own);
      }
    }
    return caveats;
  }

  private static void addSeeds(List<Problem> notes, SeedScores own, SeedScores baseline) {
    Set<Long> mine = own.values().keySet();
    Set<Long> others = baseline.values().keySet();
    if (!mine.equals(others)) {
      int shared = own.minus(baseline).length;
      notes.add(
          Problem.of(
              "trainer.comparison.seeds",
              own.loss(),
              SeedList.print(List.copyOf(mine)),
              baseline.loss(),
              SeedList.print(List.copyOf(others)),
              shared));
    }
  }

  private static void addDifferences(List<Problem> notes, LossSample own, LossSample baseline) {
    List<String> parts = new ArrayList<>();
    LossSettings mine = own.settings();
    LossSettings others = baseline.settings();
    add(parts, "learningRate", mine.learningRate(), others.learningRate());
    add(parts, "boxWeight", mine.boxWeight(), others.boxWeight());
    Optimisation rule = mine.optimisation();
    Optimisation other = others.optimisation();
    add(parts, "optimizer", rule.optimizer().print(), other.optimizer().print());
    add(parts, "learningRateSchedule", rule.schedule().print(), other.schedule().print());
    String shared = between(own.first().experiment(), baseline.first().experiment());
    if (!shared.isEmpty()) {
      parts.add(shared);
    }
    String engine = engine(own.first().engine());
    add(parts, "engine", engine, engine(baseline.first().engine()));
    add(parts, "lossmith", own.first().version(), baseline.first().version());
    if (!parts.isEmpty()) {
      notes.add(
          Problem.of(
              "trainer.comparison.differs", own.name(), baseline.name(), String.join("; ", parts)));
    }
  }

  private static void add(List<String> parts, String name, double own, double other) {
    if (own != other) {
      parts.add(name + " " + ReadableNumber.of(own) + " / " + ReadableNumber.of(other));
    }
  }

  private static void add(List<String> parts, String name, String own, String other) {
    if (!own.equals(other)) {
      parts.add(name + " " + own + " / " + other);
    }
  }

  private static String engine(EngineChoice choice) {
    return choice.engine() + " " + choice.device();
  }
}
