package io.github.lossmith.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import io.github.lossmith.trainer.group.GroupFile;
import io.github.lossmith.trainer.group.RunGroup;
import io.github.lossmith.trainer.preparation.Fingerprint;
import io.github.lossmith.trainer.run.RunDirectory;
import io.github.lossmith.trainer.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The layout of a planned sweep. A group of seeds, as {@code train --seeds} makes it, is read as
 * the smallest of them.
 *
 * <pre>
 * tasks.jsonl           a line for each planning, then one for each task that it added
 * 0001-1f0c3a5b7d9e/    a {@link RunDirectory} like any other: the task's number and id
 * </pre>
 *
 * <p>What has been trained is told by the run directories alone.
 */
public record SweepFolder(Path path) {
  /** 10,000 tasks of which each has a drawing. */
  private static final long MAX_BYTES = 512L << 20;

  private static final String KIND = "kind";
  private static final String PLAN = "plan";
  private static final String TASK = "task";

  /** The folder for another sweep beside what is in this one: not inside a sweep or search. */
  public static Path beside(Path runs) {
    Path parent = runs.toAbsolutePath().getParent();
    boolean isOne =
        new SweepFolder(runs).exists() || Files.isRegularFile(runs.resolve(RunFolder.SEARCH));
    return parent != null && isOne ? parent : runs.toAbsolutePath();
  }

  /** The file that makes a folder a sweep. */
  public Path file() {
    return path.resolve(RunFolder.TASKS);
  }

  /** Whether this folder is a planned sweep. */
  public boolean exists() {
    return Files.isRegularFile(file());
  }

  private RunDirectory run(int number, String id) {
    return new RunDirectory(path.resolve(String.format(Locale.ROOT, "%04d-%s", number, id)));
  }

  /** What is planned here; a problem where nothing is, or another version planned it. */
  public Outcome<SweepPlan> read() {
    RunGroup group = new RunGroup(path);
    if (!exists()) {
      return group.exists()
          ? GroupFile.read(group).map(file -> seeds(file, group))
          : Outcome.bad("trainer.sweep.not-planned", path);
    }
    try {
      if (Files.size(file()) > MAX_BYTES) {
        return Outcome.bad("trainer.sweep.large", file());
      }
      return read(Files.readAllLines(file()));
    } catch (IOException unreadable) {
      return Outcome.bad("trainer.group.unreadable", file(), AtomicFile.reason(unreadable));
    }
  }

  private Outcome<SweepPlan> read(List<String> lines) {
    JsonNode plan = JsonNodeFactory.instance.missingNode();
    List<SweepTask> tasks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Outcome<JsonNode> line = StrictJson.parse(lines.get(i), file().toString());
      String kind = line.map(node -> node.path(KIND).asText()).toOptional().orElse("");
      if (kind.equals(PLAN)) {
        plan = line.orThrow();
        int version = plan.path("version").asInt();
        if (version > Sweep.VERSION) {
          return Outcome.bad("trainer.group.newer", file(), Integer.toString(version));
        }
      } else if (kind.equals(TASK) && isNext(line.orThrow(), tasks.size() + 1)) {
        tasks.add(task(line.orThrow()));
      } else {
        return Outcome.bad("trainer.sweep.damaged", file(), Integer.toString(i + 1));
      }
    }
    return plan.isMissingNode() || tasks.isEmpty()
        ? Outcome.bad("trainer.sweep.damaged", file(), Integer.toString(lines.size() + 1))
        : SweepFile.parse(plan.path("sweep"), file())
            .map(sweep -> new SweepPlan(path, sweep.name(), sweep.needs(), sweep.engine(), tasks));
  }

  private static boolean isNext(JsonNode task, int number) {
    return task.path(TASK).asInt() == number
        && task.path("id").asText().matches("[0-9a-f]{" + SweepExpansion.ID_DIGITS + "}")
        && task.path("experiment").isObject();
  }

  private SweepTask task(JsonNode line) {
    int number = line.path(TASK).asInt();
    String id = line.path("id").asText();
    return new SweepTask(
        number,
        id,
        line.path("loss").asText(),
        line.path("family").asText(),
        fields(line.path("parameters")),
        fields(line.path("setting")),
        line.path("seed").asLong(),
        line.path("iterations").asLong(),
        line.path("experiment").toString(),
        run(number, id));
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  /** The lines of a plan that is written for the first time, or of what is added to one. */
  static String lines(Sweep sweep, List<SweepTask> added) {
    ObjectNode plan = JsonNodeFactory.instance.objectNode();
    plan.put(KIND, PLAN).put("version", Sweep.VERSION);
    plan.set("sweep", SweepTree.of(sweep));
    StringBuilder text = new StringBuilder(plan.toString()).append('\n');
    added.forEach(task -> text.append(line(task)).append('\n'));
    return text.toString();
  }

  private static String line(SweepTask task) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put(KIND, TASK).put(TASK, task.number()).put("id", task.id());
    line.put("loss", task.loss()).put("family", task.family());
    line.putObject("parameters").setAll(task.parameters());
    line.putObject("setting").setAll(task.setting());
    line.put("seed", task.seed()).put("iterations", task.iterations());
    line.set("experiment", SweepTree.tree(task.json()));
    return line.toString();
  }

  /** A training with its place in this folder. */
  SweepTask task(int number, SweepExpansion.Training training) {
    return new SweepTask(
        number,
        training.id(),
        training.loss(),
        training.variant().family(),
        training.variant().parameters(),
        training.setting(),
        training.seed(),
        training.iterations(),
        training.json(),
        run(number, training.id()));
  }

  private static SweepPlan seeds(GroupFile file, RunGroup group) {
    List<SweepTask> tasks = new ArrayList<>();
    for (long seed : file.seeds()) {
      tasks.add(seed(file.of(seed), group.run(seed), tasks.size() + 1));
    }
    return new SweepPlan(
        group.path(), file.experiment().name(), SweepNeeds.USUAL, AskedEngine.NONE, tasks);
  }

  private static SweepTask seed(Experiment experiment, RunDirectory run, int number) {
    String losses =
        experiment.losses().stream().map(LossSettings::name).collect(Collectors.joining(", "));
    return new SweepTask(
        number,
        Fingerprint.of(experiment).substring(0, SweepExpansion.ID_DIGITS),
        losses,
        losses,
        Map.of(),
        Map.of(),
        experiment.schedule().seed(),
        experiment.schedule().iterations(),
        ExperimentFile.print(experiment),
        run);
  }

  /** Whether a sweep, or a search, may begin here; a problem says why not. */
  public Outcome<SweepFolder> isFree() {
    try {
      return exists() ? Outcome.bad("trainer.search.a-sweep", path) : free();
    } catch (IOException unreadable) {
      return Outcome.bad("trainer.group.unreadable", path, AtomicFile.reason(unreadable));
    }
  }

  /** Why the folder cannot become a sweep. */
  Outcome<SweepFolder> free() throws IOException {
    if (exists() || !Files.exists(path) || Files.exists(path.resolve(RunFolder.SEARCH))) {
      return Outcome.ok(this);
    }
    if (new RunGroup(path).exists()) {
      return Outcome.bad("trainer.sweep.a-group", path);
    }
    if (Files.exists(new RunDirectory(path).experiment())) {
      return Outcome.bad("trainer.sweep.a-run", path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.allMatch(RunDirectory::isLock)
          ? Outcome.ok(this)
          : Outcome.bad("trainer.training.not-a-run", path);
    }
  }
}
