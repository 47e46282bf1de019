package io.github.lossmith.app.train;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.dataset.Dataset;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.dataset.VocReader;
import io.github.lossmith.trainer.dataset.VocReader.Source;
import io.github.lossmith.trainer.experiment.DataSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What is said about an experiment's images before a run. */
final class DataVerdict {
  private DataVerdict() {}

  /**
   * How many images there are.
   *
   * @param train to train on
   * @param test to test on
   */
  record Counts(int train, int test) {}

  /** Reads all annotations; may take seconds. */
  static Words of(Experiment experiment) {
    DataSettings data = experiment.data();
    if (data.synthetic()) {
      return Words.of(
          "app.train.verdict.synthetic",
          Integer.toString(data.images()),
          Integer.toString(data.testImages()));
    }
    return read(data).fold(DataVerdict::words, problem -> texts -> texts.text(problem));
  }

  /** Reads how many images there are. */
  static Outcome<Counts> counts(Experiment experiment) {
    DataSettings data = experiment.data();
    return data.synthetic()
        ? Outcome.ok(new Counts(data.images(), data.testImages()))
        : read(data)
            .map(all -> new Counts(all.train().samples().size(), all.test().samples().size()));
  }

  private static Outcome<ExperimentImages> read(DataSettings data) {
    return VocReader.read(
        sources(data, DataSettings.Part::train),
        sources(data, DataSettings.Part::test),
        data.classes());
  }

  private static List<Source> sources(
      DataSettings data, Function<DataSettings.Part, List<String>> splits) {
    Path folder = Path.of(data.folder());
    return data.parts().stream()
        .map(part -> new Source(folder.resolve(part.root()), splits.apply(part)))
        .filter(source -> !source.splits().isEmpty())
        .toList();
  }

  private static Words words(ExperimentImages images) {
    Dataset train = images.train();
    Dataset test = images.test();
    return Words.of(
        "app.train.verdict.voc",
        Integer.toString(train.samples().size()),
        Integer.toString(test.samples().size()),
        String.join(", ", train.classes()),
        Integer.toString(train.skippedBoxes() + test.skippedBoxes()));
  }
}
