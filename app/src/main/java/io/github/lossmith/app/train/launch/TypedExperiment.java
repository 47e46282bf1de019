package io.github.lossmith.app.train.launch;

import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.designer.table.ClassTables;
import io.github.lossmith.designer.table.ClassTablesText;
import io.github.lossmith.trainer.experiment.DataSource;
import io.github.lossmith.trainer.experiment.DetectorSettings;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LearningRateSchedule;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.experiment.Optimisation;
import io.github.lossmith.trainer.experiment.Optimizer;
import io.github.lossmith.trainer.experiment.Schedule;
import io.github.lossmith.trainer.experiment.SeedList;
import io.github.lossmith.trainer.experiment.TrunkMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The experiment that the launch form describes.
 *
 * @param experiment as the command line would read it, or the first thing that is wrong
 * @param faults what is wrong with the fields
 */
record TypedExperiment(Outcome<Experiment> experiment, Map<LaunchField, Problem> faults) {
  static final TypedExperiment NOTHING =
      new TypedExperiment(Outcome.bad("app.train.launch.no-loss"), Map.of());

  /** The ranges that an experiment file may have. */
  private static final long MOST_STEPS = 1_000_000_000;

  private static final long MOST_BATCH = 4096;
  private static final long MOST_COPIES = 1000;

  /**
   * Reads the form.
   *
   * @param base what the form does not show
   * @param again whether the base is a run's, whose classes hold as long as its folder does
   * @param race whether the losses are trained in turns
   */
  static TypedExperiment of(
      Experiment base,
      boolean again,
      Map<LaunchField, String> values,
      boolean race,
      TrunkMode trunk,
      double width,
      List<LossRowModel> losses) {
    return new Reader(base, again, values, race).read(trunk, width, losses);
  }

  /** Reads the fields one after another and notes what is wrong. */
  private static final class Reader {
    private final Experiment base;
    private final boolean again;
    private final Map<LaunchField, String> values;
    private final boolean race;
    private final Map<LaunchField, Problem> faults = new EnumMap<>(LaunchField.class);

    private Reader(Experiment base, boolean again, Map<LaunchField, String> values, boolean race) {
      this.base = base;
      this.again = again;
      this.values = values;
      this.race = race;
    }

    private TypedExperiment read(TrunkMode trunk, double width, List<LossRowModel> losses) {
      String name = text(LaunchField.NAME);
      refuse(LaunchField.NAME, name.isEmpty(), "app.train.launch.no-name");
      DataSource data = data();
      DetectorSettings detector = detector(trunk, width);
      Schedule schedule = schedule();
      OptimisationForm optimisation = OptimisationForm.read(values, faults);
      ClassTables tables = classTables();
      List<LossSettings> wanted = new ArrayList<>();
      Outcome<Boolean> chosen = read(losses, wanted);
      Outcome<Experiment> read =
          firstFault()
              .then(fine -> chosen)
              .then(
                  fine ->
                      strict(
                          new Experiment(
                                  name,
                                  base.description(),
                                  data,
                                  detector,
                                  base.augmentation(),
                                  schedule,
                                  optimisation.of(wanted))
                              .withClassTables(tables)));
      return new TypedExperiment(read, Map.copyOf(faults));
    }

    private Outcome<Boolean> firstFault() {
      return faults.entrySet().stream()
          .findFirst()
          .map(fault -> Outcome.<Boolean>bad(fault.getKey().named(fault.getValue())))
          .orElse(Outcome.ok(true));
    }

    private static Outcome<Experiment> strict(Experiment asked) {
      return ExperimentFile.parse(ExperimentFile.print(asked), asked.name());
    }

    private String text(LaunchField field) {
      return values.getOrDefault(field, "").strip();
    }

    private void refuse(LaunchField field, boolean wrong, String key) {
      if (wrong) {
        faults.put(field, Problem.of(key));
      }
    }

    private long whole(LaunchField field, long least, long most) {
      return TypedNumbers.whole(text(field), least, most)
          .fold(
              value -> value,
              problem -> {
                faults.put(field, problem);
                return least;
              });
    }

    /** Two losses of one name get a number; the form says so. */
    private static Outcome<Boolean> read(List<LossRowModel> losses, List<LossSettings> wanted) {
      Set<String> names = new HashSet<>();
      Outcome<Boolean> all = Outcome.ok(true);
      boolean any = false;
      for (LossRowModel form : losses) {
        if (!form.chosen().get()) {
          form.pass();
          continue;
        }
        any = true;
        form.settings()
            .map(settings -> named(settings, names))
            .ifPresent(
                settings -> {
                  form.call(settings.name());
                  wanted.add(settings);
                });
        if (all.isOk() && form.fault().get().isPresent()) {
          all = Outcome.bad(form.fault().get().get().named(form.name().get().strip()));
        }
      }
      return any ? all : Outcome.bad("app.train.launch.no-loss");
    }

    private static LossSettings named(LossSettings loss, Set<String> names) {
      String name = loss.name();
      for (int i = 2; !names.add(name); i++) {
        name = loss.name() + " " + i;
      }
      return loss.withName(name);
    }

    /** The classes of a folder of the user's are those in its annotations. */
    private DataSource data() {
      return base.data().fold(generated -> generated, this::photographs);
    }

    private DataSource photographs(DataSource.VocFolders data) {
      String folder = text(LaunchField.FOLDER);
      refuse(LaunchField.FOLDER, folder.isEmpty(), "app.train.launch.which-folder");
      if (data.parts().size() != 1) {
        return data.in(folder);
      }
      List<String> train = names(LaunchField.TRAIN_SPLITS);
      List<String> test = names(LaunchField.TEST_SPLITS);
      DataSource.Part part = new DataSource.Part(data.parts().get(0).root(), train, test);
      boolean same = again && folder.equals(data.folder());
      return new DataSource.VocFolders(folder, List.of(part), same ? data.classes() : List.of());
    }

    private List<String> names(LaunchField field) {
      refuse(field, text(field).isEmpty(), "app.train.launch.no-split");
      return Arrays.stream(text(field).split("[,;\\s]+", -1))
          .filter(name -> !name.isEmpty())
          .toList();
    }

    private DetectorSettings detector(TrunkMode trunk, double width) {
      DetectorSettings like = base.detector();
      return new DetectorSettings(
          like.size(),
          trunk,
          width,
          base.data().isGenerated() && !again ? like.weights() : text(LaunchField.WEIGHTS),
          (int) whole(LaunchField.COPIES, 0, MOST_COPIES),
          like.minimumSizes(),
          like.maximumSizes(),
          like.ratios(),
          like.backgroundPrior());
    }

    private Schedule schedule() {
      int steps = (int) whole(LaunchField.ITERATIONS, 1, MOST_STEPS);
      boolean known = !faults.containsKey(LaunchField.ITERATIONS);
      List<Long> seeds = seeds();
      Schedule single =
          new Schedule(
                  steps,
                  (int) whole(LaunchField.BATCH, 1, MOST_BATCH),
                  seeds.get(0),
                  (int) whole(LaunchField.EVALUATIONS, 1, known ? steps : MOST_STEPS),
                  Math.max(1, Math.min(base.schedule().checkpointEvery(), steps)),
                  accumulate())
              .withRace(race ? OptionalDouble.of(stopBelow()) : OptionalDouble.empty());
      return seeds.size() == 1 ? single : single.withSeeds(seeds);
    }

    /** Nothing typed is 1; the device then cuts a batch as far as it has to. */
    private int accumulate() {
      return text(LaunchField.ACCUMULATE).isEmpty()
          ? 1
          : (int) whole(LaunchField.ACCUMULATE, 1, MOST_BATCH);
    }

    /** Nothing typed is 0: no loss is stopped. */
    private double stopBelow() {
      String typed = text(LaunchField.STOP_BELOW);
      return TypedNumbers.decimal(typed.isEmpty() ? "0" : typed, 0, Schedule.MOST_STOPPED)
          .fold(
              share -> share,
              problem -> {
                faults.put(LaunchField.STOP_BELOW, problem);
                return 0.0;
              });
    }

    /** Nothing typed leaves each loss the tables of its design. */
    private ClassTables classTables() {
      return ClassTablesText.parse(text(LaunchField.CLASS_TABLES))
          .fold(
              tables -> tables,
              problem -> {
                faults.put(LaunchField.CLASS_TABLES, problem);
                return ClassTables.NONE;
              });
    }

    private List<Long> seeds() {
      return SeedList.parse(text(LaunchField.SEED))
          .fold(
              seeds -> seeds,
              problem -> {
                faults.put(LaunchField.SEED, problem);
                return List.of(0L);
              });
    }
  }

  /**
   * The optimizer and the schedule of θ as typed into the launch form, for all its losses; an empty
   * field leaves each loss what the experiment gives it.
   *
   * @param optimizer empty where nothing is typed or what is typed is wrong
   * @param schedule likewise
   */
  record OptimisationForm(Optional<Optimizer> optimizer, Optional<LearningRateSchedule> schedule) {
    /** Points of the drawn schedule; a width of two pixels each. */
    static final int POINTS = 60;

    /** Reads both fields and notes what is wrong with them. */
    static OptimisationForm read(
        Map<LaunchField, String> values, Map<LaunchField, Problem> faults) {
      return new OptimisationForm(
          read(LaunchField.OPTIMIZER, values, Optimizer::parse, faults),
          read(LaunchField.RATE_SCHEDULE, values, LearningRateSchedule::parse, faults));
    }

    private static <T> Optional<T> read(
        LaunchField field,
        Map<LaunchField, String> values,
        Function<String, Outcome<T>> parse,
        Map<LaunchField, Problem> faults) {
      String typed = values.getOrDefault(field, "");
      if (typed.isBlank()) {
        return Optional.empty();
      }
      Outcome<T> read = parse.apply(typed);
      read.failure().ifPresent(problem -> faults.put(field, problem));
      return read.toOptional();
    }

    /** The losses as they are trained. */
    List<LossSettings> of(List<LossSettings> losses) {
      return losses.stream().map(loss -> loss.withOptimisation(of(loss.optimisation()))).toList();
    }

    private Optimisation of(Optimisation own) {
      return new Optimisation(optimizer.orElse(own.optimizer()), schedule.orElse(own.schedule()));
    }

    /** What the losses have, told once where it is the same, as in {@code adam / sgd 0.9}. */
    static String told(List<LossSettings> losses, Function<Optimisation, String> print) {
      return losses.stream()
          .map(loss -> print.apply(loss.optimisation()))
          .distinct()
          .collect(Collectors.joining(" / "));
    }

    /** The factor of θ at equal distances over the training. */
    static List<Double> curve(LearningRateSchedule schedule) {
      int steps = 50 * POINTS; // fine enough that a warm-up of one point is still seen to rise
      return IntStream.range(0, POINTS)
          .mapToObj(i -> schedule.factor(i * (steps - 1) / (POINTS - 1), steps))
          .toList();
    }
  }
}
