package io.github.lossmith.app.train.check;

import io.github.lossmith.app.screen.LocalisedText;
import io.github.lossmith.app.screen.Texts;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.doctor.DataDoctor;
import io.github.lossmith.trainer.doctor.DataFinding;
import io.github.lossmith.trainer.doctor.DataFinding.Effect;
import io.github.lossmith.trainer.doctor.DataReport;
import io.github.lossmith.trainer.doctor.DoctorSettings;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.prior.Priors;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The doctor's verdict on an experiment's images before a run. */
public final class DataVerdict {
  private static final int FINDINGS = 5;

  private DataVerdict() {}

  /**
   * How many images there are.
   *
   * @param train to train on
   * @param test to test on
   */
  public record Counts(int train, int test) {}

  /** Reads all annotations; may take seconds. */
  public static LocalisedText of(Experiment experiment) {
    return experiment.data().fold(DataVerdict::generated, data -> photographs(experiment, data));
  }

  private static LocalisedText generated(DataSource.Generated data) {
    return LocalisedText.of(
        "app.train.verdict.synthetic",
        Integer.toString(data.images()),
        Integer.toString(data.testImages()));
  }

  private static LocalisedText photographs(Experiment experiment, DataSource.VocFolders data) {
    DoctorSettings settings =
        new DoctorSettings(Priors.of(experiment.detector()), data.classes(), false);
    List<Path> folders = data.parts().stream().map(data::folder).toList();
    return DataDoctor.examine(folders, settings, (done, images) -> {})
        .fold(DataVerdict::words, problem -> texts -> texts.text(problem));
  }

  /** Reads how many images there are. */
  static Outcome<Counts> counts(Experiment experiment) {
    return experiment
        .data()
        .fold(
            data -> Outcome.ok(new Counts(data.images(), data.testImages())),
            data ->
                ExperimentImages.voc(data)
                    .map(
                        all ->
                            new Counts(all.train().samples().size(), all.test().samples().size())));
  }

  private static LocalisedText words(DataReport report) {
    return texts -> {
      String classes =
          report.classes().stream()
              .map(one -> one.name() + " " + one.objects())
              .collect(Collectors.joining(", "));
      String verdict =
          texts.text(
              report.canRun() ? "app.train.verdict.fit" : "app.train.verdict.unfit",
              Integer.toString(report.images()),
              classes,
              texts.number(report.positives(), 3),
              Integer.toString(report.priors()),
              Integer.toString(report.count(Effect.BOX_LEFT_OUT)));
      return verdict + worst(report, texts);
    };
  }

  /** The first findings that matter, a line each. */
  private static String worst(DataReport report, Texts texts) {
    return report.findings().stream()
        .filter(finding -> finding.effect() != Effect.WORTH_KNOWING)
        .sorted(Comparator.comparing(DataFinding::effect))
        .limit(FINDINGS)
        .map(finding -> "\n• " + texts.text(finding.text()))
        .collect(Collectors.joining());
  }
}
