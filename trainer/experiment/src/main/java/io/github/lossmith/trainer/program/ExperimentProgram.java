package io.github.lossmith.trainer.program;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lossmith.designer.design.Design;
import io.github.lossmith.designer.design.DesignRef;
import io.github.lossmith.designer.export.PytorchFunctions;
import io.github.lossmith.designer.problem.Outcome;
import io.github.lossmith.resources.Messages;
import io.github.lossmith.trainer.experiment.Experiment;
import io.github.lossmith.trainer.experiment.ExperimentFile;
import io.github.lossmith.trainer.experiment.LossSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes an experiment as one Python file: the same detector, priors, matching, augmentation,
 * losses and mAP in PyTorch, which reads the same {@code experiment.json} and writes the same run
 * directory.
 */
public final class ExperimentProgram {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

  /** Templates within the template. */
  private static final List<String> PARTS =
      List.of(
          "reading",
          "detections",
          "weights",
          "classes",
          "settings",
          "events",
          "lock",
          "network",
          "replay",
          "metric",
          "directory",
          "devices",
          "pictures",
          "training");

  /** Keys of the messages that the program prints in the same words. */
  private static final Pattern SAID =
      Pattern.compile(
          "trainer\\.(voc\\..*|image\\..*|metric\\..*|weights\\..*|experiment\\..*|seeds\\..*|(optimizer|rate)\\..*"
              + "|data\\.(no-folder|nothing-to-train|nothing-to-test)"
              + "|training\\.(diverged|exists|foreign|gap|in-use|memory|no-loss|not-a-run|other-experiment"
              + "|unwritable))");

  /** What can be wrong with tables of the classes. */
  private static final String TABLE_FAULTS = "designer.table.";

  /** The messages that only the program says. */
  private static final String OWN = "trainer.program.";

  private final Experiment experiment;
  private final List<String> factories = new ArrayList<>();
  private final List<String> table = new ArrayList<>();
  private final List<String> about = new ArrayList<>();
  private final ArrayNode designs = JSON.createArrayNode();

  private ExperimentProgram(Experiment experiment) {
    this.experiment = experiment;
  }

  /**
   * The file's text.
   *
   * @param folder that relative paths of designs start from
   */
  public static Outcome<String> text(Experiment experiment, Path folder) {
    return Outcome.each(
            experiment.losses(), loss -> loss.design().resolve(folder).mapProblem(loss::unusable))
        .then(designs -> text(experiment, designs));
  }

  private static Outcome<String> text(Experiment experiment, List<Design> designs) {
    List<LossSettings> given = experiment.losses();
    List<LossSettings> losses = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      losses.add(inFull(given.get(i), designs.get(i)));
    }
    return new ExperimentProgram(experiment.withLosses(losses))
        .text(designs, given.stream().map(LossSettings::design).toList());
  }

  /**
   * The loss with its design in full; a preset keeps its name, because it is the same everywhere.
   */
  private static LossSettings inFull(LossSettings loss, Design design) {
    return loss.design() instanceof DesignRef.Preset ? loss : loss.withDesign(design);
  }

  private Outcome<String> text(List<Design> all, List<DesignRef> given) {
    for (int i = 0; i < all.size(); i++) {
      LossSettings loss = experiment.losses().get(i);
      Design design = all.get(i);
      Outcome<List<String>> functions =
          Outcome.each(design.sides(), side -> PytorchFunctions.of(design.side(side)));
      if (!functions.isOk()) {
        return functions.map(none -> "");
      }
      add(i, loss, design, functions.orThrow());
      designs.add(
          JSON.createArrayNode()
              .add(given.get(i).json())
              .add(loss.design().json())
              .add(DesignRef.Inline.of(all.get(i)).json()));
    }
    return Outcome.ok(fill());
  }

  private void add(int number, LossSettings loss, Design design, List<String> functions) {
    List<String> sides = new ArrayList<>();
    for (int side = 0; side < functions.size(); side++) {
      String name = "_loss_" + number + (side == 0 ? "" : "_background");
      factories.add(factory(name, design.side(design.sides().get(side)), functions.get(side)));
      sides.add(name + "()");
    }
    String normalisation = design.normalisation().name().toLowerCase(Locale.ROOT);
    table.add(
        String.format(
            Locale.ROOT,
            "    %s: (DESIGNS[%d], (%s,), \"%s\", %s, DESIGNS[%d][-1].get(\"classTables\") or {}),",
            literal(loss.name()),
            number,
            String.join(", ", sides),
            normalisation,
            design.mining().orElse(0),
            number));
    about.add("  " + inDocstring(loss.name()) + " - " + PytorchFunctions.describe(design));
  }

  private static String factory(String name, Design side, String functions) {
    List<String> followed =
        new ArrayList<>(side.followsProgress() ? List.of("progress") : List.of());
    side.batchLetters().forEach(one -> followed.add(one.letter()));
    String follows =
        followed.stream().map(one -> "\"" + one + "\", ").collect(Collectors.joining("", "(", ")"));
    return "def %s():\n%s\n\n    return weighted, loss_of, %s, %s"
        .formatted(name, functions, follows, side.usesShare() ? "True" : "False");
  }

  private String fill() {
    Map<String, String> places =
        Map.of(
            "title", inDocstring(experiment.name()) + ": a detector experiment.",
            "losses", String.join("\n", about),
            "experiment", inQuotes(ExperimentFile.print(experiment)),
            "designs", inQuotes(designs.toString()),
            "messages", inQuotes(messages()),
            "factories", String.join("\n\n\n", factories),
            "table", String.join("\n", table));
    String whole = template("experiment");
    for (String part : PARTS) {
      whole = whole.replace("{{" + part + "}}", template(part).strip());
    }
    return PLACE
        .matcher(whole)
        .replaceAll(place -> Matcher.quoteReplacement(value(places, place.group(1))));
  }

  private static String value(Map<String, String> places, String name) {
    String value = places.get(name);
    if (value == null) {
      throw new IllegalStateException("no value for {{" + name + "}}");
    }
    return value;
  }

  private static String messages() {
    ResourceBundle english = Messages.bundle("trainer", Locale.ENGLISH);
    ObjectNode said = JSON.createObjectNode();
    english.keySet().stream()
        .filter(key -> key.startsWith(OWN) || SAID.matcher(key).matches())
        .sorted()
        .forEach(key -> said.put(key, english.getString(key)));
    ResourceBundle designer = Messages.bundle("designer", Locale.ENGLISH);
    designer.keySet().stream()
        .filter(key -> key.startsWith(TABLE_FAULTS))
        .sorted()
        .forEach(key -> said.put(key, designer.getString(key)));
    return said.toPrettyString();
  }

  /** JSON for Python's r'''…''', that is without apostrophes. */
  private static String inQuotes(String json) {
    return json.replace("'", "\\u0027");
  }

  private static String inDocstring(String text) {
    return text.replaceAll("[\\p{Cntrl}\\\\\"]", " ");
  }

  /** A Python string literal in plain ASCII. */
  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = c >= ' ' && c < 127 && c != '"' && c != '\\';
              literal.append(
                  plain ? Character.toString(c) : String.format(Locale.ROOT, "\\U%08x", c));
            });
    return literal.append('"').toString();
  }

  private static String template(String part) {
    String name = "export/program/" + part + ".py.template";
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
