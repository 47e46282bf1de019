package io.github.lossmith.app.command;

import io.github.lossmith.app.command.machine.EngineConsole;
import io.github.lossmith.app.command.option.DeviceOptions;
import io.github.lossmith.app.command.option.FolderConverter;
import io.github.lossmith.app.command.option.OptimisationOptions;
import io.github.lossmith.app.command.output.StandardStreams;
import io.github.lossmith.app.command.training.FollowedTraining;
import io.github.lossmith.app.command.training.GroupTraining;
import io.github.lossmith.app.engine.EngineWish;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassTablesText;
import io.github.lossmith.trainer.engine.EngineChoice;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.engine.ProgramRefused;
import io.github.lossmith.trainer.engine.TrainingOffer;
import io.github.lossmith.trainer.experiment.CompleteExperiment;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.LossChoice;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.experiment.SeedList;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.preparation.RunPreparation;
import io.github.lossmith.trainer.run.FolderName;
import io.github.lossmith.trainer.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossmith train}: an experiment under one or several losses. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the detector under several losses with the same seed, first weights and batches.",
      "SIGTERM and Ctrl-C stop with a checkpoint; --resume goes on from the last one.",
      "Exit code 0: trained to the end, 75: stopped with a checkpoint, 2: bad input, 3: another"
          + " process",
      "trains this run, 1: failed."
    })
public final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "EXPERIMENT|PRESET",
      description =
          "an *.experiment.json file, or quick, bccd, voc-paper, section-7-properties,"
              + " section-7-warm-up, section-7-periodic, section-7-ratio")
  private String experimentName;

  @Option(
      names = "--loss",
      paramLabel = "NAME|DESIGN",
      description =
          "train this instead of the experiment's losses: one of them by name, a preset, a design"
              + " file, or a formula; may be repeated")
  private List<String> losses = new ArrayList<>();

  @Option(
      names = "--class-tables",
      paramLabel = "RULE|JSON",
      description =
          "tables of the classes for every loss: inverse-frequency, effective-number,"
              + " logit-adjustment, balanced-softmax, ldam, cdt or vs on the counts of the data, as"
              + " effective-number,beta=0.999; or weights by class, as"
              + " '{\"weights\": {\"cat\": 2, \"dog\": 1}}'")
  private String classTables = "";

  @Option(names = "--data", paramLabel = "DIR", description = "the folder of the images (VOC)")
  private @Nullable Path data;

  @Option(names = "--weights", paramLabel = "FILE", description = "Keras weights of the trunk")
  private @Nullable Path weights;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = FolderConverter.class,
      description = "the run directory (default: runs/ and the experiment's name)")
  private @Nullable Path out;

  @Option(names = "--resume", description = "go on with the run in the run directory")
  private boolean resume;

  @Option(names = "--seed", paramLabel = "N", description = "another seed")
  private @Nullable Long seed;

  @Option(
      names = "--seeds",
      paramLabel = "LIST",
      description =
          "one run for each of several seeds, as 0-4 or 0,3,7; the run directory becomes a folder"
              + " of runs, and the same command again trains what is missing")
  private @Nullable String seeds;

  @Option(
      names = "--race",
      description = "train the losses in turns, from one evaluation to the next each")
  private boolean race;

  @Option(
      names = "--stop-below",
      paramLabel = "S",
      description =
          "with --race: stop a loss whose mAP is below this share of the best at an evaluation,"
              + " such as 0.5")
  private @Nullable Double stopBelow;

  @Option(names = "--iterations", paramLabel = "N", description = "another number of steps")
  private @Nullable Integer iterations;

  @Option(names = "--batch", paramLabel = "N", description = "another number of images a step")
  private @Nullable Integer batch;

  @Option(
      names = "--accumulate",
      paramLabel = "N",
      description =
          "cut each batch into N parts and add up their gradients: the same steps in less memory"
              + " (default: the experiment's; on a card, by its free memory)")
  private @Nullable Integer accumulate;

  @Mixin private OptimisationOptions optimisation;

  @Mixin private DeviceOptions devices;

  /** Made by picocli, which fills in the fields. */
  @SuppressWarnings("NullAway.Init")
  TrainCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Outcome<Experiment> asked =
        ExperimentPresets.find(experimentName).then(this::changed).then(CompleteExperiment::of);
    if (!asked.isOk()) {
      return refuse(asked.failure().orElseThrow());
    }
    Experiment experiment = asked.orThrow();
    RunDirectory run = directory(experiment);
    Outcome<EngineWish> wish = devices.wish();
    if (!wish.isOk()) {
      return refuse(wish.failure().orElseThrow());
    }
    Outcome<TrainingOffer> chosen =
        new EngineConsole(spec, devices).chosen(wish.orThrow(), run, resume);
    return chosen.isOk()
        ? train(fitted(experiment, chosen.orThrow()), run, chosen.orThrow().choice())
        : new EngineConsole(spec, devices).refuse(chosen.failure().orElseThrow());
  }

  /** On a card, in parts that fit, unless their number was given. */
  private Experiment fitted(Experiment experiment, TrainingOffer chosen) {
    return accumulate == null ? EngineConsole.fitted(experiment, chosen) : experiment;
  }

  private int train(Experiment experiment, RunDirectory run, EngineChoice choice)
      throws InterruptedException {
    if (experiment.schedule().race().isPresent() && choice.engine().equals(Engines.PYTORCH)) {
      StandardStreams.of(spec).say(Problem.of("app.train.race.engine").message());
    }
    return experiment.schedule().seeds().isEmpty()
        ? trainOne(experiment, run, choice)
        : new GroupTraining(StandardStreams.of(spec), spec.commandLine().getErr())
            .run(experiment, new RunGroup(run.path()), choice);
  }

  private int trainOne(Experiment experiment, RunDirectory run, EngineChoice choice)
      throws InterruptedException {
    Outcome<RunDirectory> prepared = RunPreparation.prepare(experiment, run, resume, choice);
    if (!prepared.isOk()) {
      return refuse(prepared.failure().orElseThrow());
    }
    RunDirectory directory = prepared.orThrow();
    try {
      return new FollowedTraining(directory, spec.commandLine().getErr()).run();
    } catch (ProgramRefused refused) {
      return refuse(refused.problem());
    } catch (IOException refused) {
      return StandardStreams.of(spec)
          .fail(
              Problem.of(
                  "trainer.training.unwritable", directory.path(), AtomicFile.reason(refused)));
    }
  }

  private RunDirectory directory(Experiment experiment) {
    Path folder = out == null ? Path.of("runs", FolderName.readable(experiment.name())) : out;
    return new RunDirectory(folder);
  }

  private Outcome<Experiment> changed(Experiment experiment) {
    Schedule schedule = experiment.schedule();
    if (seed != null && seed < 0) {
      return Outcome.bad("app.train.number", "--seed", seed, 0);
    }
    if (iterations != null && iterations < 1) {
      return Outcome.bad("app.train.number", "--iterations", iterations, 1);
    }
    if (batch != null && batch < 1) {
      return Outcome.bad("app.train.number", "--batch", batch, 1);
    }
    if (accumulate != null && accumulate < 1) {
      return Outcome.bad("app.train.number", "--accumulate", accumulate, 1);
    }
    if (stopBelow != null && (!race || !(stopBelow >= 0 && stopBelow <= Schedule.MOST_STOPPED))) {
      return Outcome.bad("app.train.race.share", Double.toString(stopBelow));
    }
    schedule = race ? schedule.withRace(OptionalDouble.of(share())) : schedule;
    schedule = accumulate == null ? schedule : schedule.withAccumulate(accumulate);
    schedule = seed == null ? schedule : schedule.withSeed(seed);
    if (seed != null && seeds != null) {
      return Outcome.bad("app.train.group.both");
    }
    schedule = iterations == null ? schedule : schedule.withIterations(iterations);
    schedule = batch == null ? schedule : schedule.withBatch(batch);
    Experiment changed = experiment.withSchedule(schedule);
    return seeded(changed)
        .then(one -> LossChoice.of(losses, one))
        .then(optimisation::change)
        .then(one -> ClassTablesText.parse(classTables).map(one::withClassTables))
        .map(this::withFiles);
  }

  private double share() {
    return stopBelow == null ? 0 : stopBelow;
  }

  private Outcome<Experiment> seeded(Experiment experiment) {
    return seeds == null
        ? Outcome.ok(experiment)
        : SeedList.parse(seeds)
            .map(several -> experiment.withSchedule(experiment.schedule().withSeeds(several)));
  }

  private Experiment withFiles(Experiment experiment) {
    DataSource images = experiment.data();
    DetectorSettings detector = experiment.detector();
    return experiment
        .withData(data == null ? images : images.withFolder(data.toString()))
        .withDetector(weights == null ? detector : detector.withWeights(weights.toString()));
  }

  private int refuse(Problem problem) {
    return StandardStreams.of(spec).refuse(problem);
  }
}
