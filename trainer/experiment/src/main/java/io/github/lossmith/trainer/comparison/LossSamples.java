package io.github.lossmith.trainer.comparison;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.comparison.LossSample.Setting;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.LossSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Sorts the runs by loss and experiment. */
final class LossSamples {
  private final Map<Setting, LossSample> samples = new LinkedHashMap<>();
  private Optional<Outcome<List<LossSample>>> refusal = Optional.empty();

  private LossSamples() {}

  /** Each loss of each experiment; or what is there twice, or cannot be compared at all. */
  static Outcome<List<LossSample>> of(List<SeedRun> runs) {
    for (SeedRun run : runs) {
      if (!isTestedLike(run, runs.get(0))) {
        return Outcome.bad(
            "trainer.comparison.other-images",
            runs.get(0).directory().path(),
            run.directory().path());
      }
    }
    LossSamples sorted = new LossSamples();
    runs.forEach(sorted::add);
    return sorted.refusal.orElseGet(() -> Outcome.ok(named(sorted.samples.values())));
  }

  private void add(SeedRun run) {
    List<LossSettings> losses = run.experiment().losses();
    for (int i = 0; i < losses.size(); i++) {
      String loss = losses.get(i).name();
      Setting setting = Setting.of(run, i);
      LossSample before = samples.get(setting);
      Map<Long, SeedRun> seeds = new TreeMap<>(before == null ? Map.of() : before.runs());
      SeedRun twin = seeds.putIfAbsent(run.seed(), run);
      if (twin != null && refusal.isEmpty()) {
        refusal =
            Optional.of(
                Outcome.bad(
                    "trainer.comparison.twice",
                    loss,
                    Long.toString(run.seed()),
                    twin.directory().path(),
                    run.directory().path()));
      }
      samples.put(setting, new LossSample(loss, loss, new TreeMap<>(seeds)));
    }
  }

  /** Precision on other images or of other classes is another quantity. */
  private static boolean isTestedLike(SeedRun run, SeedRun first) {
    Set<String> own = classes(run);
    Set<String> others = classes(first);
    return tested(run).equals(tested(first))
        && (own.isEmpty() || others.isEmpty() || own.equals(others));
  }

  private static Object tested(SeedRun run) {
    return run.experiment()
        .data()
        .fold(
            generated -> List.of(generated.testImages()),
            voc -> voc.parts().stream().map(DataSource.Part::test).toList());
  }

  private static Set<String> classes(SeedRun run) {
    Set<String> names = new TreeSet<>();
    run.evaluations()
        .values()
        .forEach(all -> all.forEach(one -> names.addAll(one.ap11().keySet())));
    return names;
  }

  /** Losses of one name get their settings besides, if they are of a sweep, or their folder. */
  private static List<LossSample> named(Iterable<LossSample> samples) {
    Map<String, List<LossSample>> byName = new LinkedHashMap<>();
    for (LossSample sample : samples) {
      byName.computeIfAbsent(sample.loss(), name -> new ArrayList<>()).add(sample);
    }
    List<LossSample> named = new ArrayList<>();
    for (LossSample sample : samples) {
      List<LossSample> same = byName.getOrDefault(sample.loss(), List.of());
      named.add(
          same.size() == 1
              ? sample
              : sample.withName(sample.loss() + " (" + place(sample, same) + ")"));
    }
    return named;
  }

  private static String place(LossSample sample, List<LossSample> same) {
    Optional<String> setting = SweptSetting.of(sample, same);
    if (setting.isPresent()) {
      return setting.get();
    }
    for (Function<LossSample, String> place :
        List.<Function<LossSample, String>>of(LossSamples::group, one -> one.directory().name())) {
      if (same.stream().map(place).distinct().count() == same.size()) {
        return place.apply(sample);
      }
    }
    return sample.directory().path().toString();
  }

  private static String group(LossSample sample) {
    Path parent = sample.directory().path().toAbsolutePath().normalize().getParent();
    Path name = parent == null ? null : parent.getFileName();
    return name == null ? "" : name.toString();
  }
}
