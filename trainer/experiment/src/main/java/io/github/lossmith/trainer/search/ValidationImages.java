package io.github.lossmith.trainer.search;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.DataSource.Generated;
import io.github.lossmith.trainer.experiment.DataSource.Part;
import io.github.lossmith.trainer.experiment.DataSource.VocFolders;
import io.github.lossmith.trainer.generated.GeneratedImages;
import java.nio.file.Path;
import java.util.List;

/** The images that candidates are told apart by, which are none of the test images. */
public final class ValidationImages {
  private ValidationImages() {}

  /**
   * The data of a search in an experiment's data.
   *
   * @param folder where generated images are put
   * @param train the split to train on, in photographs
   * @param validation the split to tell candidates apart by
   */
  public static Outcome<DataSource> of(
      DataSource data, Path folder, String train, String validation) {
    return data.fold(generated -> generated(generated, folder), voc -> voc(voc, train, validation));
  }

  private static Outcome<DataSource> generated(Generated data, Path folder) {
    return GeneratedImages.validation(folder, data.images(), data.testImages())
        .map(
            images ->
                new VocFolders(
                    images.toAbsolutePath().normalize().toString(),
                    List.of(new Part("", List.of("train"), List.of("val"))),
                    GeneratedImages.CLASSES));
  }

  private static Outcome<DataSource> voc(VocFolders data, String train, String validation) {
    if (train.equals(validation)) {
      return Outcome.bad("trainer.search.same-split", validation);
    }
    for (Part part : data.parts()) {
      if (part.test().contains(validation) || part.test().contains(train)) {
        return Outcome.bad("trainer.search.test-split", train, validation);
      }
    }
    VocFolders held =
        new VocFolders(
            data.folder(),
            data.parts().stream()
                .filter(part -> !part.train().isEmpty())
                .map(part -> new Part(part.root(), List.of(train), List.of(validation)))
                .toList(),
            data.classes());
    return ExperimentImages.voc(data)
        .then(readable -> ExperimentImages.voc(held))
        .map(readable -> held);
  }
}
