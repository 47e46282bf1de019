package io.github.lossmith.trainer.doctor;

import io.github.lossmith.trainer.doctor.DataFinding.Effect;
import io.github.lossmith.trainer.doctor.DataFinding.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The doctor's report on a data set.
 *
 * @param images annotated or named by a split
 * @param splits in the order of their names
 * @param classes in the order of their names
 * @param priors of the detector
 * @param positives priors matched on an image, mean over the images that have objects
 * @param fewestPositives the least of them
 * @param findings folder by folder
 */
public record DataReport(
    int images,
    List<SplitCount> splits,
    List<ClassCount> classes,
    int priors,
    double positives,
    int fewestPositives,
    List<DataFinding> findings) {
  public DataReport {
    splits = List.copyOf(splits);
    classes = List.copyOf(classes);
    findings = List.copyOf(findings);
  }

  /** True if a run on the splits can start. */
  public boolean canRun() {
    return count(Effect.STOPS_A_RUN) == 0;
  }

  /** How many findings have that effect. */
  public int count(Effect effect) {
    return (int) findings.stream().filter(finding -> finding.effect() == effect).count();
  }

  /** How often each kind was found; kinds not found are not in it. */
  public Map<Kind, Integer> counts() {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    findings.forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
    return counts;
  }
}
