package io.github.lossmith.app.train.launch;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.TrunkMode;
import io.github.lossmith.trainer.keras.KerasWeights;
import io.github.lossmith.trainer.voc.VocFolder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files that an experiment names.
 *
 * @param data empty where the experiment makes no sense yet
 * @param detector empty where the experiment makes no sense yet
 */
record NamedFiles(Optional<DataSource> data, Optional<DetectorSettings> detector) {
  static final Answer NOTHING =
      new Answer(new NamedFiles(Optional.empty(), Optional.empty()), Map.of());

  /** Enough to know a wrong folder; the doctor looks at all. */
  private static final int IMAGES_LOOKED_AT = 3;

  /** What is wrong with the files. */
  record Answer(NamedFiles files, Map<LaunchField, Problem> faults) {
    Answer {
      faults = Map.copyOf(faults);
    }
  }

  static NamedFiles of(Outcome<Experiment> experiment) {
    Optional<Experiment> asked = experiment.toOptional();
    return new NamedFiles(asked.map(Experiment::data), asked.map(Experiment::detector));
  }

  /** Checks the disk; caches the result of reading a weight file, which takes longest. */
  static final class Look implements Function<NamedFiles, Answer> {
    /** A weight file as it was. */
    private record Weights(String file, double width, long modified, long size) {}

    private volatile Optional<Weights> good = Optional.empty();

    @Override
    public Answer apply(NamedFiles files) {
      Map<LaunchField, Problem> faults = new EnumMap<>(LaunchField.class);
      files.data().ifPresent(data -> faults.putAll(data.fold(generated -> Map.of(), Look::voc)));
      files
          .detector()
          .flatMap(this::weights)
          .ifPresent(problem -> faults.put(LaunchField.WEIGHTS, problem));
      return new Answer(files, faults);
    }

    private static Map<LaunchField, Problem> voc(DataSource.VocFolders data) {
      Map<LaunchField, Problem> faults = new EnumMap<>(LaunchField.class);
      try {
        Path folder = Path.of(data.folder());
        for (DataSource.Part part : data.parts()) {
          Outcome<VocFolder> open = VocFolder.open(folder.resolve(part.root()));
          open.failure().ifPresent(wrong -> faults.putIfAbsent(LaunchField.FOLDER, wrong));
          open.toOptional()
              .ifPresent(
                  voc -> {
                    splits(voc, part.train(), LaunchField.TRAIN_SPLITS, faults);
                    splits(voc, part.test(), LaunchField.TEST_SPLITS, faults);
                  });
        }
      } catch (InvalidPathException none) {
        faults.put(LaunchField.FOLDER, Problem.of("app.train.launch.no-path", data.folder()));
      }
      return faults;
    }

    private static void splits(
        VocFolder folder, List<String> names, LaunchField field, Map<LaunchField, Problem> faults) {
      for (String name : names) {
        Outcome<List<String>> ids = folder.split(name);
        ids.failure().ifPresent(wrong -> faults.putIfAbsent(field, wrong));
        List<String> first = new ArrayList<>(ids.toOptional().orElse(List.of()));
        for (String id : first.subList(0, Math.min(IMAGES_LOOKED_AT, first.size()))) {
          Optional<Problem> wrong = folder.annotation(id).failure();
          if (wrong.isEmpty() && folder.image(id).isEmpty()) {
            wrong = Optional.of(Problem.of("trainer.voc.no-image", id, folder.root()));
          }
          wrong.ifPresent(problem -> faults.putIfAbsent(LaunchField.FOLDER, problem));
        }
      }
    }

    private Optional<Problem> weights(DetectorSettings detector) {
      boolean none = detector.weights().isEmpty();
      if (detector.trunk() == TrunkMode.SMALL || (none && detector.trunk() != TrunkMode.FROZEN)) {
        return Optional.empty();
      }
      if (none) {
        return Optional.of(
            Problem.of("app.train.launch.no-weights", KerasWeights.name(detector.width())));
      }
      try {
        return read(Path.of(detector.weights()), detector);
      } catch (InvalidPathException noPath) {
        return Optional.of(Problem.of("app.train.launch.no-path", detector.weights()));
      }
    }

    private Optional<Problem> read(Path file, DetectorSettings detector) {
      if (!Files.isRegularFile(file)) {
        return Optional.of(Problem.of("app.train.launch.no-file", file));
      }
      Weights now =
          new Weights(
              detector.weights(),
              detector.width(),
              file.toFile().lastModified(),
              file.toFile().length());
      if (good.filter(now::equals).isPresent()) {
        return Optional.empty();
      }
      Optional<Problem> wrong = KerasWeights.read(file, detector.width()).failure();
      good = wrong.isEmpty() ? Optional.of(now) : good;
      return wrong;
    }
  }
}
