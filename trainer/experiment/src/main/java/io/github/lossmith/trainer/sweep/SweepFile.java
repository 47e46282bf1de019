package io.github.lossmith.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.formula.Formula;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.designer.problem.Problem;
import io.github.lossmith.trainer.engine.Device;
import io.github.lossmith.trainer.engine.Engines;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.ExperimentPresets;
import io.github.lossmith.trainer.experiment.JsonFields;
import io.github.lossmith.trainer.experiment.JsonFields.BadField;
import io.github.lossmith.trainer.experiment.LossSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file form of a {@link Sweep}, {@code *.sweep.json}. Unknown keys and wrong values are named
 * with their path, as in an experiment.
 */
public final class SweepFile {
  /** The extension of sweep files. */
  public static final String SUFFIX = ".sweep.json";

  /** An experiment of 4 MiB, which is the most, and as many losses again. */
  private static final int MAX_BYTES = 8 << 20;

  /** A machine with more is not sold. */
  private static final int MOST_CPUS = 4096;

  private static final int MOST_GPUS = 64;

  /** A year. */
  private static final int MOST_MINUTES = 366 * 24 * 60;

  private static final List<String> ENGINES = List.of(Engines.DL4J, Engines.PYTORCH);

  private static final Pattern MEMORY = Pattern.compile("([1-9][0-9]{0,6})([MGT])");

  private final JsonNode tree;
  private final JsonFields file;
  private final Path place;

  private SweepFile(JsonNode tree, Path place) throws BadField {
    this.tree = tree;
    this.file = new JsonFields(tree, "");
    this.place = place;
  }

  /**
   * Reads the file. Its experiment is a preset, a file, or the experiment itself; files are looked
   * for beside it first.
   */
  public static Outcome<Sweep> read(Path file) {
    return Files.exists(file)
        ? StrictJson.read(file, MAX_BYTES).then(tree -> parse(tree, file))
        : Outcome.bad("trainer.sweep.no-file", file);
  }

  /** Reads the text of a file; other files are looked for beside {@code place}. */
  public static Outcome<Sweep> parse(String text, Path place) {
    return StrictJson.parse(text, String.valueOf(place.getFileName()))
        .then(tree -> parse(tree, place));
  }

  /** Reads the tree of a file; problems name {@code place}. */
  static Outcome<Sweep> parse(JsonNode tree, Path place) {
    try {
      SweepFile file = new SweepFile(tree, place);
      file.checkKeys();
      return file.experiment().then(file::sweep).mapProblem(reason -> in(place, reason));
    } catch (BadField bad) {
      return Outcome.bad(in(place, bad.problem()));
    }
  }

  private static Problem in(Path place, Problem reason) {
    return Problem.of("trainer.sweep.in-file", place, reason);
  }

  private void checkKeys() throws BadField {
    int version = file.integer("version", Sweep.VERSION, 1, Integer.MAX_VALUE);
    if (version > Sweep.VERSION) {
      throw new BadField("trainer.experiment.newer", version, Sweep.VERSION);
    }
    file.only("version", "name", "description", "experiment", "losses", "grid", "needs", "engine");
    file.object("grid").only(SweptField.keys().toArray(String[]::new));
    if (file.has("grid") && file.object("grid").names().isEmpty()) {
      throw new BadField("trainer.sweep.empty-grid", String.join(", ", SweptField.keys()));
    }
  }

  private Outcome<Experiment> experiment() {
    JsonNode node = tree.path("experiment");
    if (node.isObject()) {
      return ExperimentFile.parse(node.toString(), "experiment");
    }
    if (!node.isTextual()) {
      return Outcome.bad("trainer.sweep.no-experiment");
    }
    try {
      String name = node.textValue();
      Path beside = place.resolveSibling(name);
      boolean isFile = !ExperimentPresets.names().contains(name) && Files.isRegularFile(beside);
      return ExperimentPresets.find(isFile ? beside.toString() : name);
    } catch (InvalidPathException e) {
      return Outcome.bad("trainer.training.path", e.getInput(), String.valueOf(e.getReason()));
    }
  }

  private Outcome<Sweep> sweep(Experiment base) {
    return losses(base).then(experiment -> sweep(base, experiment));
  }

  private Outcome<Sweep> sweep(Experiment base, Experiment withLosses) {
    try {
      JsonFields grid = file.object("grid");
      List<Long> seeds =
          grid.has(SweptField.SEED) ? grid.seeds(SweptField.SEED) : base.schedule().each();
      if (withLosses.losses().isEmpty()) {
        throw new BadField("trainer.sweep.no-losses");
      }
      return Outcome.ok(
          new Sweep(
              file.text("name", base.name()),
              file.text("description", ""),
              base.withLosses(List.of())
                  .withSchedule(base.schedule().withSeed(0).withRace(OptionalDouble.empty())),
              swept(ExperimentPresets.withDesignsBeside(place, withLosses).losses()),
              axes(grid),
              seeds,
              needs(file.object("needs")),
              engine(file.object("engine"))));
    } catch (BadField bad) {
      return Outcome.bad(bad.problem());
    }
  }

  /** The experiment with the losses of the file, or its own where the file has none. */
  private Outcome<Experiment> losses(Experiment base) {
    if (!file.has("losses")) {
      return Outcome.ok(base);
    }
    try {
      ObjectNode whole =
          (ObjectNode) StrictJson.parse(ExperimentFile.print(base), "experiment").orThrow();
      ArrayNode plain = whole.putArray("losses");
      file.objects("losses"); // refuses what is no list of objects
      for (JsonNode loss : tree.path("losses")) {
        ObjectNode copy = ((ObjectNode) loss).deepCopy();
        copy.remove("parameters");
        plain.add(copy);
      }
      return ExperimentFile.parse(whole.toString(), "losses");
    } catch (BadField bad) {
      return Outcome.bad(bad.problem());
    }
  }

  private List<SweptLoss> swept(List<LossSettings> losses) throws BadField {
    List<JsonFields> fields = file.objects("losses");
    List<SweptLoss> swept = new ArrayList<>();
    for (int i = 0; i < losses.size(); i++) {
      swept.add(
          fields.isEmpty() ? SweptLoss.of(losses.get(i)) : swept(losses.get(i), fields.get(i)));
    }
    return swept;
  }

  private static SweptLoss swept(LossSettings settings, JsonFields loss) throws BadField {
    JsonFields in = loss.object("parameters");
    Map<String, Double> fixed = new LinkedHashMap<>();
    Map<String, List<JsonNode>> ranged = new LinkedHashMap<>();
    for (String typed : in.names()) {
      Outcome<String> letter = Formula.letter(typed);
      Optional<Problem> noLetter = letter.failure();
      if (noLetter.isPresent()) {
        throw new BadField("trainer.sweep.letter", settings.name(), noLetter.get());
      }
      if (in.isList(typed)) {
        in.numbers(typed, List.of(), -1e12, 1e12);
        ranged.put(letter.orThrow(), in.values(typed));
      } else {
        fixed.put(letter.orThrow(), in.number(typed, 0, -1e12, 1e12));
      }
    }
    return new SweptLoss(settings, fixed, ranged);
  }

  private static List<SweepAxis> axes(JsonFields grid) throws BadField {
    List<SweepAxis> axes = new ArrayList<>();
    for (String key : grid.names()) {
      Optional<SweptField> field = SweptField.named(key);
      if (field.isPresent()) {
        axes.add(new SweepAxis(field.get(), grid.values(key)));
      }
    }
    return axes;
  }

  private static SweepNeeds needs(JsonFields in) throws BadField {
    in.only("cpus", "memory", "gpus", "minutes");
    SweepNeeds usual = SweepNeeds.USUAL;
    return new SweepNeeds(
        in.integer("cpus", usual.cpus(), 1, MOST_CPUS),
        memory(in.text("memory", "")),
        in.integer("gpus", usual.gpus(), 0, MOST_GPUS),
        in.integer("minutes", usual.minutes(), 0, MOST_MINUTES));
  }

  private static int memory(String text) throws BadField {
    if (text.isEmpty()) {
      return SweepNeeds.USUAL.memoryMib();
    }
    Matcher size = MEMORY.matcher(text);
    if (!size.matches()) {
      throw new BadField("trainer.sweep.memory", text);
    }
    long mib = Long.parseLong(size.group(1)) << (10 * "MGT".indexOf(size.group(2)));
    if (mib > Integer.MAX_VALUE) {
      throw new BadField("trainer.sweep.memory", text);
    }
    return (int) mib;
  }

  private static AskedEngine engine(JsonFields in) throws BadField {
    in.only("engine", "device", "python", "amp", "compile");
    String device = in.text("device", "");
    if (!device.isEmpty() && Device.of(device).isEmpty()) {
      throw new BadField("trainer.sweep.device", device);
    }
    String engine = in.text("engine", "");
    if (!engine.isEmpty() && !ENGINES.contains(engine)) {
      throw new BadField("trainer.sweep.engine", engine, String.join(", ", ENGINES));
    }
    return new AskedEngine(
        said(engine),
        said(device),
        said(in.text("python", "")),
        in.has("amp") ? Optional.of(in.flag("amp")) : Optional.empty(),
        in.has("compile") ? Optional.of(in.flag("compile")) : Optional.empty());
  }

  private static Optional<String> said(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
