package io.github.lossmith.trainer.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.sweep.SweepFolder;
import io.github.lossmith.trainer.sweep.SweepTask;
import io.github.lossmith.trainer.sweep.SweptField;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What tells one setting of a sweep from the others, such as {@code learningRate 0.001, batch 8}.
 */
final class SweptSetting {
  private SweptSetting() {}

  /**
   * The values of the fields in which samples of one loss differ; empty where they are not of a
   * sweep, or differ in something else too.
   *
   * @param same the samples of the loss, this one among them
   */
  static Optional<String> of(LossSample sample, List<LossSample> same) {
    if (!same.stream().allMatch(SweptSetting::isOfSweep)) {
      return Optional.empty();
    }
    List<JsonNode> experiments = same.stream().map(SweptSetting::experiment).toList();
    List<SweptField> varied =
        Arrays.stream(SweptField.values())
            .filter(field -> values(field, experiments, sample.loss()) > 1)
            .toList();
    List<String> names = experiments.stream().map(one -> name(varied, one, sample.loss())).toList();
    return names.stream().distinct().count() == same.size()
        ? Optional.of(names.get(same.indexOf(sample)))
        : Optional.empty();
  }

  private static boolean isOfSweep(LossSample sample) {
    Path sweep = sample.directory().path().toAbsolutePath().normalize().getParent();
    return sweep != null && new SweepFolder(sweep).exists();
  }

  private static JsonNode experiment(LossSample sample) {
    return StrictJson.parse(ExperimentFile.print(sample.first().experiment()), "experiment")
        .toOptional()
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static long values(SweptField field, List<JsonNode> experiments, String loss) {
    return experiments.stream().map(one -> SweepTask.text(field.get(one, loss))).distinct().count();
  }

  private static String name(List<SweptField> varied, JsonNode experiment, String loss) {
    return varied.stream()
        .map(field -> field.key() + " " + SweepTask.text(field.get(experiment, loss)))
        .collect(Collectors.joining(", "));
  }
}
