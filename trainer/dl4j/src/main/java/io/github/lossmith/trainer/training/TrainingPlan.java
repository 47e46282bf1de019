package io.github.lossmith.trainer.training;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.dataset.Augmenter;
import io.github.lossmith.trainer.dataset.ExperimentImages;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.feature.FeatureCache;
import io.github.lossmith.trainer.keras.KerasWeights;
import io.github.lossmith.trainer.preparation.PlannedLoss;
import io.github.lossmith.trainer.prior.Priors;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An experiment with all inputs found and checked: nothing is missing when it starts. */
final class TrainingPlan {
  private final Experiment experiment;
  private final List<PlannedLoss> losses;
  private final ExperimentImages images;
  private final @Nullable KerasWeights weights;
  private final Priors priors;
  private final Path cache;

  private TrainingPlan(
      Experiment experiment,
      List<PlannedLoss> losses,
      ExperimentImages images,
      @Nullable KerasWeights weights,
      Path cache) {
    this.experiment = experiment;
    this.losses = losses;
    this.images = images;
    this.weights = weights;
    this.priors = Priors.of(experiment.detector());
    this.cache = cache;
  }

  /** Checks all inputs of the experiment; the problem is the first error. */
  static Outcome<TrainingPlan> of(Experiment experiment, Path cache) {
    return losses(experiment)
        .then(
            losses ->
                weights(experiment.detector())
                    .then(
                        weights ->
                            ExperimentImages.open(experiment.data(), cache)
                                .then(
                                    images ->
                                        on(images, losses)
                                            .map(
                                                fitting ->
                                                    new TrainingPlan(
                                                        experiment,
                                                        fitting,
                                                        images,
                                                        weights.orElse(null),
                                                        cache)))))
        .then(TrainingPlan::withRoom);
  }

  private static Outcome<List<PlannedLoss>> losses(Experiment experiment) {
    if (experiment.losses().isEmpty()) {
      return Outcome.bad("trainer.training.no-loss", experiment.name());
    }
    return Outcome.each(
        experiment.losses(), settings -> PlannedLoss.of(settings).mapProblem(settings::unusable));
  }

  /** The losses for the classes of the images. */
  private static Outcome<List<PlannedLoss>> on(ExperimentImages images, List<PlannedLoss> losses) {
    return Outcome.each(
        losses, loss -> loss.on(images.train()).mapProblem(loss.settings()::unusable));
  }

  private static Outcome<Optional<KerasWeights>> weights(DetectorSettings detector) {
    boolean none = detector.weights().isEmpty();
    if (detector.trunk() == TrunkMode.SMALL || (none && detector.trunk() == TrunkMode.FINE_TUNED)) {
      return Outcome.ok(Optional.empty());
    }
    if (none) {
      return Outcome.bad(
          "trainer.training.no-weights",
          Double.toString(detector.width()),
          KerasWeights.name(detector.width()));
    }
    return KerasWeights.read(Path.of(detector.weights()), detector.width()).map(Optional::of);
  }

  private Outcome<TrainingPlan> withRoom() {
    Optional<Problem> problem =
        features()
            .flatMap(
                features -> features.room(images, augmenter(), experiment.detector().copies()));
    return problem.map(Outcome::<TrainingPlan>bad).orElseGet(() -> Outcome.ok(this));
  }

  Experiment experiment() {
    return experiment;
  }

  List<PlannedLoss> losses() {
    return losses;
  }

  ExperimentImages images() {
    return images;
  }

  Priors priors() {
    return priors;
  }

  /** The trunk's first weights, where they come from a file. */
  @Nullable KerasWeights weights() {
    return weights;
  }

  Augmenter augmenter() {
    return new Augmenter(experiment.augmentation(), experiment.schedule().seed());
  }

  Path featureFolder() {
    return cache.resolve("features");
  }

  /** The cache of features, where the trunk is frozen. */
  Optional<FeatureCache> features() {
    KerasWeights frozen = weights;
    return experiment.detector().trunk() == TrunkMode.FROZEN && frozen != null
        ? Optional.of(new FeatureCache(featureFolder(), experiment.detector(), frozen))
        : Optional.empty();
  }

  /** Classes, background included. */
  int scores() {
    return images.train().classes().size() + 1;
  }
}
