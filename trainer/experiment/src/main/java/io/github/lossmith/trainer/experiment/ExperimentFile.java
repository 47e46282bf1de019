package io.github.lossmith.trainer.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.AtomicFile;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.design.StrictJson;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.trainer.experiment.JsonFields.BadField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The file form of an {@link Experiment}. Missing keys have the defaults of the {@code bccd}
 * preset's kind; unknown keys and wrong values are named with their path.
 */
public final class ExperimentFile {
  /** The extension of experiment files. */
  public static final String SUFFIX = ".experiment.json";

  /** 1,000 losses, of which some have drawings of hundreds of knots. */
  private static final int MAX_BYTES = 4 << 20;

  private static final JsonMapper JSON = new JsonMapper();

  /** A training with more steps takes years, and an int holds them. */
  private static final double MANY = 1e9;

  private ExperimentFile() {}

  /** Reads the file; the problem names the file, the path within it and the value. */
  public static Outcome<Experiment> read(Path file) {
    return Files.exists(file)
        ? StrictJson.read(file, MAX_BYTES).then(tree -> experiment(tree, file.toString()))
        : Outcome.bad("trainer.experiment.no-file", file);
  }

  /** Reads the text of a file; {@code origin} stands in the problem. */
  public static Outcome<Experiment> parse(String text, String origin) {
    return StrictJson.parse(text, origin).then(tree -> experiment(tree, origin));
  }

  private static Outcome<Experiment> experiment(JsonNode tree, String origin) {
    try {
      return Outcome.ok(experiment(new JsonFields(tree, "")));
    } catch (BadField bad) {
      return Outcome.bad("trainer.experiment.in-file", origin, bad.problem());
    }
  }

  private static Experiment experiment(JsonFields file) throws BadField {
    int version = file.integer("version", Experiment.VERSION, 1, Integer.MAX_VALUE);
    if (version > Experiment.VERSION) {
      throw new BadField("trainer.experiment.newer", version, Experiment.VERSION);
    }
    file.only(
        "version",
        "name",
        "description",
        "data",
        "detector",
        "augmentation",
        "schedule",
        "losses",
        "environment");
    DataSource data = data(file.object("data"));
    return new Experiment(
        file.text("name", "experiment"),
        file.text("description", ""),
        data,
        detector(file.object("detector"), data.isGenerated()),
        augmentation(file.object("augmentation")),
        schedule(file.object("schedule")),
        losses(file.objects("losses")));
  }

  private static DataSource data(JsonFields in) throws BadField {
    in.only("source", "folder", "parts", "classes", "images", "testImages");
    Source source = in.choice("source", Source.VOC);
    List<DataSource.Part> parts = new ArrayList<>();
    for (JsonFields part : in.objects("parts")) {
      part.only("root", "train", "test");
      parts.add(
          new DataSource.Part(part.text("root", ""), part.texts("train"), part.texts("test")));
    }
    if (parts.isEmpty()) {
      parts.add(new DataSource.Part("", List.of("trainval"), List.of("test")));
    }
    int images = in.integer("images", 400, 2, 100_000);
    int testImages = in.integer("testImages", 100, 1, 100_000);
    String folder = in.text("folder", "");
    List<String> classes = in.texts("classes");
    return switch (source) {
      case SYNTHETIC -> new DataSource.Generated(images, testImages);
      case VOC -> new DataSource.VocFolders(folder, parts, classes);
    };
  }

  private enum Source {
    SYNTHETIC,
    VOC
  }

  private static DetectorSettings detector(JsonFields in, boolean synthetic) throws BadField {
    in.only(
        "size",
        "trunk",
        "width",
        "weights",
        "copies",
        "minimumSizes",
        "maximumSizes",
        "ratios",
        "backgroundPrior");
    TrunkMode trunk = in.choice("trunk", synthetic ? TrunkMode.SMALL : TrunkMode.FROZEN);
    boolean small = trunk == TrunkMode.SMALL;
    DetectorSettings settings =
        new DetectorSettings(
            in.integer("size", small ? 160 : 300, 96, 1024),
            trunk,
            in.number("width", small ? 1 : 0.35, 0.35, 1),
            in.text("weights", ""),
            in.integer("copies", 0, 0, 1000),
            in.numbers("minimumSizes", Sizes.least(small), 1, 4096),
            in.numbers("maximumSizes", Sizes.most(small), 1, 4096),
            in.numbers("ratios", List.of(2.0, 3.0), 1.01, 20),
            in.number("backgroundPrior", 0, 0, 0.99));
    requireLengths(settings, small ? 3 : 6);
    return settings;
  }

  private static void requireLengths(DetectorSettings settings, int maps) throws BadField {
    if (settings.minimumSizes().size() != maps || settings.maximumSizes().size() != maps) {
      throw new BadField(
          "trainer.experiment.prior-sizes",
          maps,
          settings.minimumSizes().size(),
          settings.maximumSizes().size());
    }
    if (settings.trunk() != TrunkMode.SMALL
        && !List.of(0.35, 0.5, 0.75, 1.0).contains(settings.width())) {
      throw new BadField("trainer.experiment.width", JsonFields.print(settings.width()));
    }
  }

  private static Augmentation augmentation(JsonFields in) throws BadField {
    in.only("noise", "horizontalFlip", "verticalFlip", "contrast", "brightness");
    return new Augmentation(
        in.number("noise", 0.02, 0, 1),
        in.number("horizontalFlip", 0.5, 0, 1),
        in.number("verticalFlip", 0.5, 0, 1),
        in.number("contrast", 0.2, 0, 1),
        in.number("brightness", 0.1, 0, 1));
  }

  private static Schedule schedule(JsonFields in) throws BadField {
    in.only(
        "iterations",
        "batch",
        "seed",
        "seeds",
        "evaluations",
        "checkpointEvery",
        "accumulate",
        "race",
        "stopBelow");
    int iterations = in.integer("iterations", 600, 1, (int) MANY);
    Schedule single =
        new Schedule(
            iterations,
            in.integer("batch", 16, 1, 4096),
            in.whole("seed", 0, 0, SeedList.LARGEST),
            in.integer("evaluations", Math.min(4, iterations), 1, iterations),
            in.integer("checkpointEvery", 150, 1, (int) MANY),
            in.integer("accumulate", 1, 1, 4096));
    Schedule raced = single.withRace(race(in));
    return in.has("seeds") ? raced.withSeeds(in.seeds("seeds")) : raced;
  }

  private static OptionalDouble race(JsonFields in) throws BadField {
    double share = in.number("stopBelow", 0, 0, Schedule.MOST_STOPPED);
    if (in.flag("race")) {
      return OptionalDouble.of(share);
    }
    if (share > 0) {
      throw new BadField("trainer.experiment.no-race");
    }
    return OptionalDouble.empty();
  }

  private static List<LossSettings> losses(List<JsonFields> all) throws BadField {
    List<LossSettings> losses = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonFields in : all) {
      LossSettings loss = loss(in);
      if (!names.add(loss.name())) {
        throw new BadField("trainer.experiment.twice", loss.name());
      }
      losses.add(loss);
    }
    return losses;
  }

  private static LossSettings loss(JsonFields in) throws BadField {
    in.only(
        "name",
        "design",
        "normalisation",
        "mining",
        "learningRate",
        "boxWeight",
        "optimizer",
        "learningRateSchedule",
        "classTables");
    String design = in.text("design", "ce");
    DesignRef named = DesignRef.of(design);
    return new LossSettings(
        in.name("name", design),
        in.has("classTables") ? new DesignRef.Tabled(named, in.classTables("classTables")) : named,
        in.has("normalisation")
            ? JsonFields.print(in.choice("normalisation", Divisor.POSITIVES))
            : "",
        in.has("mining")
            ? OptionalDouble.of(in.number("mining", 0, 0, 1e6))
            : OptionalDouble.empty(),
        in.number("learningRate", 1e-3, 1e-12, 10),
        in.number("boxWeight", 1, 0, 1e6),
        in.optimisation());
  }

  private enum Divisor {
    POSITIVES,
    ALL,
    NONE
  }

  /** Writes the file aside and renames it. */
  public static void write(Experiment experiment, Path file) throws IOException {
    write(experiment, Map.of(), file);
  }

  /**
   * Writes the file aside and renames it.
   *
   * @param environment the environment of the run; for information, not read back
   */
  public static void write(Experiment experiment, Map<String, String> environment, Path file)
      throws IOException {
    ObjectNode tree = ExperimentTree.of(experiment, JSON);
    if (!environment.isEmpty()) {
      ObjectNode facts = tree.putObject("environment");
      environment.forEach(facts::put);
    }
    AtomicFile.replace(file, (tree.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The text of the file. */
  public static String print(Experiment experiment) {
    return ExperimentTree.of(experiment, JSON).toPrettyString();
  }
}
